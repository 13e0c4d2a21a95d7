"""How answers reached those who asked: logged since the start, and kept over restarts."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from enum import StrEnum
from typing import Final

from index.library import Library

_log = logging.getLogger(__name__)
KEY: Final = "discord.answers"
"""Under which name a library keeps the counts."""


class Delivery(StrEnum):
    """How an answer reached the person who asked."""

    IN_TIME = "in_time"
    LATE = "late"  # Discord no longer took it as the answer, so it went another way
    LOST = "lost"  # there was no way left


class Deliveries:
    """Count how answers are delivered. What is counted is stored by `keep`, in any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._new: Counter[str] = Counter()
        self._all: Counter[str] = Counter()

    def note(self, delivery: Delivery, id_: int) -> None:
        """Count how the answer to an interaction or a message was delivered."""
        with self._lock:
            self._new[delivery.value] += 1
        self._all[delivery.value] += 1
        if delivery is not Delivery.IN_TIME:
            number, total = self._all[delivery.value], self._all.total()
            level = logging.WARNING if delivery is Delivery.LOST else logging.INFO
            so_far = id_, delivery.value, number, total
            _log.log(level, "Answer to %s: %s. Since the start: %d of %d.", *so_far)

    def keep(self, library: Library) -> None:
        """Add what was counted since the last time to what the library has. Raises `StoreError`."""
        with self._lock:
            counted, self._new = self._new, Counter()
        if not counted:
            return
        try:
            library.add_counts(KEY, counted)
        except BaseException:
            with self._lock:
                self._new.update(counted)
            raise


def counts(library: Library) -> dict[Delivery, int]:
    """Return how many answers were delivered in each way. Raises a `StoreError`."""
    kept = library.counts(KEY)
    return {delivery: kept.get(delivery.value, 0) for delivery in Delivery}
