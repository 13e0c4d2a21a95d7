"""The gateway: the WebSocket that tells a bot what happens."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import WSMessage, WSMsgType, web

from tests.discord_server import records
from tests.discord_server.events import PRIVILEGED, Event, Intent
from tests.discord_server.places import Guild
from tests.discord_server.records import Json
from tests.discord_server.sessions import Connection, Op, Session
from tests.discord_server.world import World

_VERSION = "10"
_BETWEEN = 5.0  # seconds from one shard's identifying itself to the next one's of the same turn


class CloseError(Exception):
    """What makes the gateway close a connection: a code and a reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Gateway:
    """Tell bots what happens, and do to their connections what a test wants done.

    It refuses the next `refusing` connections, closes those who identify themselves with the code
    `rejecting`, and acknowledges heartbeats while `acknowledging`.
    """

    def __init__(self, world: World, heartbeat: float) -> None:
        self._world = world
        self.heartbeat = heartbeat
        self.sessions: dict[str, Session] = {}
        self.received: Counter[Op] = Counter()
        self.beats: list[float] = []
        """When heartbeats came."""
        self._identified: dict[int, float] = {}
        self.refusing = 0
        self.rejecting: int | None = None
        self.acknowledging = True
        self.privileged = Intent.NONE
        self._doing: dict[Op, Callable[[Connection, Any], Awaitable[None]]] = {
            Op.HEARTBEAT: self._acknowledge,
            Op.IDENTIFY: self._identify,
            Op.RESUME: self._resume,
        }
        world.listeners.append(self.dispatch)

    @property
    def live(self) -> list[Session]:
        """Return the sessions that are connected now."""
        return [session for session in self.sessions.values() if session.connection]

    async def dispatch(self, event: Event) -> None:
        """Tell every session that an event concerns, each what its intents let it know."""
        for session in list(self.sessions.values()):
            data = event.for_bot(self._world.bot_id, session.intents)
            if data is not None and session.concerns(event):
                await session.tell(event.name, data)

    def rest(self) -> None:
        """Let shards identify themselves at once, as if none had for a while."""
        self._identified.clear()

    async def drop(self, shard: int | None = None) -> None:
        """Cut all connections without a word, or those of a shard; the sessions can be resumed."""
        for connection in self._disconnect(shard):
            connection.abort()

    async def close(self, code: int, reason: str = "") -> None:
        """Close all connections with a code; the sessions can be resumed."""
        for connection in self._disconnect():
            await connection.close(code, reason)

    async def ask_to_reconnect(self) -> None:
        """Ask the bots to connect anew and resume (op 7)."""
        for session in self.live:
            assert session.connection
            await session.connection.tell(Op.RECONNECT)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Declare the sessions invalid (op 9)."""
        for session in self.live:
            assert session.connection
            session.resumable = resumable
            await session.connection.tell(Op.INVALID_SESSION, resumable)

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Talk with one client until it goes."""
        if self.refusing:
            self.refusing -= 1
            self._world.changes.notify()
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(request, socket)
        try:
            await self._talk(connection, request, socket)
        except CloseError as error:
            await connection.close(error.code, error.reason)
        self._forget(connection)
        return socket

    async def _talk(
        self, connection: Connection, request: web.Request, socket: web.WebSocketResponse
    ) -> None:
        if request.query.get("v") != _VERSION or request.query.get("encoding") != "json":
            raise CloseError(4012, "Invalid API version.")
        interval = int(self.heartbeat * 1000)
        await connection.tell(Op.HELLO, {"heartbeat_interval": interval, "_trace": []})
        async for message in socket:
            op, data = _read(message)
            self.received[op] += 1
            if connection.session is None and op not in self._doing:
                raise CloseError(4003, "Not authenticated.")
            if op in self._doing:
                await self._doing[op](connection, data)
            self._world.changes.notify()

    async def _acknowledge(self, connection: Connection, data: Any) -> None:
        self.beats.append(self._world.clock.now())
        if self.acknowledging:
            await connection.tell(Op.HEARTBEAT_ACK)

    async def _identify(self, connection: Connection, data: Json) -> None:
        if connection.session:
            raise CloseError(4005, "Already authenticated.")
        self._authenticate(data)
        session = Session(self._intents(data), _shard(data), self._world.clock.now())
        if not self._may_begin(session):
            await connection.tell(Op.INVALID_SESSION, False)
            return
        self.sessions[session.id] = session
        session.connection, connection.session = connection, session
        guilds = [guild for guild in self._world.guilds.values() if _is_of(session, guild)]
        await session.tell("READY", self._ready(session, guilds))
        if Intent.GUILDS & session.intents:
            for guild in guilds:
                if not guild.unavailable:
                    await session.tell("GUILD_CREATE", guild.record())

    async def _resume(self, connection: Connection, data: Json) -> None:
        self._authenticate(data)
        session = self.sessions.get(data["session_id"])
        if session is None or not session.resumable:
            await connection.tell(Op.INVALID_SESSION, False)
        elif data["seq"] > session.sequence:
            raise CloseError(4007, "Invalid seq.")
        else:
            connection.session = session
            await session.resume(connection, data["seq"])

    def _may_begin(self, session: Session) -> bool:
        """Return whether no other shard of the same turn has identified itself just now."""
        turn = session.shard[0] % self._world.max_concurrency
        if session.began - self._identified.get(turn, 0) < _BETWEEN:
            return False
        self._identified[turn] = session.began
        return True

    def _authenticate(self, data: Json) -> None:
        if self.rejecting:
            raise CloseError(self.rejecting, "Rejected on purpose.")
        if data.get("token") != self._world.token:
            raise CloseError(4004, "Authentication failed.")

    def _intents(self, data: Json) -> Intent:
        asked = data["intents"]
        if asked & PRIVILEGED & ~self.privileged:
            raise CloseError(4014, "Disallowed intent(s).")
        return Intent(asked)

    def _ready(self, session: Session, guilds: list[Guild]) -> Json:
        application = {"id": self._world.bot_id, "flags": 1 << 19}
        return {
            "v": int(_VERSION),
            "user": records.own_user(self._world.bot),
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._world.gateway_url,
            "shard": session.shard,
            "application": application,
            "session_type": "normal",
            "user_settings": {},
            **{field: [] for field in ("private_channels", "presences", "relationships", "_trace")},
        }

    def _disconnect(self, shard: int | None = None) -> list[Connection]:
        sessions = [session for session in self.live if shard in (None, session.shard[0])]
        connections = [session.connection for session in sessions if session.connection]
        for session in sessions:
            session.connection = None
        return connections

    def _forget(self, connection: Connection) -> None:
        if connection.session and connection.session.connection is connection:
            connection.session.connection = None
        self._world.changes.notify()


def _read(message: WSMessage) -> tuple[Op, Any]:
    if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
        raise CloseError(4002, "Error while decoding payload.")
    try:
        payload = json.loads(message.data)
        op, data = payload["op"], payload.get("d")
    except (ValueError, TypeError, KeyError, AttributeError):
        raise CloseError(4002, "Error while decoding payload.") from None
    if op not in set(Op):
        raise CloseError(4001, "Unknown opcode.")
    return Op(op), data


def _shard(data: Json) -> tuple[int, int]:
    number, count = data.get("shard") or (0, 1)
    if not 0 <= number < count:
        raise CloseError(4010, "Invalid shard.")
    return number, count


def _is_of(session: Session, guild: Guild) -> bool:
    return guild.has_bot and session.concerns(Event("GUILD_CREATE", {"guild_id": guild.id}))
