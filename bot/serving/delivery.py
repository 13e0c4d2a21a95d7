"""Get a message to the person who waits for it, by another way where the first is closed."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

import aiohttp
import discord

from bot.audience import server_of_message
from bot.faults import report
from bot.messages.layout import Form, body, form_of
from bot.messages.message import Message, notice
from bot.serving.client import Interaction
from bot.serving.deliveries import Delivery
from bot.words import Words

_log = logging.getLogger(__name__)
_PASSING = (discord.DiscordServerError, aiohttp.ClientError, OSError)
FAILURES = (discord.HTTPException, discord.RateLimited, *_PASSING)
"""What sending can raise: Discord refuses, wants a long wait, or cannot be reached."""

_INVALID_BODY = 50035
_EXPIRED = (10015, 10062, 50027)  # unknown webhook, unknown interaction, invalid token
_PATIENCE = 600.0  # seconds that an answer waits where every way to send it must
_PAUSE = 1.0  # seconds before something is sent again that a passing failure kept from arriving
_TYPING_SECONDS = 8  # Discord shows it for ten

Send = Callable[[Message, Form], Awaitable[object]]


async def acknowledge(
    interaction: Interaction, *, private: bool = False, update: bool = False
) -> None:
    """Defer the reply, or with `update` the change of the message whose button was pressed.

    Where that fails, the delivery finds out what is left to do.
    """
    try:
        await interaction.response.defer(ephemeral=private, thinking=not update)
    except FAILURES as error:
        # 40060, "already acknowledged", is a success: an attempt that seemed to fail had arrived.
        _log.info("Interaction %s was not acknowledged: %s", interaction.id, error)


async def to_interaction(
    interaction: Interaction,
    message: Message,
    words: Words,
    *,
    private: bool,
) -> None:
    """Put `message` in place of the deferral; where the token has died, send it another way.

    Where only a person has brought the bot along it is no member: then there is no other way but
    to that person.
    """
    ways: list[Send] = [partial(_edit, interaction)]
    channel = interaction.channel
    if not private and _is_member(interaction) and isinstance(channel, discord.abc.Messageable):
        ways.append(partial(_send, channel, nonce=interaction.id))
    ways.append(partial(_send, interaction.user, nonce=interaction.id))
    delivery = await _by_first_open(ways, message, words, interaction.id)
    interaction.client.desk.deliveries.note(delivery, interaction.id)


async def in_place(interaction: Interaction, message: Message, words: Words) -> None:
    """Put `message` in place of the message whose button was pressed, in the form that it has."""
    form = form_of(interaction.message)

    async def edit(message: Message, _: Form) -> None:
        await _edit(interaction, message, form)

    if message.blocks:
        await _by_first_open([edit], message, words, interaction.id)
    else:  # a sentence must not take an answer's place
        await aside(interaction, message, words)


async def aside(interaction: Interaction, message: Message, words: Words) -> None:
    """Send one more message, for the person alone who pressed a button."""

    async def follow(message: Message, form: Form) -> None:
        await interaction.followup.send(**body(message, form), ephemeral=True)

    await _by_first_open([follow], message, words, interaction.id)


async def to_message(
    asked: discord.Message,
    message: Message,
    words: Words,
    thread: discord.abc.Messageable | None = None,
) -> Delivery:
    """Answer the message `asked` in its `thread`, else by a reply; return how that went.

    Where the channel is closed to us, write to its author.
    """
    reference = asked.to_reference(fail_if_not_exists=False)

    async def reply(message: Message, form: Form) -> None:
        await asked.channel.send(
            **body(message, form), nonce=asked.id, reference=reference, mention_author=False
        )

    ways: list[Send] = [partial(_send, thread, nonce=asked.id)] if thread else []
    ways.append(reply)
    if server_of_message(asked) is not None:
        ways.append(partial(_send, asked.author, nonce=asked.id))
    return await _by_first_open(ways, message, words, asked.id)


async def to_author(asked: discord.Message, message: Message, words: Words) -> None:
    """Write to the author of the message `asked` alone, where they take direct messages."""
    way = partial(_send, asked.author, nonce=asked.id)
    await _by_first_open([way], message, words, asked.id)


def _is_member(interaction: Interaction) -> bool:
    """Return whether the bot itself was brought to where `interaction` happens."""
    return interaction.is_guild_integration() or interaction.context.dm_channel


async def _edit(interaction: Interaction, message: Message, form: Form) -> None:
    await interaction.edit_original_response(**body(message, form))


async def _send(to: discord.abc.Messageable, message: Message, form: Form, *, nonce: int) -> None:
    await to.send(**body(message, form), nonce=nonce)


async def _by_first_open(
    ways: list[Send], message: Message, words: Words, id_: int, patience: float = _PATIENCE
) -> Delivery:
    """Send `message` the first of the `ways` that is open; return how that went.

    Where Discord limits them all, wait until it does not, up to `patience` in seconds.
    """
    delivery, waits = Delivery.IN_TIME, [math.inf]
    for way in ways:
        try:
            await _in_a_form(way, message, words)
            return delivery
        except FAILURES as error:
            _log.info("One way to answer %s is closed: %s", id_, error)
            if isinstance(error, discord.HTTPException) and error.code in _EXPIRED:
                delivery = Delivery.LATE
            if isinstance(error, discord.RateLimited):
                waits.append(error.retry_after)
    if (seconds := min(waits)) <= patience:
        await asyncio.sleep(seconds)
        return await _by_first_open(ways, message, words, id_, patience - seconds)
    _log.warning("There was no way left to answer %s.", id_)
    return Delivery.LOST


async def _in_a_form(way: Send, message: Message, words: Words) -> None:
    """Send `message` in the form that Discord takes, or else a plain sentence in its place."""
    for form in Form:
        try:
            await _persistently(partial(way, message, form))
            return
        except discord.HTTPException as error:
            if error.code != _INVALID_BODY:
                raise
            reference = report(error, f"sending a message as {form.name.lower()}")
    await way(notice(words("sorry.failed", reference=reference)), Form.EMBED)


async def _persistently(send: Callable[[], Awaitable[object]]) -> None:
    """Send something, once more after a passing failure; the nonce lets it arrive once."""
    try:
        await send()
    except _PASSING:
        await asyncio.sleep(_PAUSE)
        await send()


async def remove(interaction: Interaction) -> None:
    """Delete the message whose button was pressed, unless somebody else just has."""
    try:
        await interaction.delete_original_response()
    except FAILURES as error:
        _log.info("The message of interaction %s was not deleted: %s", interaction.id, error)


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
