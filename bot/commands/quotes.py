"""Who said what: `/quotes`; and `/help`, which says how to ask."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot import quoting
from bot.answering import Here, respond
from bot.messages.message import QUESTION, Message, notice
from bot.quoting import Quoting
from bot.serving.desk import Desk
from bot.serving.offering import offer_speakers
from bot.typed import DAYS, Day, Name, Typed


class Quotes(commands.Cog):
    """Show what people said, and how to ask."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @app_commands.command(description="What somebody said, or what was said about something")
    @app_commands.describe(
        speaker="Whose words",
        topic="What they should be about",
        **DAYS,
    )
    @app_commands.autocomplete(speaker=offer_speakers)
    @app_commands.rename(since="from", until="to")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def quotes(
        self,
        interaction: discord.Interaction,
        speaker: Name | None = None,
        topic: app_commands.Range[str, 1, QUESTION] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> None:
        """Show the quotes of a speaker, about a topic, or both, newest first."""

        typed = Typed(topic or "", None, speaker, since, until)

        def look(here: Here) -> Message:
            wanted = Quoting(topic, here.audience, here.words, typed.filters, below=here.below)
            return quoting.quotes(self._desk.library, wanted)

        async def wrong(here: Here) -> Message | None:
            if not (topic or speaker):
                return notice(here.words("quotes.of_whom"))
            followed = await typed.followed(here, self._desk)
            return followed if isinstance(followed, Message) else None

        await respond(interaction, self._desk, look, wrong=wrong)

    @app_commands.command(description="How to ask me")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, interaction: discord.Interaction) -> None:
        """Teach in one screen how to ask."""
        await respond(
            interaction, self._desk, lambda here: notice(here.words("help.long")), private=True
        )
