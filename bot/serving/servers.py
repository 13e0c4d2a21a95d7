"""What servers have set, kept in memory for a short while: every answer depends on it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final

from bot.faults import report
from bot.serving.work import Work
from index.library import Library
from index.models import ServerSettings

_SERVERS = 10_000  # remembered at a time
CAREFUL: Final = ServerSettings(private_answers=True)
"""What holds for a server while nothing can be read about it: nobody else sees what goes wrong."""


class KnownServers:
    """Know the settings of each server, at most `seconds` old.

    Reading them has threads of its own: no search may keep a question from being acknowledged.
    """

    def __init__(
        self,
        library: Library,
        seconds: float = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library = library
        self._work = Work(threads=2, seconds=2)
        self._seconds = seconds
        self._clock = clock
        self._known: OrderedDict[int, tuple[float, ServerSettings]] = OrderedDict()

    async def settings(self, server: int | None) -> ServerSettings:
        """Return what `server` has set; the defaults outside of servers. Raises nothing."""
        if server is None:
            return ServerSettings()
        read, known = self._known.get(server, (float("-inf"), CAREFUL))
        if self._clock() - read < self._seconds:
            return known
        try:
            found = await self._work.run(partial(self._library.servers.settings, server))
        except Exception as error:
            report(error, "reading a server's settings")
            return known
        return self._keep(server, found)

    async def change(self, server: int, **changes: object) -> ServerSettings:
        """Change settings of `server`, from now on, and return all of them.

        Raises `TimeoutError`, and what `Servers.change` raises.
        """
        change = partial(self._library.servers.change, server, **changes)
        return self._keep(server, await self._work.run(change))

    async def open_shelf(self, server: int, channel: int) -> ServerSettings:
        """Give a channel of `server` articles of its own, as `change` does."""
        change = partial(self._library.servers.open_shelf, server, channel)
        return self._keep(server, await self._work.run(change))

    async def close_shelf(self, server: int, channel: int) -> ServerSettings:
        """Leave a channel of `server` without articles of its own, as `change` does."""
        change = partial(self._library.servers.close_shelf, server, channel)
        return self._keep(server, await self._work.run(change))

    def _keep(self, server: int, settings: ServerSettings) -> ServerSettings:
        self._known[server] = (self._clock(), settings)
        self._known.move_to_end(server)
        if len(self._known) > _SERVERS:
            self._known.popitem(last=False)
        return settings
