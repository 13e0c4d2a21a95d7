"""What the passages proposed for a question hold of it, level by level, as arrays.

m passages, t terms. A passage stands beside its neighbours in a block (its paragraph) of an
article with a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.postings import Flags, Floats, Ints, Longs, Signs, edges, spread
from index.search.networks.groups import Group
from index.search.segments.collection import Part
from index.search.segments.occurrences import Occurrences

FURTHEST = 6
PART = 32
"""The bits of a block's number from here on are its part's."""

LEVELS = ("passage", "before", "after", "paragraph", "article", "title")


@dataclass(frozen=True)
class Evidence:
    """How often each level around each proposed passage holds each term."""

    part: Ints  # (m,)
    document: Ints  # (m,) the passage's position in its part
    key: Longs  # (m,) the store's key of the passage
    block: Longs  # (m,) the same number for passages of the same block of the same part
    article: Longs  # (m,) the key of the article
    position: Ints  # (m,) how many passages of its paragraph stand before it, at most FURTHEST
    counts: Floats  # (levels, t, m)
    lengths: Floats  # (levels, m) in tokens
    tokens: Ints  # the term ids of all m passages, end to end
    signs: Signs  # what each of them shows, as bits
    starts: Longs  # (m + 1,) where each begins in `tokens`

    def __len__(self) -> int:
        return len(self.document)

    @cached_property
    def sizes(self) -> Longs:
        """Return how many tokens each passage has."""
        return self.starts[1:] - self.starts[:-1]

    @cached_property
    def owner(self) -> Longs:
        """Return the passage, from 0 to m - 1, of every token."""
        return np.repeat(np.arange(len(self.document)), self.sizes)

    @cached_property
    def by_article(self) -> Group:
        """Return the groups of passages of the same article."""
        return Group.by(self.article)

    @cached_property
    def by_block(self) -> Group:
        """Return the groups of passages of the same block."""
        return Group.by(self.block)

    def among(self, terms: Iterable[int]) -> Flags:
        """Return which of the tokens are one of `terms`."""
        return any_of(self.tokens, terms)

    def head(self, n: int) -> Evidence:
        """Return the evidence of the first n passages."""
        words = self.starts[min(n, len(self))]
        return Evidence(
            self.part[:n],
            self.document[:n],
            self.key[:n],
            self.block[:n],
            self.article[:n],
            self.position[:n],
            self.counts[:, :, :n],
            self.lengths[:, :n],
            self.tokens[:words],
            self.signs[:words],
            self.starts[: n + 1],
        )

    def take(self, order: Ints | Longs) -> Evidence:
        """Return the evidence of the passages at `order`, in that order."""
        starts = edges(self.sizes[order])
        places = spread(self.starts[order], starts)
        return Evidence(
            self.part[order],
            self.document[order],
            self.key[order],
            self.block[order],
            self.article[order],
            self.position[order],
            self.counts.take(order, axis=2),
            self.lengths.take(order, axis=1),
            self.tokens[places],
            self.signs[places],
            starts,
        )


def among(tokens: Ints | Longs, terms: Ints | Longs) -> Flags:
    """Return which of `tokens` are one of `terms`, which ascend."""
    if not len(terms):
        return np.zeros(len(tokens), np.bool_)
    places = np.minimum(terms.searchsorted(tokens), len(terms) - 1)
    return np.asarray(terms[places] == tokens)


def any_of(tokens: Ints, terms: Iterable[int]) -> Flags:
    """Return which of `tokens` are one of `terms`, in whatever order these come."""
    return among(tokens, np.array(sorted(terms), np.int32))


def members(tokens: Ints, families: Sequence[Ints]) -> list[Longs]:
    """Return where in `tokens` the ids of each of `families` stand, which ascend in each."""
    some = np.flatnonzero(among(tokens, np.sort(np.concatenate(families))))
    return [some[among(tokens[some], family)] for family in families]


def gather(part: Part, number: int, found: Occurrences, documents: Ints) -> Evidence:
    """Return the evidence that `found` gives of `documents` of `part`, the part of that number."""
    segment, columns = part.segment, part.segment.columns
    block = columns.block[documents]
    article = columns.article[block]
    before, after = (_neighbour(part, documents, article, step) for step in (-1, 1))
    terms, m = len(found.terms), len(documents)
    beside = found.passages.at(np.concatenate([documents, before, after]), terms)
    counts = np.empty((len(LEVELS), terms, m))
    counts[:3] = beside.reshape(terms, 3, m).transpose(1, 0, 2)
    counts[3] = found.blocks.at(block, terms)
    counts[4] = found.articles.at(article, terms)
    counts[5] = found.titles.at(article, terms)
    lengths = np.array(
        [
            segment.lengths[documents],
            np.where(before < 0, 0, segment.lengths[before]),
            np.where(after < 0, 0, segment.lengths[after]),
            segment.block_lengths[block],
            segment.article_lengths[article],
            segment.title_lengths[article],
        ],
        np.float64,
    )
    places, starts = _places(part, documents)
    return Evidence(
        np.full(len(documents), number, np.int32),
        documents,
        columns.keys[documents],
        block.astype(np.int64) + (number << PART),
        columns.articles[article],
        _positions(part, documents),
        counts,
        lengths,
        columns.tokens[places],
        columns.signs[places],
        starts,
    )


def join(pieces: Sequence[Evidence]) -> Evidence:
    """Return the evidence of several parts in one."""
    if len(pieces) == 1:
        return pieces[0]
    return Evidence(
        part=np.concatenate([piece.part for piece in pieces]),
        document=np.concatenate([piece.document for piece in pieces]),
        key=np.concatenate([piece.key for piece in pieces]),
        block=np.concatenate([piece.block for piece in pieces]),
        article=np.concatenate([piece.article for piece in pieces]),
        position=np.concatenate([piece.position for piece in pieces]),
        counts=np.concatenate([piece.counts for piece in pieces], axis=2),
        lengths=np.concatenate([piece.lengths for piece in pieces], axis=1),
        tokens=np.concatenate([piece.tokens for piece in pieces]),
        signs=np.concatenate([piece.signs for piece in pieces]),
        starts=edges(np.concatenate([piece.sizes for piece in pieces])),
    )


def _neighbour(part: Part, documents: Ints, article: Ints, step: int) -> Ints:
    """Return the passage `step` away in the same `article`, or -1 where there is none."""
    columns = part.segment.columns
    there = documents + np.int32(step)
    inside = (there >= 0) & (there < len(columns.keys))
    same = columns.article[columns.block[np.where(inside, there, documents)]] == article
    return np.where(inside & same, there, np.int32(-1))


def _positions(part: Part, documents: Ints) -> Ints:
    """Return how many passages back each paragraph begins, without a look at all paragraphs."""
    back = documents[:, None] - np.arange(FURTHEST, dtype=np.int32)
    begun = part.segment.columns.first[np.maximum(back, 0)]  # the first of all begins one
    return np.where(begun.any(axis=1), begun.argmax(axis=1), FURTHEST).astype(np.int32)


def _places(part: Part, documents: Ints) -> tuple[Longs, Longs]:
    """Return where the tokens of `documents` stand, and where those of each begin among them."""
    columns = part.segment.columns
    begins = columns.starts[documents]
    starts = edges(columns.starts[documents + 1] - begins)
    return spread(begins, starts), starts
