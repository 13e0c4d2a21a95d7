"""Propose passages: a BM25 of each level that holds the question's words, added up.

A passage stands in a block (its paragraph) of an article with a title. Adding levels is cheap,
since the score of a block is computed once for all its passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.search.collection import Part
from index.search.evidence import Evidence, gather, join
from index.search.formula import lucene_idf, normalised, saturated
from index.search.occurrences import Occurrences, Places, holding
from index.search.postings import Counts, Floats, Ints
from index.search.scope import EVERYTHING, Scope
from index.search.statistics import Statistics


class Level(NamedTuple):
    """The constants of one level's BM25."""

    weight: float
    k1: float
    b: float


_PASSAGE = Level(1.2, 0.2, 0.4)
_BLOCK = Level(2.2, 1.2, 0.75)
_ARTICLE = Level(2.2, 1.2, 0.75)
_TITLE = Level(2.2, 2, 0.75)


def idfs_of(parts: Sequence[Part], terms: Sequence[int], passages: int) -> Floats:
    """Return the idf of each of `terms` over the passages of all `parts`."""
    return np.array([lucene_idf(passages, holding(parts, term)) for term in terms])


def best(
    parts: Sequence[Part],
    terms: Sequence[int],
    idfs: Floats,
    statistics: Statistics,
    n: int,
    scope: Scope = EVERYTHING,
) -> Evidence:
    """Return the evidence of the n best passages of `scope` for `terms`, first added first."""
    found = [[Occurrences(part, term) for term in terms] for part in parts]
    scored = [
        propose(part, occurrences, idfs, statistics, scope)
        for part, occurrences in zip(parts, found, strict=True)
    ]
    chosen = _chosen(scored, n)
    return join(
        [
            gather(part, number, occurrences, documents)
            for number, (part, occurrences, documents) in enumerate(
                zip(parts, found, chosen, strict=True)
            )
        ]
    )


def propose(
    part: Part,
    terms: Sequence[Occurrences],
    idfs: Floats,
    statistics: Statistics,
    scope: Scope = EVERYTHING,
) -> Floats:
    """Return the score of every passage of `part`: 0 where neither it nor its context matches.

    Passages that are not in `scope` score 0 too.
    """
    columns = part.segment.columns
    blocks, articles = np.zeros(len(columns.article)), np.zeros(len(columns.articles))
    total = np.zeros(len(columns.keys))
    for term, idf in zip(terms, idfs, strict=True):
        for target, (found, lengths, mean, level) in zip(
            (total, blocks, articles, articles), _levels(term, statistics), strict=True
        ):
            target[found.places] += idf * _weights(found, lengths, mean, level)
    total += (blocks + articles[columns.article])[columns.block]
    for allowed in (scope.holds(columns), part.passages_alive):
        if allowed is not None:
            total[~allowed] = 0
    return total


def _levels(
    term: Occurrences, statistics: Statistics
) -> Iterator[tuple[Places, Counts, float, Level]]:
    segment = term.part.segment
    yield term.passages, segment.lengths, statistics.passage_length, _PASSAGE
    yield term.blocks, segment.block_lengths, statistics.block_length, _BLOCK
    yield term.articles, segment.article_lengths, statistics.article_length, _ARTICLE
    yield term.titles, segment.title_lengths, statistics.title_length, _TITLE


def _weights(found: Places, lengths: Counts, mean: float, level: Level) -> Floats:
    counts = normalised(found.counts, lengths[found.places], mean, level.b)
    return level.weight * saturated(counts, level.k1)


def _chosen(scored: Sequence[Floats], n: int) -> list[Ints]:
    """Return the positions of the n highest scores in each array, ascending; first come first."""
    matched = [np.flatnonzero(scores > 0) for scores in scored]
    values = np.concatenate([scores[at] for scores, at in zip(scored, matched, strict=True)])
    kept = np.zeros(len(values), np.bool_)
    kept[top(values, n)] = True
    ends = np.cumsum([len(at) for at in matched])[:-1]
    pieces = zip(matched, np.split(kept, ends), strict=True)
    return [at[keep].astype(np.int32) for at, keep in pieces]


def top(values: Floats, n: int) -> Ints:
    """Return the positions of the n highest `values`, ascending; of equal ones the first."""
    if len(values) <= n:
        return np.arange(len(values), dtype=np.int32)
    limit = np.partition(values, len(values) - n)[len(values) - n]
    above, equal = np.flatnonzero(values > limit), np.flatnonzero(values == limit)
    return np.sort(np.concatenate([above, equal[: n - len(above)]])).astype(np.int32)
