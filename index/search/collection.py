"""The index of one collection in memory: add and remove articles while others search."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from index.search.postings import Flags
from index.search.records import IndexedArticle
from index.search.segment import Columns, Segment, columns_of, merge

_RATIO = 4


class Part(NamedTuple):
    """A segment, and which of its articles are still there (None: all)."""

    segment: Segment
    alive: Flags | None = None

    @property
    def passages_alive(self) -> Flags | None:
        """Return which passages are still there (None: all)."""
        columns = self.segment.columns
        return None if self.alive is None else self.alive[columns.article][columns.block]

    def __len__(self) -> int:
        alive = self.passages_alive
        return len(self.segment) if alive is None else int(alive.sum())


class SearchIndex:
    """Hold the passages of one collection, findable as soon as they are added.

    Added articles wait until the next search, which puts them into a segment of their own; segments
    of like size are merged, so that there are few. A search works on a snapshot, which never
    changes, and needs no lock.
    """

    def __init__(self, articles: Iterable[IndexedArticle] = ()) -> None:
        self._lock = threading.Lock()
        self._parts: tuple[Part, ...] = ()
        self._waiting: dict[int, IndexedArticle] = {}
        self._size = 0
        for article in articles:
            self.add(article)

    def __len__(self) -> int:
        return self._size

    def add(self, article: IndexedArticle) -> None:
        """Add `article`; it replaces the one of the same key."""
        with self._lock:
            self._remove(article.key)
            self._waiting[article.key] = article
            self._size += len(article.passages)

    def remove(self, article_key: int) -> None:
        """Remove the article of that key; one that is not there changes nothing."""
        with self._lock:
            self._remove(article_key)

    def snapshot(self) -> tuple[Part, ...]:
        """Return the parts of the collection as it is now."""
        if self._waiting:
            with self._lock:
                self._settle()
        return self._parts

    def _settle(self) -> None:
        if not self._waiting:
            return
        new = Part(Segment.of(columns_of(list(self._waiting.values()))))
        self._parts = _merged((*self._parts, new))
        self._waiting = {}

    def _remove(self, key: int) -> None:
        waiting = self._waiting.pop(key, None)
        if waiting is not None:
            self._size -= len(waiting.passages)
            return
        before = sum(map(len, self._parts))
        self._parts = tuple(part for old in self._parts if len(part := _without(old, key)))
        self._size -= before - sum(map(len, self._parts))


def _without(part: Part, key: int) -> Part:
    gone = part.segment.columns.articles == key
    if not gone.any():
        return part
    alive = ~gone if part.alive is None else part.alive & ~gone
    return Part(part.segment, alive)


def _merged(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return `parts` with the last ones merged until each is much larger than the one after it."""
    kept = list(parts)
    columns: list[tuple[Columns, Flags | None]] = []
    last = kept.pop()
    columns.append((last.segment.columns, last.alive))
    size = len(last)
    while kept and len(kept[-1]) <= _RATIO * size:
        part = kept.pop()
        columns.insert(0, (part.segment.columns, part.alive))
        size += len(part)
    if len(columns) == 1:
        return parts
    return (*kept, Part(Segment.of(merge(columns))))


def passages_in(parts: Iterable[Part]) -> int:
    """Return how many passages `parts` hold."""
    return int(np.sum([len(part) for part in parts], dtype=np.int64))
