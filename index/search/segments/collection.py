"""The index of one collection in memory: add and remove articles while others search."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np

from index.postings import Flags, Longs
from index.search.records import IndexedArticle
from index.search.segments.segment import Segment, columns_of, merge

_RATIO = 4
_MOSTLY_GONE = 0.5


class Sizes(NamedTuple):
    """How much a part holds."""

    passages: int
    tokens: int
    blocks: int
    articles: int
    title_tokens: int


@dataclass(frozen=True, eq=False)
class Part:
    """A segment, which of its articles are still there (None: all), and the file that holds it."""

    segment: Segment
    alive: Flags | None = None
    file: str | None = None

    @cached_property
    def passages_alive(self) -> Flags | None:
        """Return which passages are still there (None: all)."""
        columns = self.segment.columns
        return None if self.alive is None else self.alive[columns.article][columns.block]

    @cached_property
    def gone(self) -> Longs:
        """Return the positions of the passages that are not there any more, ascending."""
        alive = self.passages_alive
        return np.empty(0, np.int64) if alive is None else np.flatnonzero(~alive)

    @cached_property
    def keys(self) -> Longs:
        """Return the keys of the articles that are still there, ascending."""
        keys = self.segment.columns.articles
        return keys if self.alive is None else keys[self.alive]

    @cached_property
    def sizes(self) -> Sizes:
        """Return how much is still there."""
        segment, columns = self.segment, self.segment.columns
        if self.alive is None or self.passages_alive is None:
            every = (len(segment), len(columns.tokens), len(columns.article))
            return Sizes(*every, len(columns.articles), len(columns.titles))
        return Sizes(
            int(np.count_nonzero(self.passages_alive)),
            int(segment.article_lengths[self.alive].sum()),
            int(np.count_nonzero(self.alive[columns.article])),
            len(self.keys),
            int(segment.title_lengths[self.alive].sum()),
        )

    @property
    def waste(self) -> float:
        """Return the share of its articles that were removed."""
        return 1 - len(self.keys) / max(1, len(self.segment.columns.articles))

    def without(self, keys: Longs) -> Part:
        """Return the part without the articles of those keys."""
        gone = np.isin(self.segment.columns.articles, keys)
        if not gone.any():
            return self
        return replace(self, alive=~gone if self.alive is None else self.alive & ~gone)

    def __len__(self) -> int:
        return self.sizes.passages


def parts_of(indexes: Iterable[SearchIndex]) -> Iterator[Part]:
    """Yield the parts of several collections, as they stand."""
    return chain.from_iterable(index.snapshot() for index in indexes)


class SearchIndex:
    """Hold the passages of one collection, findable as soon as they are added.

    Added articles wait until the next search, which puts them into a segment of their own; `merge`
    makes few segments of many. A search works on a snapshot, which never changes, and needs no
    lock. Articles must be added in the order of their keys to be in order.
    """

    def __init__(self, articles: Iterable[IndexedArticle] = (), parts: Iterable[Part] = ()) -> None:
        self._lock = threading.Lock()
        self._parts = tuple(part for part in parts if len(part.keys))
        self._waiting: dict[int, IndexedArticle] = {}
        self.newest = int(max((part.keys[-1] for part in self._parts), default=0))
        """The highest key that an article of the index ever had."""
        for article in articles:
            self.add(article)

    def __len__(self) -> int:
        waiting = sum(len(article.keys) for article in self._waiting.values())
        return sum(map(len, self._parts)) + waiting

    @property
    def articles(self) -> int:
        """Return how many articles there are."""
        return sum(len(part.keys) for part in self._parts) + len(self._waiting)

    def keys(self) -> Longs:
        """Return the keys of the articles."""
        return np.concatenate([part.keys for part in self.snapshot()] or [np.empty(0, np.int64)])

    def add(self, article: IndexedArticle) -> None:
        """Add `article`; it replaces the one of the same key."""
        with self._lock:
            if article.key <= self.newest:
                self._remove([article.key])
            self._waiting[article.key] = article
            self.newest = max(self.newest, article.key)

    def remove(self, *keys: int) -> None:
        """Remove the articles of those keys; one that is not there changes nothing."""
        with self._lock:
            self._remove(keys)

    def snapshot(self) -> tuple[Part, ...]:
        """Return the parts of the collection as it is now."""
        if self._waiting:
            with self._lock:
                self._settle()
        return self._parts

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the parts, without what was added since the last search."""
        return self._parts

    def merge(self) -> None:
        """Merge parts until each is much larger than all after it, and few articles are gone.

        Others may search, add and remove meanwhile, but only one at a time may merge.
        """
        while merging := _due(self.snapshot()):
            columns = merge([(part.segment.columns, part.alive) for part in merging])
            self._put_in_place(merging, Part(Segment.of(columns)))

    def note_file(self, segment: Segment, file: str) -> None:
        """Note that `segment` is held by a file of that name."""
        with self._lock:
            self._parts = tuple(
                replace(part, file=file) if part.segment is segment else part
                for part in self._parts
            )

    def _settle(self) -> None:
        if self._waiting:
            new = Part(Segment.of(columns_of(list(self._waiting.values()))))
            self._parts = (*self._parts, new)
            self._waiting = {}

    def _remove(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._waiting.pop(key, None)
        gone = np.array(keys, np.int64)
        left = (part.without(gone) for part in self._parts)
        self._parts = tuple(part for part in left if len(part.keys))

    def _put_in_place(self, merged: Sequence[Part], new: Part) -> None:
        """Put `new` where the parts `merged` are, without the articles that have gone since."""
        segments = [part.segment for part in merged]
        before = np.concatenate([part.keys for part in merged])
        with self._lock:
            at = [i for i, part in enumerate(self._parts) if _any_is(segments, part.segment)]
            if not at:
                return
            parts = self._parts
            now = np.concatenate([parts[i].keys for i in at])
            new = new.without(np.setdiff1d(before, now))
            self._parts = (*parts[: at[0]], new, *parts[at[-1] + 1 :])


def _any_is(segments: Sequence[Segment], one: Segment) -> bool:
    return any(segment is one for segment in segments)


def _due(parts: Sequence[Part]) -> Sequence[Part]:
    """Return the neighbours among `parts` that should be one, or one that is mostly gone."""
    sizes = [len(part) for part in parts]
    for first, size in enumerate(sizes[:-1]):
        if size <= _RATIO * sum(sizes[first + 1 :]):
            return parts[first:]
    return [part for part in parts if part.waste > _MOSTLY_GONE][:1]
