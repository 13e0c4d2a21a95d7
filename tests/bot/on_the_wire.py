"""The bot on the wire: the unmodified client, connected to a Discord of our own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.client import OnrecordBot
from bot.desk import Desk
from index.library import Library
from tests.discord_server import DiscordServer


@asynccontextmanager
async def online(
    discord: DiscordServer, library: Library, **desk: Any
) -> AsyncIterator[OnrecordBot]:
    """Keep the bot connected while the block runs; `desk` goes to its desk."""
    bot = OnrecordBot(Desk(library, **desk), guild_ready_timeout=0.01)
    running = asyncio.create_task(bot.start(discord.token))
    connected = asyncio.create_task(discord.connected())
    await asyncio.wait({running, connected}, return_when=asyncio.FIRST_COMPLETED)
    try:
        if running.done():
            await running
        await connected
        yield bot
    finally:
        await bot.close()
        connected.cancel()
        await asyncio.gather(running, connected, return_exceptions=True)
