"""`/privacy`: what is stored about the person who asks."""

from __future__ import annotations

from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.presses.own import stored
from bot.private import answer
from bot.serving.client import Interaction


class Privacy(commands.Cog):
    """Show people what is stored about them."""

    @app_commands.command(description="See, get and delete what is stored about you")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def privacy(self, interaction: Interaction) -> None:
        """Show what is stored about the person."""
        await answer(interaction, partial(stored, interaction))
