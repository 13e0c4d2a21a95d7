"""Turns to identify oneself to the gateway, which Discord allows a bot only so often."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from portalocker import Lock, LockException

FILE = "bot.turns"
_BETWEEN = 5.0  # seconds, as the documentation of the gateway says
_LONGEST = 3600.0  # a turn later than this was taken before the clock was set back
_SECONDS = 5


class IdentifyTurns:
    """Hand out turns; with a directory, also among the processes that share it.

    Shards whose numbers leave the same remainder after division by Discord's `max_concurrency`
    share a `key`, and take turns.
    """

    def __init__(
        self, directory: Path | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._file = directory / FILE if directory else None
        self._clock = clock
        self._next: dict[str, float] = {}

    def take(self, key: int) -> float:
        """Take the next turn of `key`; return how many seconds are left until then."""
        if self._file is None:
            return self._take(str(key))
        try:
            with Lock(self._file, "a+b", timeout=_SECONDS) as file:
                file.seek(0)
                self._next |= _read(file.read())
                left = self._take(str(key))
                file.seek(0)
                file.truncate()
                file.write(json.dumps(self._next).encode())
        except (LockException, OSError):  # where nothing can be written there is nobody to wait for
            return self._take(str(key))
        return left

    def _take(self, key: str) -> float:
        now = self._clock()
        turn = max(now, self._next.get(key, now))
        if turn > now + _LONGEST:
            turn = now
        self._next[key] = turn + _BETWEEN
        return turn - now


def _read(text: bytes) -> dict[str, float]:
    try:
        return {str(key): float(turn) for key, turn in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
