"""A thread for each question, where a server wants that and Discord allows it."""

from __future__ import annotations

import asyncio
import logging
from typing import TypeGuard

import discord

from bot.messages.limits import THREAD_NAME
from bot.messages.markdown import plain
from bot.serving.client import Interaction
from bot.serving.delivery import FAILURES
from bot.serving.seen import SeenIds
from index.models import ServerSettings

_log = logging.getLogger(__name__)
_SECONDS = 3.0  # that an answer waits for its thread: Discord may limit how many are opened
_HAS_A_THREAD = 160004


class QuestionThreads:
    """Open threads; a channel that takes none is left alone for a while."""

    def __init__(self) -> None:
        self._full = SeenIds()

    async def below(
        self,
        message: discord.Message | discord.PartialMessage,
        settings: ServerSettings,
        question: str,
        client: discord.Client,
    ) -> discord.abc.Messageable | None:
        """Return the thread of a question below `message`, or None where there is none.

        Within a thread, and in channels of other kinds than text, no other is opened.
        """
        channel = message.channel
        if not _takes_threads(channel, settings) or self._full.met(channel.id):
            return None
        try:
            async with asyncio.timeout(_SECONDS):
                return await message.create_thread(name=plain(question, THREAD_NAME) or "…")
        except (TimeoutError, *FAILURES) as error:
            if isinstance(error, discord.HTTPException) and error.code == _HAS_A_THREAD:
                return client.get_partial_messageable(message.id, guild_id=channel.guild.id)
            self._full.first(channel.id)
            _log.info("Channel %s takes no threads now: %r", channel.id, error)
            return None

    async def below_answer(
        self, interaction: Interaction, settings: ServerSettings, question: str
    ) -> None:
        """Open the thread of a question below the answer that a command got."""
        channel = interaction.channel
        if not _takes_threads(channel, settings):
            return
        try:
            answer = await interaction.original_response()
        except FAILURES as error:
            _log.info("Interaction %s has no answer to open a thread at: %s", interaction.id, error)
            return
        place = channel.get_partial_message(answer.id)
        await self.below(place, settings, question, interaction.client)


def _takes_threads(channel: object, settings: ServerSettings) -> TypeGuard[discord.TextChannel]:
    """Return whether threads are wanted in a channel, and the bot may open and write in them."""
    if not settings.threads or not isinstance(channel, discord.TextChannel) or channel.is_news():
        return False
    if settings.thread_channels and channel.id not in settings.thread_channels:
        return False
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.create_public_threads and allowed.send_messages_in_threads
