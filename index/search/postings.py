"""Postings: for each term, the documents that hold it and how often."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Counts = NDArray[np.integer]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


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
        place = int(np.searchsorted(self.terms, term))
        if place == len(self.terms) or self.terms[place] != term:
            return slice(0, 0)
        return slice(int(self.starts[place]), int(self.starts[place + 1]))


def build(tokens: Ints, lengths: Longs) -> Postings:
    """Return the postings of documents that lie end to end in `tokens` (term ids).

    `lengths[d]` is the number of tokens of document d.
    """
    documents = max(1, len(lengths))
    keys = tokens.astype(np.int64) * documents + np.repeat(np.arange(len(lengths)), lengths)
    pairs, counts = np.unique(keys, return_counts=True)
    terms, starts = np.unique(pairs // documents, return_index=True)
    return Postings(
        terms.astype(np.int32),
        np.append(starts, len(pairs)).astype(np.int64),
        (pairs % documents).astype(np.int32),
        narrow(counts),
    )


def narrow(numbers: NDArray[np.integer]) -> Counts:
    """Return `numbers` (not negative) in the narrowest unsigned type that holds them."""
    largest = int(numbers.max(initial=0))
    return numbers.astype(np.min_scalar_type(largest))
