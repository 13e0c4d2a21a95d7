"""Where a term occurs in a part of a collection: in passages, blocks, articles and titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.search.collection import Part
from index.search.postings import Counts, Floats, Ints, Postings


class Places:
    """The places of one kind that hold a term, ascending, and how often each holds it."""

    __slots__ = ("counts", "places")

    def __init__(self, places: Ints, counts: Counts | Floats) -> None:
        self.places = places
        self.counts = counts.astype(np.float64)

    def __len__(self) -> int:
        return len(self.places)

    def at(self, wanted: Ints) -> Floats:
        """Return how often each of the `wanted` places holds the term."""
        if not len(self.places):
            return np.zeros(len(wanted))
        found = np.minimum(np.searchsorted(self.places, wanted), len(self.places) - 1)
        return np.where(self.places[found] == wanted, self.counts[found], 0.0)

    def grouped(self, group: Ints) -> Places:
        """Return the groups that hold the term; `group[i]` ascends and is that of place i."""
        groups = group[self.places]
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        if not len(starts):
            return Places(groups, self.counts)
        return Places(groups[starts], np.add.reduceat(self.counts, starts))


@dataclass(frozen=True)
class Occurrences:
    """The places of one term in one part; those of articles that were removed are left out."""

    part: Part
    term: int

    @property
    def holding(self) -> int:
        """Return how many passages hold the term."""
        if self.part.alive is not None:
            return len(self.passages)
        found = self.part.segment.passages.find(self.term)
        return int(found.stop - found.start)

    @cached_property
    def passages(self) -> Places:
        """Return the passages that hold the term."""
        columns = self.part.segment.columns
        found = _places(self.part.segment.passages, self.term)
        if self.part.alive is None:
            return found
        alive = self.part.alive[columns.article[columns.block[found.places]]]
        return Places(found.places[alive], found.counts[alive])

    @cached_property
    def blocks(self) -> Places:
        """Return the blocks that hold the term."""
        return self.passages.grouped(self.part.segment.columns.block)

    @cached_property
    def articles(self) -> Places:
        """Return the articles whose passages hold the term."""
        return self.blocks.grouped(self.part.segment.columns.article)

    @cached_property
    def titles(self) -> Places:
        """Return the articles whose titles hold the term."""
        found = _places(self.part.segment.titles, self.term)
        if self.part.alive is None:
            return found
        alive = self.part.alive[found.places]
        return Places(found.places[alive], found.counts[alive])


def _places(postings: Postings, term: int) -> Places:
    found = postings.find(term)
    return Places(postings.documents[found], postings.counts[found])


def holding(parts: Iterable[Part], term: int | None) -> int:
    """Return how many passages of `parts` hold the term of that number; None: no text has it."""
    if term is None:
        return 0
    return sum(Occurrences(part, term).holding for part in parts)
