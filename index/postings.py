"""Postings: for each term, the documents that hold it and how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Counts = NDArray[np.integer]
Floats = NDArray[np.float64]
Signs = NDArray[np.uint16]
Flags = NDArray[np.bool_]
T = TypeVar("T", bound=np.generic)

_PIECE = 1 << 14  # values that are repeated at a time
_TERM = 32  # a key holds its term in the bits from here on, its document in those below


class Postings(NamedTuple):
    """The documents of each term, in one array: those of `terms[i]` are `starts[i]:starts[i+1]`.

    `documents` ascend within a term; `counts` has the narrowest unsigned type that fits.
    """

    terms: Ints
    starts: Longs
    documents: Ints
    counts: Counts

    def find(self, term: int) -> slice:
        """Return where the postings of `term` stand, an empty slice where there are none."""
        # A Python integer would have numpy make a copy of all terms in its own width.
        place = int(self.terms.searchsorted(np.int32(term)))
        if place == len(self.terms) or self.terms[place] != term:
            return slice(0, 0)
        return slice(int(self.starts[place]), int(self.starts[place + 1]))


def build(tokens: Ints, lengths: Longs) -> Postings:
    """Return the postings of documents that lie end to end in `tokens` (term ids).

    `lengths[d]` is the number of tokens of document d.
    """
    keys = tokens.astype(np.int64)
    keys <<= _TERM
    keys |= repeated(np.arange(len(lengths), dtype=np.int32), lengths)
    keys.sort()
    begins = firsts(keys)
    counts = narrow(np.diff(begins))
    keys = keys[begins[:-1]]
    owners = (keys >> _TERM).astype(np.int32)
    starts = firsts(owners)
    return Postings(owners[starts[:-1]], starts, keys.astype(np.int32), counts)  # the lower half


def repeated(values: NDArray[T], times: Longs) -> NDArray[T]:
    """Do what `np.repeat` does, in pieces: while that works, no other thread does."""
    found, at = np.empty(int(times.sum()), values.dtype), 0
    for first in range(0, len(values), _PIECE):
        piece = slice(first, first + _PIECE)
        upto = at + int(times[piece].sum())
        found[at:upto] = np.repeat(values[piece], times[piece])
        at = upto
    return found


def firsts(values: Ints | Longs) -> Longs:
    """Return where each run of equal values begins, and the end of all."""
    new = np.ones(len(values) + 1, np.bool_)
    np.not_equal(values[1:], values[:-1], out=new[1:-1])
    return np.flatnonzero(new)


def edges(lengths: Sequence[int] | Counts) -> Longs:
    """Return where each of the pieces of those `lengths` begins, end to end, and the end of all."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, dtype=np.int64, out=starts[1:])
    return starts


def spread(first: Longs, starts: Longs) -> Longs:
    """Return the numbers from each `first` on, in one row in which those of each have `starts`."""
    return np.repeat(first - starts[:-1], starts[1:] - starts[:-1]) + np.arange(starts[-1])


def narrow(numbers: NDArray[np.integer]) -> Counts:
    """Return `numbers` (not negative) in the narrowest unsigned type that holds them."""
    largest = int(numbers.max(initial=0))
    return numbers.astype(np.min_scalar_type(largest))
