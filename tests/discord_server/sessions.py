"""One connection to the gateway, and the session that can outlive it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import suppress
from enum import IntEnum
from typing import Any

from aiohttp import web

from tests.discord_server.events import Event, Intent
from tests.discord_server.records import Json
from tests.discord_server.streams import packing


class Op(IntEnum):
    """What a payload of the gateway is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE_UPDATE = 3
    VOICE_STATE_UPDATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_GUILD_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Connection:
    """A WebSocket, from the server's side."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self._request = request
        self._socket = socket
        self.compress = request.query.get("compress")
        self._pack = packing(self.compress)
        self.session: Session | None = None

    async def send(self, payload: Json) -> None:
        """Send a payload, unless the client has gone."""
        text = json.dumps(payload)
        with suppress(ConnectionError):
            if self._pack:
                await self._socket.send_bytes(self._pack(text.encode()))
            else:
                await self._socket.send_str(text)

    async def tell(self, op: Op, data: Any = None) -> None:
        """Send a payload that is not an event."""
        await self.send({"op": op, "d": data, "s": None, "t": None})

    async def close(self, code: int, reason: str) -> None:
        """Close it with a code that says why."""
        await self._socket.close(code=code, message=reason.encode())

    def abort(self) -> None:
        """Cut the line, without a word of parting."""
        if self._request.transport:
            self._request.transport.abort()


class Session:
    """What a bot has been told since it identified itself, so that it can resume."""

    def __init__(self, intents: Intent, shard: tuple[int, int], began: float) -> None:
        self.began = began
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard = shard
        self.resumable = True
        self.resumed = 0
        self.connection: Connection | None = None
        self._log: list[Json] = []

    @property
    def sequence(self) -> int:
        """Return the number of the latest event."""
        return len(self._log)

    def concerns(self, event: Event) -> bool:
        """Return whether an event belongs to the session's shard; direct messages to the first."""
        number, count = self.shard
        return (int(event.guild_id or 0) >> 22) % count == number

    async def tell(self, name: str, data: Json) -> None:
        """Tell of an event, now or when the bot resumes."""
        event = {"op": Op.DISPATCH, "d": data, "s": self.sequence + 1, "t": name}
        self._log.append(event)
        if self.connection:
            await self.connection.send(event)

    async def resume(self, connection: Connection, seen: int) -> None:
        """Go on over a new connection, from the event after the one numbered `seen`."""
        for event in self._after(seen):
            await connection.send(event)
        self.connection = connection
        self.resumed += 1
        await self.tell("RESUMED", {"_trace": []})

    def _after(self, seen: int) -> Iterator[Json]:
        while seen < len(self._log):
            yield self._log[seen]
            seen += 1
