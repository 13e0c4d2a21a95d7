"""When and by whom articles were published, in memory: a question need not read them all."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Sequence, Set

from sqlalchemy import Connection

from index.memory.followed import Followed
from index.store import articles

_ENTRY = 200  # bytes of what is known of an article


class _Imprints:
    """The days and publishers of the articles of one collection."""

    def __init__(self) -> None:
        self.days: dict[int, datetime.date] = {}
        self.undated: set[int] = set()
        self.publishers: dict[str, set[int]] = {}

    @property
    def size(self) -> int:
        published = sum(map(len, self.publishers.values()))
        return _ENTRY * (len(self.days) + len(self.undated) + published)

    def add(self, connection: Connection, name: str, after: int) -> None:
        for key, publisher, day in articles.imprints_after(connection, name, after):
            if day is None:
                self.undated.add(key)
            else:
                self.days[key] = day
            if publisher:  # an older store may have an empty one
                self.publishers.setdefault(publisher, set()).add(key)

    def drop(self, gone: Set[int]) -> None:
        for key in gone & self.days.keys():
            del self.days[key]
        self.undated -= gone
        left = {name: keys - gone for name, keys in self.publishers.items()}
        self.publishers = {name: keys for name, keys in left.items() if keys}


class Imprints:
    """Know when each article was published, and by whom. Safe to use from several threads.

    Every call catches up with the store; `room` is as `index.memory.followed.Followed` has it.
    """

    def __init__(self, room: int) -> None:
        self._followed = Followed(_Imprints, room)
        self._lock = threading.Lock()

    def days(self, connection: Connection, names: Sequence[str]) -> dict[int, datetime.date]:
        """Return the day of publication of each article of `names` that has one, by its key."""
        with self._lock:
            found: dict[int, datetime.date] = {}
            for one in self._followed.of(connection, names):
                found |= one.days
            return found

    def undated(self, connection: Connection, names: Sequence[str]) -> set[int]:
        """Return the keys of the articles of `names` of which no day of publication is known."""
        with self._lock:
            return set().union(*(one.undated for one in self._followed.of(connection, names)))

    def publishers(self, connection: Connection, names: Sequence[str]) -> dict[str, frozenset[int]]:
        """Return the keys of the articles of `names` by their publisher's name."""
        with self._lock:
            found: dict[str, frozenset[int]] = {}
            for one in self._followed.of(connection, names):
                for name, keys in one.publishers.items():
                    found[name] = found.get(name, frozenset()) | keys
            return found
