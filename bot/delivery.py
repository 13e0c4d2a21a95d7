"""Get a message to the person who waits for it, by another way where the first is closed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TypedDict

import aiohttp
import discord

from bot.faults import report
from bot.render import Message, notice
from bot.words import Words

_log = logging.getLogger(__name__)
_PASSING = (discord.DiscordServerError, aiohttp.ClientError, OSError)
FAILURES = (discord.HTTPException, *_PASSING)
"""What sending can raise: Discord refuses, or cannot be reached."""

_INVALID_BODY = 50035
_TYPING_SECONDS = 8  # Discord shows it for ten

Send = Callable[[Message], Awaitable[object]]


class Body(TypedDict):
    """What every way of sending takes."""

    content: str | None
    embeds: list[discord.Embed]
    view: discord.ui.View


def body(message: Message, view: discord.ui.View) -> Body:
    """Return `message` as the arguments of discord.py's sending methods."""
    embeds = [message.embed] if message.embed else []
    return Body(content=message.content or None, embeds=embeds, view=view)


async def acknowledge(interaction: discord.Interaction, *, private: bool) -> None:
    """Defer the reply. Where that fails, the delivery finds out what is left to do."""
    try:
        await interaction.response.defer(ephemeral=private, thinking=True)
    except FAILURES as error:
        # 40060, "already acknowledged", is a success: an attempt that seemed to fail had arrived.
        _log.info("Interaction %s was not acknowledged: %s", interaction.id, error)


async def to_interaction(
    interaction: discord.Interaction,
    message: Message,
    view: discord.ui.View,
    words: Words,
    *,
    private: bool,
) -> None:
    """Put `message` in place of the deferral; where the token has died, send it another way."""

    async def edit(message: Message) -> None:
        await interaction.edit_original_response(**body(message, view))

    to_person = partial(_send, interaction.user, view=view, nonce=interaction.id)
    ways: list[Send] = [edit, to_person]
    if not private and isinstance(interaction.channel, discord.abc.Messageable):
        ways.insert(1, partial(_send, interaction.channel, view=view, nonce=interaction.id))
    await _by_first_open(ways, message, words, interaction.id)


async def to_message(
    asked: discord.Message, message: Message, view: discord.ui.View, words: Words
) -> None:
    """Reply to the message `asked`; where the channel is closed to us, write to its author."""
    reference = asked.to_reference(fail_if_not_exists=False)

    async def reply(message: Message) -> None:
        await asked.channel.send(
            **body(message, view), nonce=asked.id, reference=reference, mention_author=False
        )

    ways: list[Send] = [reply]
    if asked.guild:
        ways.append(partial(_send, asked.author, view=view, nonce=asked.id))
    await _by_first_open(ways, message, words, asked.id)


async def to_author(asked: discord.Message, message: Message, words: Words) -> None:
    """Write to the author of the message `asked` alone, where they take direct messages."""
    view = discord.ui.View()
    way = partial(_send, asked.author, view=view, nonce=asked.id)
    await _by_first_open([way], message, words, asked.id)


async def _send(
    to: discord.abc.Messageable, message: Message, *, view: discord.ui.View, nonce: int
) -> None:
    await to.send(**body(message, view), nonce=nonce)


async def _by_first_open(ways: list[Send], message: Message, words: Words, id_: int) -> None:
    for way in ways:
        try:
            return await _persistently(way, message, words)
        except FAILURES as error:
            _log.info("One way to answer %s is closed: %s", id_, error)
    _log.warning("There was no way left to answer %s.", id_)
    return None


async def _persistently(way: Send, message: Message, words: Words) -> None:
    """Send `message`, once more after a passing failure; the nonce lets it arrive once.

    Where Discord takes the message for malformed, a plain sentence goes in its place.
    """
    try:
        await way(message)
    except _PASSING:
        await asyncio.sleep(1)
        await way(message)
    except discord.HTTPException as error:
        if error.code != _INVALID_BODY:
            raise
        reference = report(error, "sending an answer")
        await way(notice(words("sorry.failed", reference=reference)))


@asynccontextmanager
async def typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that an answer is being written while the block runs, where that is allowed."""
    showing = asyncio.create_task(_show_typing(channel))
    try:
        yield
    finally:
        showing.cancel()


async def _show_typing(channel: discord.abc.Messageable) -> None:
    with suppress(*FAILURES):
        while True:
            await channel.typing()
            await asyncio.sleep(_TYPING_SECONDS)
