"""A client that is no library: plain HTTP and a plain WebSocket, to see what the server says."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import aiohttp

from tests.discord_server.events import Intent
from tests.discord_server.records import Json
from tests.discord_server.server import DiscordServer
from tests.discord_server.sessions import Op

MESSAGES = Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.DIRECT_MESSAGES


class Reply(NamedTuple):
    """The answer to a request."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def refusal(self) -> tuple[int, int]:
        """Return the status with Discord's own code."""
        return self.status, self.body["code"]


class Api:
    """Make requests as a bot would, or as somebody else with `token`."""

    def __init__(self, http: aiohttp.ClientSession, discord: DiscordServer) -> None:
        self._http = http
        self._discord = discord
        self.token = discord.token

    async def __call__(self, method: str, path: str, body: Any = None) -> Reply:
        """Make a request; a `body` of bytes is sent as it is, all else as JSON."""
        url = f"http://127.0.0.1:{self._discord.port}/api/v10{path}"
        data = body if body is None or isinstance(body, bytes) else json.dumps(body)
        headers = {"Authorization": f"Bot {self.token}", "Content-Type": "application/json"}
        async with self._http.request(method, url, data=data, headers=headers) as response:
            text = await response.text()
            read = json.loads(text) if text else None
            return Reply(response.status, read, response.headers.copy())


class Socket:
    """A connection to the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, token: str) -> None:
        self.socket = socket
        self._token = token

    async def send(self, op: int, data: Any = None) -> None:
        """Send a payload."""
        await self.socket.send_json({"op": op, "d": data})

    async def receive(self) -> Json:
        """Return the next payload."""
        payload: Json = await self.socket.receive_json(timeout=10)
        return payload

    async def until(self, name: str) -> Json:
        """Return the next event of that name."""
        while (payload := await self.receive())["t"] != name:
            pass
        return payload

    async def identify(self, intents: int = MESSAGES, **more: Any) -> Json:
        """Identify as the bot and return what READY tells."""
        properties = {"os": "linux", "browser": "raw", "device": "raw"}
        sent = {"token": self._token, "intents": int(intents), "properties": properties, **more}
        await self.send(Op.IDENTIFY, sent)
        data: Json = (await self.until("READY"))["d"]
        return data

    async def resume(self, session: str, sequence: int) -> None:
        """Ask to go on with a session."""
        told = {"token": self._token, "session_id": session, "seq": sequence}
        await self.send(Op.RESUME, told)

    async def closed(self) -> int | None:
        """Return the code with which the server closed the connection."""
        while not self.socket.closed:
            await self.socket.receive(timeout=10)
        return self.socket.close_code


@asynccontextmanager
async def connection(
    discord: DiscordServer, query: str = "v=10&encoding=json"
) -> AsyncIterator[Socket]:
    """Connect to the gateway and take its HELLO."""
    url = f"{discord.world.gateway_url}?{query}"
    async with aiohttp.ClientSession() as http, http.ws_connect(url) as socket:
        yield Socket(socket, discord.token)
