"""Postings of one field, six bytes each: a document, and a code for what its occurrences weigh.

What a term weighs in a document depends on how often it occurs there and on the document's length
alone, and a million documents have fewer than a thousand such pairs. A posting holds the number of
its pair; the weights are a small table, made anew when an average changes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.postings import Counts, Floats, Ints, Longs, build

Codes = NDArray[np.unsignedinteger]
Weights = NDArray[np.float32]

_CHUNK = 1 << 18  # postings worked on at a time: what fits the processor's cache
_LARGEST_TABLE = 1 << 24


class Coded(NamedTuple):
    """The postings of term t are those from `starts[t]` to `starts[t + 1]`.

    `documents` ascend within a term. Code c stands for `counts[c]` occurrences in a document of
    `lengths[c]` tokens.
    """

    starts: Longs
    documents: Ints
    codes: Codes
    counts: Longs
    lengths: Longs

    def find(self, term: int) -> slice:
        """Return where the postings of `term` stand."""
        return slice(int(self.starts[term]), int(self.starts[term + 1]))

    def weights(self, k1: float, b: float, average: float) -> Floats:
        """Return what each code weighs, float64: the bits that rank_bm25 computes.

        The order of the operations is that of `rank_bm25.BM25Okapi.get_scores`.
        """
        norms = k1 * (1 - b + b * self.lengths / average)
        return np.asarray(self.counts * (k1 + 1) / (self.counts + norms))


def encode(tokens: Ints, lengths: Longs, terms: int) -> Coded:
    """Return the postings of documents that lie end to end in `tokens`, term ids below `terms`.

    `lengths[d]` is the number of tokens of document d.
    """
    postings = build(tokens, lengths)
    starts = np.zeros(terms + 1, np.int64)
    starts[postings.terms + 1] = np.diff(postings.starts)
    pairs, codes = _codes(postings.documents, postings.counts, lengths)
    width = int(lengths.max(initial=0)) + 1
    return Coded(np.cumsum(starts), postings.documents, codes, pairs // width, pairs % width)


def peaks(starts: Longs, codes: Codes, weights: Weights) -> Weights:
    """Return the most that each term weighs in any document, by the weight of each code."""
    highest = np.zeros(len(starts) - 1, np.float32)
    held = np.flatnonzero(np.diff(starts))
    if len(held):
        highest[held] = np.maximum.reduceat(weights[codes], starts[held])
    return highest


def rounded_up(weights: Floats) -> Weights:
    """Return `weights` as float32, none lower than it was."""
    return np.nextafter(weights.astype(np.float32), np.float32(np.inf))


def _codes(documents: Ints, counts: Counts, lengths: Longs) -> tuple[Longs, Codes]:
    """Return the pairs that occur, as count * width + length, and the pair of each posting."""
    width = int(lengths.max(initial=0)) + 1
    size = (int(counts.max(initial=0)) + 1) * width
    if size > _LARGEST_TABLE:
        pairs, codes = np.unique(counts * np.int64(width) + lengths[documents], return_inverse=True)
        return pairs, codes.astype(np.uint32)
    seen = np.zeros(size, np.bool_)
    for part in _chunks(len(documents)):
        seen[counts[part] * np.int64(width) + lengths[documents[part]]] = True
    pairs = np.flatnonzero(seen)
    table = (np.cumsum(seen) - 1).astype(np.uint16 if len(pairs) <= 1 << 16 else np.uint32)
    codes = np.empty(len(documents), table.dtype)
    for part in _chunks(len(documents)):
        codes[part] = table[counts[part] * np.int64(width) + lengths[documents[part]]]
    return pairs, codes


def _chunks(size: int) -> list[slice]:
    return [slice(at, at + _CHUNK) for at in range(0, size, _CHUNK)]
