"""What servers have set, kept in memory for a short while: every answer depends on it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from bot.faults import report
from bot.serving.work import Work
from index.library import Library
from index.models import ServerSettings

_SERVERS = 10_000  # remembered at a time
CAREFUL: Final = ServerSettings(private_answers=True)
"""What holds for a server while nothing can be read about it: nobody else sees what goes wrong."""


class _Known(NamedTuple):
    """What a server has set, as it was read at `read`."""

    read: float = float("-inf")
    settings: ServerSettings = CAREFUL


_UNKNOWN: Final = _Known()


class KnownServers:
    """Know the settings of each server, at most `seconds` old, and change them.

    Reading them has threads of its own, by default two seconds a time: no search may keep a
    question from being acknowledged. Changing them has the threads of `changing`: that may wait for
    the store, reading may not.
    """

    def __init__(
        self,
        library: Library,
        changing: Work,
        seconds: float = 20,
        clock: Callable[[], float] = time.monotonic,
        reading: Work | None = None,
    ) -> None:
        self._library = library
        self._reading = reading or Work(threads=2, seconds=2)
        self._changing = changing
        self._seconds = seconds
        self._clock = clock
        self._known: OrderedDict[int, _Known] = OrderedDict()

    async def settings(self, server: int | None) -> ServerSettings:
        """Return what `server` has set; the defaults outside of servers. Raises nothing."""
        if server is None:
            return ServerSettings()
        known = self._of(server)
        if self._clock() - known.read < self._seconds:
            return known.settings
        try:
            found = await self._reading.run(partial(self._library.servers.settings, server))
        except Exception as error:
            report(error, "reading a server's settings")
            return self._of(server).settings
        if self._of(server) is not known:  # changed meanwhile, so this may be from before
            return await self.settings(server)
        self._keep(server, _Known(self._clock(), found))
        return found

    async def change(self, server: int, **changes: object) -> ServerSettings:
        """Change settings of `server`, from then on, and return all of them.

        Raises `TimeoutError` when that takes too long, which may still happen then, and what
        `Servers.change` raises.
        """
        change = partial(self._library.servers.change, server, **changes)
        return await self._change(server, change)

    async def open_shelf(self, server: int, channel: int) -> ServerSettings:
        """Give a channel of `server` articles of its own, as `change` does."""
        change = partial(self._library.servers.open_shelf, server, channel)
        return await self._change(server, change)

    async def close_shelf(self, server: int, channel: int) -> ServerSettings:
        """Leave a channel of `server` without articles of its own, as `change` does."""
        change = partial(self._library.servers.close_shelf, server, channel)
        return await self._change(server, change)

    async def _change(self, server: int, change: Callable[[], ServerSettings]) -> ServerSettings:
        return await self._changing.run(change, ended=partial(self._forget, server))

    def _of(self, server: int) -> _Known:
        return self._known.get(server, _UNKNOWN)

    def _forget(self, server: int) -> None:
        """Read anew what a server has set; what is being read of it now does not count."""
        self._keep(server, _Known())

    def _keep(self, server: int, known: _Known) -> None:
        self._known[server] = known
        self._known.move_to_end(server)
        if len(self._known) > _SERVERS:
            self._known.popitem(last=False)
