"""Connections to Discord, one a shard, that lose nothing and do not wait for each other.

discord.py begins a new session where a lost connection cannot be made again at once, so that it is
never told what happened meanwhile; and while one of its shards waits for the next try, no other is
connected again. So shards of our own take the place of its, and are checked on the wire.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Iterator
from typing import Any, Final

import aiohttp
import discord
from discord.ext import commands
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from discord.shard import EventItem, EventType, Shard
from yarl import URL

from bot.turns import IdentifyTurns

_log = logging.getLogger(__name__)
_CONNECT_SECONDS = 60
_LONGEST_WAIT = 60.0

UNREACHABLE: Final = (aiohttp.ClientError, TimeoutError, discord.GatewayNotFound)
"""What connecting can raise while Discord has an outage."""


class LastingShard(Shard):
    """One connection, which resumes its session whenever it can be made again."""

    _renewal: asyncio.Task[None] | None = None

    def launch(self) -> None:
        """Begin to listen, over a connection that was just made."""
        self._waits = waits()
        super().launch()

    async def reidentify(self, exc: ReconnectWebSocket) -> None:
        """Begin to connect again, and do not wait for it."""
        self._renewal = asyncio.create_task(super().reidentify(exc))

    async def reconnect(self) -> None:
        """Begin to connect again after a failure, with the session if there still is one."""
        await self.reidentify(ReconnectWebSocket(self.id, resume=bool(self.ws.session_id)))

    async def close(self) -> None:
        """Close the connection, or give up making it."""
        if self._renewal:
            self._renewal.cancel()
        await super().close()

    async def _handle_disconnect(self, e: Exception) -> None:
        """Wait and try again in an outage, for a minute at most where discord.py waits for 17."""
        if not isinstance(e, UNREACHABLE) or self._client.is_closed():
            await super()._handle_disconnect(e)
            return
        _log.warning("Shard %d cannot be connected: %s", self.id, e)
        await asyncio.sleep(next(self._waits))
        self._queue_put(EventItem(EventType.reconnect, self, e))


class ShardedBot(commands.AutoShardedBot):
    """A bot of as many shards as Discord recommends, or of the `shard_ids` it is given."""

    def __init__(self, *args: Any, turns: IdentifyTurns | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._turns = turns or IdentifyTurns()
        self._together = 1

    async def connect(self, *, reconnect: bool = True) -> None:
        """Connect as fast as Discord allows, and stay connected."""
        limits = await self.fetch_session_start_limits()
        self._together = limits.max_concurrency
        if not limits.remaining:
            seconds = limits.reset_after / 1000
            _log.warning("Discord allows no more starts today; waiting %.0f seconds.", seconds)
            await asyncio.sleep(seconds)
        await super().connect(reconnect=reconnect)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for the turn of a shard."""
        turn = (shard_id or 0) % self._together
        await asyncio.sleep(await asyncio.to_thread(self._turns.take, turn))

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard. Raises one of `UNREACHABLE` where that fails for the first of them."""
        for seconds in waits():
            opening = DiscordWebSocket.from_client(
                self, initial=initial, gateway=gateway, shard_id=shard_id
            )
            try:
                socket = await asyncio.wait_for(opening, _CONNECT_SECONDS)
            except UNREACHABLE as error:
                if initial:
                    raise
                _log.warning("Shard %d cannot be connected yet: %s", shard_id, error)
                await asyncio.sleep(seconds)
            else:
                self._keep(shard_id, socket)
                return

    def _keep(self, shard_id: int, socket: DiscordWebSocket) -> None:
        own = vars(self)  # what discord.py's class keeps to itself
        put = own["_AutoShardedClient__queue"].put_nowait
        shard = own["_AutoShardedClient__shards"][shard_id] = LastingShard(socket, self, put)
        shard.launch()


def waits() -> Iterator[float]:
    """Yield the seconds to wait before each next try, doubled each time, and never in step."""
    longest = 1.0
    while True:
        yield longest * random.uniform(0.5, 1)  # noqa: S311 - spreads load, guards nothing
        longest = min(2 * longest, _LONGEST_WAIT)
