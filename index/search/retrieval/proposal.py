"""What the passages of a part may score for a question, from their articles down.

A passage stands in a block (its paragraph) of an article with a title, and scores what its words,
its block, its article and the title score together. An article with its best block and its best
passage bounds them all, so that only passages of promising articles are scored: the work grows with
the postings of the question's words, not with the collection.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.formula import normalised, saturated
from index.postings import Counts, Floats, Ints, Longs
from index.search.segments.occurrences import Occurrences, Places, starts_of
from index.search.segments.segment import Columns
from index.search.segments.statistics import Statistics

_ROUNDING = 1 + 1e-9  # more than adding floats in another order can change


class Level(NamedTuple):
    """The constants of one level's BM25."""

    weight: float
    k1: float
    b: float


_PASSAGE = Level(1.2, 0.2, 0.4)
_BLOCK = Level(2.2, 1.2, 0.75)
_ARTICLE = Level(2.2, 1.2, 0.75)
_TITLE = Level(2.2, 2, 0.75)


class Held(NamedTuple):
    """The places of one level that hold terms, term by term: their articles, what a term scores."""

    places: Ints
    articles: Ints
    weights: Floats


@dataclass(frozen=True)
class Proposal:
    """What the question's terms give in a part."""

    found: Occurrences
    passages: Held
    blocks: Held
    articles: Floats  # (a,) what each article and its title score

    @property
    def columns(self) -> Columns:
        """Return the texts of the part."""
        return self.found.part.segment.columns

    @cached_property
    def reach(self) -> Floats:
        """Return no less than what any passage of each article scores (a,)."""
        size = len(self.articles)
        reach = self.articles + _best(self.found.passages.terms, self.passages, size)
        reach += _best(self.found.blocks.terms, self.blocks, size)
        return np.asarray(reach * _ROUNDING)

    def reaching(self, limit: float, below: float = np.inf) -> Ints:
        """Return the articles that reach `limit`, but not `below`, and anything, ascending."""
        near = (self.reach >= limit) & (self.reach < below) & (self.reach > 0)
        return np.flatnonzero(near).astype(np.int32)

    def every(self) -> tuple[Ints, Floats]:
        """Return all passages that score anything, ascending, and their scores."""
        columns = self.columns
        total = _sums(self.passages.places, self.passages.weights, len(columns.block))
        of_blocks = _sums(self.blocks.places, self.blocks.weights, len(columns.article))
        total += (of_blocks + self.articles[columns.article])[columns.block]
        return self._matched(np.arange(len(total), dtype=np.int32), total)

    def scored(self, articles: Ints) -> tuple[Ints, Floats]:
        """Return the passages of `articles` that score anything, ascending, and their scores."""
        columns = self.columns
        first_block, end_block = (_begin(columns.article, articles + i) for i in (0, 1))
        blocks, block_shift = _laid_out(first_block, end_block, articles, len(self.articles))
        first, end = _begin(columns.block, first_block), _begin(columns.block, end_block)
        documents, shift = _laid_out(first, end, articles, len(self.articles))
        of_blocks = _added(self.blocks, block_shift, len(blocks))
        total = _added(self.passages, shift, len(documents))
        block = columns.block[documents]
        article = columns.article[block]
        total += of_blocks[block - block_shift[article]] + self.articles[article]
        return self._matched(documents, total)

    def _matched(self, documents: Ints, total: Floats) -> tuple[Ints, Floats]:
        """Return those of `documents` that may answer and score anything, and their scores."""
        matched = np.flatnonzero(self.found.scope.holds(self.columns, documents) & (total > 0))
        return documents[matched], total[matched]


def proposal_of(found: Occurrences, idfs: Floats, statistics: Statistics) -> Proposal:
    """Return what the terms `found`, of those `idfs` (t,), give."""
    segment, columns = found.part.segment, found.part.segment.columns
    size = len(columns.articles)
    means = statistics
    passages = Held(
        found.passages.places,
        columns.article[columns.block[found.passages.places]],
        _weights(found.passages, idfs, segment.lengths, means.passage_length, _PASSAGE),
    )
    blocks = Held(
        found.blocks.places,
        columns.article[found.blocks.places],
        _weights(found.blocks, idfs, segment.block_lengths, means.block_length, _BLOCK),
    )
    lengths = segment.article_lengths
    articles = _weights(found.articles, idfs, lengths, means.article_length, _ARTICLE)
    titles = _weights(found.titles, idfs, segment.title_lengths, means.title_length, _TITLE)
    whole = _sums(found.articles.places, articles, size)
    whole += _sums(found.titles.places, titles, size)
    return Proposal(found, passages, blocks, whole)


def _weights(found: Places, idfs: Floats, lengths: Counts, mean: float, level: Level) -> Floats:
    """Return what each term weighs at each of the places `found`."""
    counts = normalised(found.counts, lengths[found.places], mean, level.b)
    return np.asarray(level.weight * idfs[found.terms] * saturated(counts, level.k1))


def _best(terms: Ints, held: Held, size: int) -> Floats:
    """Return the best that `held` has of each term in each of `size` articles, added up."""
    starts = starts_of(terms, held.articles)
    if not len(starts):
        return np.zeros(size)
    best = np.maximum.reduceat(held.weights, starts)
    return _sums(held.articles[starts], best, size)


def _added(held: Held, shift: Longs, size: int) -> Floats:
    """Return what stands in the articles that have a `shift`, added up by place (size,)."""
    inside = np.flatnonzero(shift[held.articles] >= 0)
    places = held.places[inside] - shift[held.articles[inside]]
    return _sums(places, held.weights[inside], size)


def _sums(places: Ints | Longs, weights: Floats, size: int) -> Floats:
    """Return the sum of the weights of each of `size` places."""
    return np.asarray(np.bincount(places, weights, size), np.float64)


def _begin(groups: Ints, wanted: Ints) -> Ints:
    """Return where each of the `wanted` groups begins, or would, in `groups`, which ascend."""
    return groups.searchsorted(wanted.astype(np.int32, copy=False)).astype(np.int32)


def _laid_out(first: Ints, end: Ints, articles: Ints, size: int) -> tuple[Ints, Longs]:
    """Return the places from each `first` to its `end` in one row, and how far each moved.

    The places of article i moved down by element i of `size`; -1 where it is not one of `articles`.
    """
    sizes = end - first
    moved = first - (np.cumsum(sizes) - sizes)
    shift = np.full(size, -1, np.int64)
    shift[articles] = moved
    return (np.repeat(moved, sizes) + np.arange(sizes.sum())).astype(np.int32), shift
