"""`/settings`: what those who manage a server decide for it."""

from __future__ import annotations

from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.presses.panel import panel
from bot.private import answer
from bot.serving.client import Interaction


class Settings(commands.Cog):
    """Show the panel on which a server's settings are chosen."""

    @app_commands.command(description="Choose how I work in this server")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def settings(self, interaction: Interaction) -> None:
        """Show the panel."""
        await answer(interaction, partial(panel, interaction))
