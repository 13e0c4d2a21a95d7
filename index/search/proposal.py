"""What the passages of a part may score for a question, from their articles down.

A passage stands in a block (its paragraph) of an article with a title, and scores what its words,
its block, its article and the title score together. An article with its best block and its best
passage bounds them all, so that only passages of promising articles are scored: the work grows with
the postings of the question's words, not with the collection.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.search.collection import Part
from index.search.formula import normalised, saturated
from index.search.occurrences import Occurrences, Places
from index.search.postings import Counts, Flags, Floats, Ints, Longs
from index.search.scope import Scope
from index.search.segment import Columns
from index.search.statistics import Statistics

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
    """The places of one level that hold a term, the article of each, and what it scores there."""

    places: Ints
    articles: Ints
    weights: Floats


class Proposal(NamedTuple):
    """What the question's terms give in a part.

    `reach` is no less than what any passage of each article scores.
    """

    columns: Columns
    passages: Sequence[Held]  # one a term
    blocks: Sequence[Held]
    articles: Floats  # (a,) what each article and its title score
    reach: Floats  # (a,)
    allowed: Flags | None  # (n,) the passages that may be proposed; None: all

    def reaching(self, limit: float) -> Ints:
        """Return the articles that reach `limit` and anything at all, ascending."""
        return np.flatnonzero((self.reach >= limit) & (self.reach > 0)).astype(np.int32)

    def scored(self, articles: Ints) -> tuple[Ints, Floats]:
        """Return the passages of `articles` that score anything, ascending, and their scores."""
        columns = self.columns
        first_block, last_block = _bounds(columns.article, articles)
        blocks, block_shift = _laid_out(first_block, last_block, articles, len(self.articles))
        first, _ = _bounds(columns.block, first_block)
        _, last = _bounds(columns.block, last_block - 1)
        documents, shift = _laid_out(first, last, articles, len(self.articles))
        of_blocks, total = np.zeros(len(blocks)), np.zeros(len(documents))
        for held in self.blocks:
            _add(of_blocks, held, block_shift)
        for held in self.passages:
            _add(total, held, shift)
        block = columns.block[documents]
        article = columns.article[block]
        total += of_blocks[block - block_shift[article]] + self.articles[article]
        if self.allowed is not None:
            total[~self.allowed[documents]] = 0
        matched = np.flatnonzero(total > 0)
        return documents[matched], total[matched]


def proposal_of(
    part: Part,
    terms: Sequence[Occurrences],
    idfs: Floats,
    statistics: Statistics,
    scope: Scope,
) -> Proposal:
    """Return what `terms` give in `part`, to passages of `scope` that were not removed."""
    columns = part.segment.columns
    passages: list[Held] = []
    blocks: list[Held] = []
    articles, reach = np.zeros(len(columns.articles)), np.zeros(len(columns.articles))
    for term, idf in zip(terms, idfs, strict=True):
        of_passages, of_blocks, *of_articles = _levels(term, statistics)
        passages.append(
            _held(of_passages, idf, columns.article[columns.block[term.passages.places]])
        )
        blocks.append(_held(of_blocks, idf, columns.article[term.blocks.places]))
        for places, weights in of_articles:
            articles[places] += idf * weights
        for held in (passages[-1], blocks[-1]):
            _raise(reach, held)
    reach = (reach + articles) * _ROUNDING
    return Proposal(columns, passages, blocks, articles, reach, _allowed(part, scope))


def _allowed(part: Part, scope: Scope) -> Flags | None:
    held, alive = scope.holds(part.segment.columns), part.passages_alive
    return held if alive is None else alive if held is None else held & alive


def _held(level: tuple[Ints, Floats], idf: float, articles: Ints) -> Held:
    places, weights = level
    return Held(places, articles, idf * weights)


def _raise(reach: Floats, held: Held) -> None:
    """Add the best of `held` in each article to what the article reaches."""
    starts = np.flatnonzero(np.diff(held.articles, prepend=-1))
    if len(starts):
        reach[held.articles[starts]] += np.maximum.reduceat(held.weights, starts)


def _add(scores: Floats, held: Held, shift: Longs) -> None:
    """Add to `scores` what stands in the articles that have a `shift`."""
    inside = np.flatnonzero(shift[held.articles] >= 0)
    places = held.places[inside] - shift[held.articles[inside]]
    scores[places] += held.weights[inside]


def _bounds(groups: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """Return the first place of each wanted group, and the place after its last."""
    wanted = wanted.astype(np.int32)
    first, last = groups.searchsorted(wanted), groups.searchsorted(wanted, side="right")
    return first.astype(np.int32), last.astype(np.int32)


def _laid_out(first: Ints, last: Ints, articles: Ints, size: int) -> tuple[Ints, Longs]:
    """Return the places from each `first` to its `last` in one row, and how far each moved.

    The places of article i moved down by element i of `size`; -1 where it is not one of `articles`.
    """
    sizes = last - first
    moved = first - (np.cumsum(sizes) - sizes)
    shift = np.full(size, -1, np.int64)
    shift[articles] = moved
    return (np.repeat(moved, sizes) + np.arange(sizes.sum())).astype(np.int32), shift


def _levels(term: Occurrences, statistics: Statistics) -> list[tuple[Ints, Floats]]:
    """Return the passages, blocks, articles and titles that hold `term`, and what each weighs."""
    segment, means = term.part.segment, statistics
    return [
        _weighed(term.passages, segment.lengths, means.passage_length, _PASSAGE),
        _weighed(term.blocks, segment.block_lengths, means.block_length, _BLOCK),
        _weighed(term.articles, segment.article_lengths, means.article_length, _ARTICLE),
        _weighed(term.titles, segment.title_lengths, means.title_length, _TITLE),
    ]


def _weighed(found: Places, lengths: Counts, mean: float, level: Level) -> tuple[Ints, Floats]:
    counts = normalised(found.counts, lengths[found.places], mean, level.b)
    return found.places, level.weight * saturated(counts, level.k1)
