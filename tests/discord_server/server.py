"""A loopback Discord: its HTTP API and its gateway, on 127.0.0.1, with people who use it."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.discord_server.calls import Request
from tests.discord_server.changes import Changes
from tests.discord_server.clock import Clock
from tests.discord_server.faults import Faults
from tests.discord_server.files import ROUTE, Files
from tests.discord_server.gateway import Gateway
from tests.discord_server.messages import Message
from tests.discord_server.people import Person
from tests.discord_server.places import Channel, Guild
from tests.discord_server.redirect import redirected
from tests.discord_server.rest import Rest
from tests.discord_server.spec import Spec
from tests.discord_server.world import World


class DiscordServer:
    """Be Discord while an `async with` block runs, for discord.py in this process too.

    On leaving the block `problems` must be empty: it lists every request that Discord would have
    refused as malformed, and every answer of the server's own that is not as Discord's would be.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        heartbeat: float = 41.25,
        shards: int = 1,
        max_concurrency: int = 16,
    ) -> None:
        self.port = port
        self.clock = Clock()
        self.world = World(self.clock, shards, max_concurrency)
        self.problems: list[str] = []
        self.gateway = Gateway(self.world, heartbeat)
        self._rest = Rest(self.world, Spec.find(), self.problems)
        self._redirected = ExitStack()

    @property
    def token(self) -> str:
        """Return the token that the bot logs in with."""
        return self.world.token

    @property
    def faults(self) -> Faults:
        """Return what goes wrong with requests."""
        return self._rest.faults

    @property
    def files(self) -> Files:
        """Return the files that were sent."""
        return self.world.files

    @property
    def requests(self) -> list[Request]:
        """Return the requests that were made, in order."""
        return self._rest.requests

    @property
    def changes(self) -> Changes:
        """Return what to wait with."""
        return self.world.changes

    @property
    def written(self) -> list[Message]:
        """Return the bot's messages, in order."""
        messages = self.world.messages.values()
        return [message for message in messages if message.author == self.world.bot_id]

    def person(self, name: str, locale: str = "en-US") -> Person:
        """Make a person; `locale` is the language of their app."""
        return Person(self.world, name, locale)

    def guild(self, name: str, *channels: str, shard: tuple[int, int] = (0, 1)) -> Guild:
        """Make a server with the bot, on a shard of so many; do so before the bot connects."""
        return self.world.add_guild(name, channels or ("general",), shard)

    def guild_without_bot(self, name: str) -> Guild:
        """Make a server that the bot is not in."""
        guild = self.world.add_guild(name, ("general",), (0, 1))
        guild.has_bot, guild.members = False, []
        return guild

    def chat(self, *people: Person) -> Channel:
        """Make a channel between people alone: of two direct messages, of more a group chat."""
        return self.world.private_channel([person.record for person in people])

    async def connected(self, count: int = 1) -> None:
        """Wait until `count` shards are connected."""
        await self.changes.until(lambda: len(self.gateway.live) >= count, "a bot connecting")

    async def replies(self, to: Message, count: int = 1) -> list[Message]:
        """Return the bot's replies to a message, as soon as there are `count`."""

        def found() -> list[Message]:
            replies = [message for message in self.written if message.replies_to == to.id]
            return replies if len(replies) >= count else []

        return await self.changes.until(found, f"{count} replies to {to.content!r}")

    async def reply(self, to: Message) -> Message:
        """Return the bot's first reply to a message, as soon as there is one."""
        return (await self.replies(to))[0]

    async def __aenter__(self) -> Self:
        """Start."""
        app = web.Application()
        fixed = [web.get("/gateway/", self.gateway.connect), web.get(ROUTE, self.files.serve)]
        app.add_routes([*fixed, *self._rest.routes()])
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        listening = socket.create_server(("127.0.0.1", self.port))
        self.port = listening.getsockname()[1]
        self.files.base = f"http://127.0.0.1:{self.port}"
        self.world.gateway_url = f"ws://127.0.0.1:{self.port}/gateway/"
        await web.SockSite(self._runner, listening).start()
        self._redirected.enter_context(redirected(self.port))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop. Raises `AssertionError` where there were problems, unless the block failed."""
        self._redirected.close()
        await self.gateway.drop()
        await asyncio.sleep(0)
        await self._runner.cleanup()
        if error is None:
            assert not self.problems, "\n".join(self.problems)
