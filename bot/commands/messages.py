"""What can be done with somebody's message: ask about it, or find out who said what it quotes."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot import lookups, quoting
from bot.answering import Here, Look, respond
from bot.lookups import Asking
from bot.messages.message import Message, notice
from bot.serving.client import Interaction

_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_INSTALLS = app_commands.AppInstallationType(guild=True, user=True)


class Messages(commands.Cog):
    """The two entries in the menu of a message. Only who chose one sees what comes of it."""

    def __init__(self, bot: commands.AutoShardedBot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Add the entries."""
        entries = {"Ask about this message": self.ask, "Who said this?": self.trace}
        for name, callback in entries.items():
            self._bot.tree.add_command(
                app_commands.ContextMenu(
                    name=name,
                    callback=callback,
                    allowed_contexts=_EVERYWHERE,
                    allowed_installs=_INSTALLS,
                )
            )

    async def ask(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer a message as if it had been asked."""
        library, text = interaction.client.desk.library, text_of(message)

        async def prepare(here: Here) -> Look | Message:
            if not text.strip():
                return notice(here.words("trace.no_text"))
            asking = Asking(text, here.audience, here.words, below=here.below)
            return partial(lookups.answer, library, asking)

        await respond(interaction, prepare, private=True)

    async def trace(self, interaction: Interaction, message: discord.Message) -> None:
        """Show the sentences that a message quotes."""
        library, text = interaction.client.desk.library, text_of(message)

        async def prepare(here: Here) -> Look:
            return partial(quoting.trace, library, text, here.audience, here.words)

        await respond(interaction, prepare, private=True)


def text_of(message: discord.Message) -> str:
    """Return what can be read in a message, also what it forwards, and what a bot posts in it."""
    seen: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    texts = [one.content for one in seen]
    for embed in (embed for one in seen for embed in one.embeds):
        texts += [embed.title or "", embed.description or ""]
    return "\n".join(filter(None, texts))
