"""The server's clock, which a test may set forward."""

from __future__ import annotations

import datetime
import itertools
import time

_EPOCH_MS = 1_420_070_400_000  # Discord counts from the first second of 2015


class Clock:
    """Tell the time, and number things by it as Discord does."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._count = itertools.count(1)

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Set the clock forward."""
        self._ahead += seconds

    def timestamp(self) -> str:
        """Return the time in the format of the API."""
        return datetime.datetime.fromtimestamp(self.now(), datetime.UTC).isoformat()

    def snowflake(self, shard: int = 0, count: int = 1) -> str:
        """Return a new id: the time in milliseconds, then a number in 22 bits.

        As a server's it is told of on that `shard` of `count`, which may take it ahead of the time.
        """
        since = int(self.now() * 1000) - _EPOCH_MS
        since += (shard - since) % count
        return str(since << 22 | next(self._count) & 0x3FFFFF)
