"""Keep the bot running: start, try again, and on SIGTERM finish the answers underway.

Every try has a fresh client. discord.py reconnects by itself once it was connected, but a gateway
that refuses the first connection ends it (https://github.com/Rapptz/discord.py/issues/10520).
"""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import Any

import discord

from bot.client import OnrecordBot
from bot.codes import Code
from bot.faults import described, report, report_unseen
from bot.interpreter import spare_the_event_loop
from bot.logs import set_up
from bot.opening import open_library
from bot.serving.desk import Desk
from bot.serving.pace import Pace
from bot.serving.warming import warm
from bot.shards import UNREACHABLE, waits
from bot.tokens import PORTAL, fault_of
from bot.turns import IdentifyTurns
from config.settings import Settings
from index.errors import OnrecordError
from index.library import Library
from index.store.opening import make_directory
from index.store.serving import claimed

_log = logging.getLogger(__name__)
_DRAIN_SECONDS = 10
_NO_TOKEN = f"There is no token. Set ONRECORD_TOKEN to the bot's token, from {PORTAL}"
_BAD_TOKEN = f"Discord does not accept the token. Copy the bot's current token from {PORTAL}"
_BAD_INTENTS = f"Discord does not allow the intents asked for. Check the bot's page at {PORTAL}"
_SECOND = (
    "A bot already serves these articles, as process %s, and two would answer everything twice. "
    "Stop that one, or set ONRECORD_DATA to another data directory than %s. Several may share "
    "one if --shards gives each of them other shards, of the same number in all."
)
_BAD_SHARDS = (
    "Discord does not accept the shards: a bot in this many servers needs more of them. "
    "Set more with --shards, or leave it out: then there are as many as Discord recommends."
)
_REFUSALS = {
    4004: _BAD_TOKEN,
    4010: _BAD_SHARDS,
    4011: _BAD_SHARDS,
    4013: _BAD_INTENTS,
    4014: _BAD_INTENTS,
}


def run(settings: Settings) -> int:
    """Run the bot until it is told to stop. Return the exit code.

    It is 0, 3 where another bot runs or the articles cannot be served, or 78 for what must be set.
    """
    set_up(settings.log_level, settings.log_format)
    token = settings.token.get_secret_value() if settings.token else ""
    if fault := fault_of(token) if token else _NO_TOKEN:
        _log.critical(fault)
        return Code.CONFIGURATION
    try:
        with claimed(make_directory(settings.data), settings.shards) as other:
            if other is not None:
                _log.critical(_SECOND, other or "unknown", settings.data)
                return Code.FAILED
            return _serve_articles(settings, token)
    except OnrecordError as error:
        _log.critical("%s", error)
        return Code.FAILED


def _serve_articles(settings: Settings, token: str) -> int:
    with open_library(settings) as library:
        spare_the_event_loop()
        return asyncio.run(serve(_desk(library, settings), token, **_shards(settings)))


def _desk(library: Library, settings: Settings) -> Desk:
    pace = Pace(person=settings.person_pace, server=settings.server_pace)
    return Desk(library, direct_messages=settings.direct_messages, pace=pace)


def _shards(settings: Settings) -> dict[str, Any]:
    """Return what the client is told of shards."""
    turns = {"turns": IdentifyTurns(settings.data)}
    if settings.shards is None:
        return turns
    return {**turns, "shard_ids": [*settings.shards.ids], "shard_count": settings.shards.total}


async def serve(desk: Desk, token: str, **options: Any) -> int:
    """Keep a client connected until SIGTERM or SIGINT. Return the exit code.

    `options` go to the client.
    """
    asyncio.get_running_loop().set_exception_handler(report_unseen)
    stop = asyncio.Event()
    _stop_on_signals(stop)
    warming = asyncio.create_task(warm(desk))
    try:
        return await _keep_connected(desk, token, stop, options)
    finally:
        warming.cancel()


async def _keep_connected(
    desk: Desk, token: str, stop: asyncio.Event, options: dict[str, Any]
) -> int:
    pauses = waits()
    while not stop.is_set():
        bot = OnrecordBot(desk, **options)
        code = await _connected(bot, token, stop)
        if code is not None:
            return code
        pauses = waits() if bot.was_ready else pauses
        await _wait(next(pauses), stop)
    return Code.OK


async def _connected(bot: OnrecordBot, token: str, stop: asyncio.Event) -> int | None:
    """Keep `bot` connected. Return the exit code, or None where another try may help."""
    connection = asyncio.create_task(bot.start(token))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({connection, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if stop.is_set():
        await _finish(bot)
        connection.cancel()
        await asyncio.gather(connection, return_exceptions=True)
        return Code.OK
    await _close(bot)
    return _judge(connection.exception())


async def _finish(bot: OnrecordBot) -> None:
    _log.info("Stopping: finishing the answers underway.")
    if not await bot.desk.work.drain(_DRAIN_SECONDS):
        _log.warning("Some answers were not finished within %d seconds.", _DRAIN_SECONDS)
    await _close(bot)


async def _close(bot: OnrecordBot) -> None:
    try:
        await bot.close()
    except Exception as error:  # whatever is half open, the process or the next try goes on
        _log.warning("The connection to Discord was left half open: %s", described(error))


def _judge(error: BaseException | None) -> int | None:
    if isinstance(error, discord.LoginFailure):
        reason: str | None = _BAD_TOKEN
    elif isinstance(error, discord.PrivilegedIntentsRequired):
        reason = _BAD_INTENTS
    elif isinstance(error, discord.ConnectionClosed):
        reason = _REFUSALS.get(error.code)
    else:
        reason = None
    if reason:
        _log.critical(reason)
        return Code.CONFIGURATION
    if isinstance(error, UNREACHABLE):  # an outage is no fault of ours: a line is enough
        _log.warning("Discord cannot be reached: %s", error)
    else:
        report(error or ConnectionError("it ended"), "staying connected to Discord")
    return None


async def _wait(seconds: float, stop: asyncio.Event) -> None:
    _log.info("Trying again in %.1f seconds.", seconds)
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows; left alone, Ctrl-C would cancel every answer there
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
