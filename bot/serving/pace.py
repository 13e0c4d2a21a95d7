"""How often people and servers may ask or add articles, or press buttons that ask again."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

_WINDOW = 60.0  # seconds
_KEYS = 20_000  # people and servers remembered at a time


class Pace:
    """Count what was asked and added, or pressed, in the last minute; a limit of 0 is none."""

    def __init__(
        self, person: int = 20, server: int = 600, clock: Callable[[], float] = time.time
    ) -> None:
        self._limits = {"person": person, "server": server}
        self._clock = clock
        self._asked: OrderedDict[tuple[str, int], deque[float]] = OrderedDict()

    def times(self, factor: int) -> Pace:
        """Return a pace that is so many times as fast, and counts for itself."""
        person, server = (factor * self._limits[key] for key in ("person", "server"))
        return Pace(person, server, self._clock)

    def take(self, person: int, server: int | None) -> float | None:
        """Count a question, and return None; or when the next may be asked, in seconds since 1970.

        A question that may not be asked does not count.
        """
        now, keys = self._clock(), [("person", person)]
        if server is not None:
            keys.append(("server", server))
        free = max(self._free(key, now) for key in keys)
        if free > now:
            return free
        for key in keys:
            self._asked.setdefault(key, deque()).append(now)
            self._asked.move_to_end(key)
        while len(self._asked) > _KEYS:
            self._asked.popitem(last=False)
        return None

    def _free(self, key: tuple[str, int], now: float) -> float:
        """Return when a person or a server may ask again."""
        asked, limit = self._asked.get(key, deque()), self._limits[key[0]]
        while asked and asked[0] <= now - _WINDOW:
            asked.popleft()
        return asked[0] + _WINDOW if limit and len(asked) >= limit else now
