"""The BM25 score of the proposed passages, field by field.

BM25F (Robertson, Zaragoza, Taylor 2004) over nested fields: the normalised counts of a term in all
fields are weighted and added before they saturate, so that a word found in the passage and again in
its paragraph counts little more than once. Pairs of adjacent words add a BM25 of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.formula import normalised, saturated
from index.postings import Floats, Ints, Longs
from index.search.retrieval.evidence import Evidence, members
from index.search.segments.statistics import Statistics


class Field(NamedTuple):
    """The weight and the length normalisation of a field."""

    name: str
    level: int
    weight: float
    b: float


# Fitted by coordinate search on a training set of questions: `python -m tests.benchmarks fit`.
FIELDS: tuple[Field, ...] = (
    Field("passage", 0, 1.0, 0.4),
    Field("paragraph", 3, 0.45, 0.9),
    Field("article", 4, 0.02, 0.75),
    Field("title", 5, 0.8, 0.3),
    Field("related word", 0, 0.4, 0.4),
)
_K1 = 1.2
PAIR_WEIGHT, _PAIR_K1, _PAIR_B = 0.08, 0.3, 0.3
_COMMONER = 0.15


class Pair(NamedTuple):
    """Two adjacent words of the question, their terms and their idfs."""

    words: tuple[str, str]
    first: int
    second: int
    idfs: tuple[float, float]


class Scores(NamedTuple):
    """What every field gives for every term, and every pair of words, for m passages."""

    fields: Floats  # (fields, t, m)
    pairs: Floats  # (pairs, m)

    @property
    def total(self) -> Floats:
        """Return the scores (m,)."""
        return np.asarray(self.fields.sum(axis=(0, 1)) + self.pairs.sum(axis=0))

    def head(self, n: int) -> Scores:
        """Return the scores of the first n passages."""
        return Scores(self.fields[:, :, :n], self.pairs[:, :n])

    def take(self, order: Ints | Longs) -> Scores:
        """Return the scores of the passages at `order`."""
        return Scores(self.fields.take(order, axis=2), self.pairs.take(order, axis=1))


def score(
    evidence: Evidence,
    related: Floats,
    idfs: Floats,
    pairs: Sequence[Pair],
    statistics: Statistics,
) -> Scores:
    """Return the scores of the passages of `evidence`.

    `related` counts the words of each term's family in each passage (t, m).
    """
    means = (statistics.passage_length,) * 3 + (
        statistics.block_length,
        statistics.article_length,
        statistics.title_length,
    )
    weighed = np.array(
        [
            field.weight
            * normalised(
                related if field.name == "related word" else evidence.counts[field.level],
                evidence.lengths[field.level],
                means[field.level],
                field.b,
            )
            for field in FIELDS
        ]
    )
    fields = idfs[:, None] * weighed / (_K1 + weighed.sum(axis=0))
    return Scores(fields, _pairs(evidence, pairs, statistics))


def _pairs(evidence: Evidence, pairs: Sequence[Pair], statistics: Statistics) -> Floats:
    counts = _pair_counts(evidence, pairs)
    counts = normalised(counts, evidence.lengths[0], statistics.passage_length, _PAIR_B)
    idfs = np.array([max(pair.idfs) + _COMMONER * min(pair.idfs) for pair in pairs])
    return PAIR_WEIGHT * idfs.reshape(-1, 1) * saturated(counts, _PAIR_K1)


def _pair_counts(evidence: Evidence, pairs: Sequence[Pair]) -> Floats:
    """Return how often each pair stands in each passage, one word right after the other."""
    counts = np.zeros((len(pairs), len(evidence)))
    owner, tokens = evidence.owner, evidence.tokens
    for i, pair in enumerate(pairs):
        at = np.flatnonzero(tokens[:-1] == pair.first)
        found = at[(tokens[at + 1] == pair.second) & (owner[at + 1] == owner[at])]
        counts[i] = np.bincount(owner[found], minlength=len(evidence))
    return counts


def related_counts(evidence: Evidence, relatives: Sequence[Ints]) -> Floats:
    """Return how many words of each term's family stand in each passage (t, m)."""
    counts = np.zeros((len(relatives), len(evidence)))
    for i, at in enumerate(members(evidence.tokens, relatives)):
        counts[i] = np.bincount(evidence.owner[at], minlength=len(evidence))
    return counts
