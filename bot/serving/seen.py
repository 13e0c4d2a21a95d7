"""What was handled lately, so that it is handled once although Discord may deliver it twice."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable


class SeenIds:
    """Remember ids for `seconds`, at most `size` of them, the oldest forgotten first."""

    def __init__(
        self,
        seconds: float = 600,
        size: int = 10_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._size = size
        self._clock = clock
        self._until: OrderedDict[int, float] = OrderedDict()

    def met(self, id_: int) -> bool:
        """Return whether `id_` was met lately."""
        return self._until.get(id_, 0.0) > self._clock()

    def first(self, id_: int) -> bool:
        """Return whether `id_` was not met lately, and remember it."""
        now = self._clock()
        while self._until and next(iter(self._until.values())) <= now:
            self._until.popitem(last=False)
        if id_ in self._until:
            return False
        self._until[id_] = now + self._seconds
        if len(self._until) > self._size:
            self._until.popitem(last=False)
        return True
