"""Who said what: `/quotes`; and `/help`, which says how to ask."""

from __future__ import annotations

from functools import partial

from discord import app_commands
from discord.ext import commands

from bot import quoting
from bot.answering import Here, Look, respond
from bot.lookups import Asking
from bot.messages.message import QUESTION, Message, notice
from bot.serving.client import Interaction
from bot.serving.offering import offer_speakers
from bot.typed import DAYS, Day, Name, Typed


class Quotes(commands.Cog):
    """Show what people said, and how to ask."""

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
        interaction: Interaction,
        speaker: Name | None = None,
        topic: app_commands.Range[str, 1, QUESTION] | None = None,
        since: Day | None = None,
        until: Day | None = None,
    ) -> None:
        """Show the quotes of a speaker, about a topic, or both, newest first."""
        desk = interaction.client.desk
        typed = Typed(topic or "", None, speaker, since, until)

        async def prepare(here: Here) -> Look | Message:
            if not (topic or speaker):
                return notice(here.words("quotes.of_whom"))
            followed = await typed.followed(here, desk)
            if isinstance(followed, Message):
                return followed
            asking = Asking(
                followed.text, here.audience, here.words, followed.filters, below=here.below
            )
            return partial(quoting.quotes, desk.library, asking)

        await respond(interaction, prepare)

    @app_commands.command(description="How to ask me")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, interaction: Interaction) -> None:
        """Teach in one screen how to ask."""

        async def prepare(here: Here) -> Message:
            return notice(here.words("help.long"))

        await respond(interaction, prepare, private=True)
