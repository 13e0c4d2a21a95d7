"""Score passages by the fields that hold the question's words: BM25 over nested contexts.

A passage stands in a block (its paragraph) of an article with a title. `propose` adds up one BM25 a
level, which is cheap, since a block's score is computed once for all its passages; `evidence`
looks at the proposed passages closely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.search.collection import Part
from index.search.formula import lucene_idf, normalised, saturated
from index.search.occurrences import Occurrences, Places
from index.search.postings import Counts, Flags, Floats, Ints
from index.search.statistics import Statistics

FIELDS = ("passage", "paragraph", "article", "title")


@dataclass(frozen=True, slots=True)
class Level:
    """The constants of one level's BM25."""

    weight: float
    k1: float
    b: float


LEVELS = {
    "passage": Level(1.2, 0.2, 0.4),
    "paragraph": Level(2.2, 1.2, 0.75),
    "article": Level(2.2, 1.2, 0.75),
    "title": Level(2.2, 2, 0.75),
}


@dataclass(frozen=True, slots=True)
class Pool:
    """The best passages of all parts: m of them, each with what every level gives for each term."""

    part: Ints  # (m,)
    document: Ints  # (m,) the passage's position in its part
    fields: Floats  # (levels, terms, m)

    @property
    def scores(self) -> Floats:
        """Return the BM25 scores (m,)."""
        return np.asarray(self.fields.sum(axis=(0, 1)))


def rarities(occurrences: Sequence[Sequence[Occurrences]], statistics: Statistics) -> list[float]:
    """Return the idf of each term, over the passages of all parts."""
    holding = [sum(len(one.passages) for one in term) for term in zip(*occurrences, strict=True)]
    return [lucene_idf(statistics.passages, n) for n in holding]


def best(
    parts: Sequence[Part], terms: Sequence[int], statistics: Statistics, article: int | None, n: int
) -> Pool:
    """Return the n best passages for `terms`, best first; of equals the one added first."""
    occurrences = [[Occurrences(part, term) for term in terms] for part in parts]
    idfs = rarities(occurrences, statistics)
    scored = [
        propose(part, found, idfs, statistics, article)
        for part, found in zip(parts, occurrences, strict=True)
    ]
    chosen = [top(scores, n) for scores in scored]
    part = np.repeat(np.arange(len(parts), dtype=np.int32), [len(c) for c in chosen])
    document = np.concatenate([*chosen, np.empty(0, np.int32)]).astype(np.int32)
    scores = np.concatenate([s[c] for s, c in zip(scored, chosen, strict=True)] or [np.empty(0)])
    order = np.argsort(-scores, kind="stable")[:n]
    return _pool(parts, occurrences, idfs, statistics, part[order], document[order])


def propose(
    part: Part,
    terms: Sequence[Occurrences],
    idfs: Sequence[float],
    statistics: Statistics,
    article: int | None,
) -> Floats:
    """Return the score of every passage of `part`: 0 where neither it nor its context matches."""
    columns = part.segment.columns
    passages, blocks = np.zeros(len(columns.keys)), np.zeros(len(columns.article))
    articles = np.zeros(len(columns.articles))
    for term, idf in zip(terms, idfs, strict=True):
        for target, field, found, lengths, mean in (
            (passages, "passage", term.passages, part.segment.lengths, statistics.passage_length),
            (blocks, "paragraph", term.blocks, part.segment.block_lengths, statistics.block_length),
            (
                articles,
                "article",
                term.articles,
                part.segment.article_lengths,
                statistics.article_length,
            ),
            (
                articles,
                "title",
                term.titles,
                np.diff(columns.title_starts),
                statistics.title_length,
            ),
        ):
            target[found.places] += _weights(found, lengths, mean, LEVELS[field], idf)
    total = passages + (blocks + articles[columns.article])[columns.block]
    if part.alive is not None:
        total[~part.alive[columns.article][columns.block]] = 0
    if article is not None:
        total[(columns.articles != article)[columns.article][columns.block]] = 0
    return total


def _weights(found: Places, lengths: Counts, mean: float, level: Level, idf: float) -> Floats:
    counts = normalised(found.counts, lengths[found.places], mean, level.b)
    return idf * level.weight * saturated(counts, level.k1)


def top(scores: Floats, n: int) -> Ints:
    """Return the positions of the n highest scores above 0, ascending; of equals the first ones."""
    matched = np.flatnonzero(scores > 0)
    if len(matched) <= n:
        return matched.astype(np.int32)
    values = scores[matched]
    limit = np.partition(values, len(values) - n)[len(values) - n]
    above, equal = matched[values > limit], matched[values == limit]
    return np.sort(np.concatenate([above, equal[: n - len(above)]])).astype(np.int32)


def _pool(
    parts: Sequence[Part],
    occurrences: Sequence[Sequence[Occurrences]],
    idfs: Sequence[float],
    statistics: Statistics,
    part: Ints,
    document: Ints,
) -> Pool:
    fields = np.zeros((len(FIELDS), len(idfs), len(part)))
    for i, (one, found) in enumerate(zip(parts, occurrences, strict=True)):
        here: Flags = part == i
        fields[:, :, here] = _fields(one, found, idfs, statistics, document[here])
    return Pool(part, document, fields)


def _fields(
    part: Part,
    terms: Sequence[Occurrences],
    idfs: Sequence[float],
    statistics: Statistics,
    documents: Ints,
) -> Floats:
    segment, columns = part.segment, part.segment.columns
    blocks = columns.block[documents]
    articles = columns.article[blocks]
    fields = np.zeros((len(FIELDS), len(terms), len(documents)))
    titles = np.diff(columns.title_starts)
    for i, (term, idf) in enumerate(zip(terms, idfs, strict=True)):
        looked: tuple[tuple[Places, Ints, Counts, float], ...] = (
            (term.passages, documents, segment.lengths, statistics.passage_length),
            (term.blocks, blocks, segment.block_lengths, statistics.block_length),
            (term.articles, articles, segment.article_lengths, statistics.article_length),
            (term.titles, articles, titles, statistics.title_length),
        )
        for f, (found, at, lengths, mean) in enumerate(looked):
            places = Places(at, found.at(at))
            fields[f, i] = _weights(places, lengths, mean, LEVELS[FIELDS[f]], idf)
    return fields
