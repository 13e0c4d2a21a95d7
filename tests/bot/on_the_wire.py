"""The bot on the wire: the unmodified client, connected to a Discord of our own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeGuard

import discord as discord_py
from discord.gateway import KeepAliveHandler

from bot.client import OnrecordBot
from bot.commands.keeping import Keeping
from bot.serving.desk import Desk
from bot.serving.pace import Pace
from index.library import Library
from tests.discord_server import DiscordServer

_DISCORD_PY = Path(discord_py.__file__).parent
_PATIENCE = 15  # seconds: discord.py waits ten for a heartbeat to be sent


@asynccontextmanager
async def online(
    discord: DiscordServer,
    library: Library,
    *,
    direct_messages: bool = True,
    pace: Pace | None = None,
    **client: Any,
) -> AsyncIterator[OnrecordBot]:
    """Keep the bot connected while the block runs; `client` goes to discord.py's client.

    As when a process ends, whatever the bot still does then is cancelled. Another one may be online
    at once, without the seconds that Discord wants between two of them.
    """
    desk = Desk(library, direct_messages=direct_messages, pace=pace)
    bot = OnrecordBot(desk, guild_ready_timeout=0.01, **client)
    running = asyncio.create_task(bot.start(discord.token))
    connected = asyncio.create_task(discord.connected())
    await asyncio.wait({running, connected}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if running.done():
            await running
        await connected
        yield bot
    finally:
        await desk.work.drain(10)
        await bot.close()
        left = [connected, running, *filter(_is_of_discord_py, asyncio.all_tasks())]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.gather(*map(_ended, filter(_is_heart, threading.enumerate())))
        discord.gateway.rest()


async def looked_after(bot: OnrecordBot) -> None:
    """Let the bot look after what is kept, as it does once a day."""
    keeping = bot.get_cog("Keeping")
    assert isinstance(keeping, Keeping)
    await bot.wait_until_ready()
    await keeping.tend()


def _is_heart(thread: threading.Thread) -> TypeGuard[KeepAliveHandler]:
    """Return whether a thread sent the heartbeats of a connection that is closed now."""
    return isinstance(thread, KeepAliveHandler) and not thread.ws.open


async def _ended(heart: KeepAliveHandler) -> None:
    """Wait until a thread has ended, which may want the loop for a last heartbeat."""
    heart.stop()
    await asyncio.to_thread(heart.join, _PATIENCE)


def _is_of_discord_py(task: asyncio.Task[Any]) -> bool:
    """Return whether discord.py began a task, and not the server it talks to."""
    code = getattr(task.get_coro(), "cr_code", None)
    return code is not None and Path(code.co_filename).is_relative_to(_DISCORD_PY)
