"""Where the terms of a question occur in a part: in passages, blocks, articles and titles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.postings import Flags, Floats, Ints, Longs, Postings
from index.search.segments.collection import Part
from index.search.segments.scope import EVERYTHING, Scope

_TERM = 32  # a key holds its term in the bits from here on, its place in those below


class Places(NamedTuple):
    """The places of one kind that hold some of t terms: term by term, ascending in each."""

    terms: Ints  # (p,) which of the terms, from 0
    places: Ints  # (p,)
    counts: Floats  # (p,) how often the place holds the term

    def at(self, wanted: Ints, terms: int) -> Floats:
        """Return how often each of the `wanted` places (m,) holds each of the terms (t, m).

        -1 is no place.
        """
        keys = (self.terms.astype(np.int64) << _TERM) + self.places
        sought = (np.arange(terms)[:, None] << _TERM) + wanted
        if not len(keys):
            return np.zeros(sought.shape)
        found = np.minimum(keys.searchsorted(sought), len(keys) - 1)
        return np.where(keys[found] == sought, self.counts[found], 0.0)

    def grouped(self, group: Ints) -> Places:
        """Return the groups that hold the terms; `group[i]` ascends and is that of place i."""
        groups = group[self.places]
        starts = starts_of(self.terms, groups)
        counts = np.add.reduceat(self.counts, starts) if len(starts) else self.counts
        return Places(self.terms[starts], groups[starts], counts)


@dataclass(frozen=True)
class Occurrences:
    """The places of some terms in one part.

    Those of articles that were removed, or that hold nothing of the `scope`, are left out.
    """

    part: Part
    terms: Sequence[int]
    scope: Scope = EVERYTHING

    @cached_property
    def kept(self) -> Flags | None:
        """Return which articles count (a,); None: all."""
        alive, held = self.part.alive, self.scope.articles_of(self.part.segment.columns)
        return held if alive is None else alive if held is None else held & alive

    @cached_property
    def passages(self) -> Places:
        """Return the passages that hold the terms."""
        columns = self.part.segment.columns
        found = _places(self.part.segment.passages, self.terms)
        if self.kept is None:
            return found
        return _chosen(found, self.kept[columns.article[columns.block[found.places]]])

    @cached_property
    def blocks(self) -> Places:
        """Return the blocks that hold the terms."""
        return self.passages.grouped(self.part.segment.columns.block)

    @cached_property
    def articles(self) -> Places:
        """Return the articles whose passages hold the terms."""
        return self.blocks.grouped(self.part.segment.columns.article)

    @cached_property
    def titles(self) -> Places:
        """Return the articles whose titles hold the terms."""
        found = _places(self.part.segment.titles, self.terms)
        return found if self.kept is None else _chosen(found, self.kept[found.places])

    def holding_all(self) -> list[int]:
        """Return the keys of the articles of which text or title holds each of the terms."""
        keys = self.part.segment.columns.articles
        held = np.zeros((len(self.terms), len(keys)), np.bool_)
        for found in (self.articles, self.titles):
            held[found.terms, found.places] = True
        every: list[int] = keys[held.all(axis=0)].tolist()
        return every


def starts_of(terms: Ints, groups: Ints) -> Longs:
    """Return where in two columns of the same length another term or another group begins."""
    first = np.ones(len(terms), np.bool_)
    first[1:] = (terms[1:] != terms[:-1]) | (groups[1:] != groups[:-1])
    return np.flatnonzero(first)


def occurring(parts: Iterable[Part], term: int | None) -> int:
    """Return how many passages of `parts` hold a term; of one that none holds, how many titles."""
    parts = list(parts)
    return holding(parts, term) or (0 if term is None else sum(_titled(p, term) for p in parts))


def holding(parts: Iterable[Part], term: int | None) -> int:
    """Return how many passages of `parts` hold the term of that number; None: no text has it."""
    return 0 if term is None else sum(_holding(part, term) for part in parts)


def _holding(part: Part, term: int) -> int:
    postings = part.segment.passages
    held = postings.documents[postings.find(term)]
    if part.passages_alive is None or not len(held):
        return len(held)
    if len(part.gone) > len(held):
        return int(np.count_nonzero(part.passages_alive[held]))
    places = np.minimum(held.searchsorted(part.gone), len(held) - 1)
    return len(held) - int(np.count_nonzero(held[places] == part.gone))


def _titled(part: Part, term: int) -> int:
    titles = part.segment.titles
    held = titles.documents[titles.find(term)]
    return len(held) if part.alive is None else int(np.count_nonzero(part.alive[held]))


def _places(postings: Postings, terms: Sequence[int]) -> Places:
    found = [postings.find(term) for term in terms]
    sizes = [one.stop - one.start for one in found]
    return Places(
        np.repeat(np.arange(len(terms), dtype=np.int32), sizes),
        np.concatenate([postings.documents[one] for one in found]),
        np.concatenate([postings.counts[one] for one in found]).astype(np.float64),
    )


def _chosen(found: Places, kept: Flags) -> Places:
    return Places(found.terms[kept], found.places[kept], found.counts[kept])
