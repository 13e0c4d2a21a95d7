"""What words mean, as far as the company they keep in other texts tells: a table of word vectors.

The table is made of GloVe (Pennington, Socher, Manning 2014) by `python -m tests.benchmarks
vectors`. Words that it does not hold are compared letter by letter alone, as all words are
elsewhere in the search.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.postings import Ints
from index.search.arrays import stored

Vectors = NDArray[np.float32]

_COMMON = 1e-3
_RARER = 1.0  # so much rarer than the rarest term of the table are those that it does not hold
_MOST = 0xFFFF  # a row takes 16 bits


class Table(NamedTuple):
    """The vectors of n terms, and behind them one of zeros for all other terms."""

    rows: dict[str, int]
    small: NDArray[np.int8]  # (n + 1, dimensions)
    scales: Vectors  # (n + 1,) what brings them to length 1
    weights: Vectors  # (n + 1,) the rarer a term, the more: a / (a + p), Arora, Liang, Ma 2017
    surprise: Vectors  # (n + 1,) -ln p: how little one expects a term in any text

    def row(self, term: str) -> int:
        """Return the row of `term`."""
        return self.rows.get(term, len(self.rows))

    def rows_of(self, terms: Iterable[str]) -> Ints:
        """Return the row of each term."""
        return np.array([self.row(term) for term in terms], np.int32)

    def vectors(self, rows: Ints) -> Vectors:
        """Return the vectors (len(rows), dimensions) of those rows, of length 1 or 0."""
        vectors = self.small.take(rows, axis=0).astype(np.float32)
        vectors *= self.scales.take(rows)[:, None]
        return vectors

    def weighted(self, rows: Ints) -> Vectors:
        """Return the vectors (len(rows), dimensions) of those rows, as long as they weigh."""
        return self.small[rows] * (self.scales[rows] * self.weights[rows])[:, None]


@cache
def table() -> Table:
    """Return the table in `lexicon/vectors.npz`.

    Raises `DataFileError` when the file is missing or damaged.
    """
    with stored("lexicon/vectors.npz") as arrays:
        terms = arrays["terms"].tobytes().decode().split()
        small = np.pad(arrays["vectors"], ((0, 1), (0, 0)))
        share = np.append(arrays["share"], np.inf)
        if not len(small) == len(share) == len(terms) + 1 < _MOST:
            raise ValueError("the arrays do not fit together")
    surprise = -np.log(share[:-1])
    lengths = np.linalg.norm(small.astype(np.float32), axis=1)
    return Table(
        {term: row for row, term in enumerate(terms)},
        small,
        (1 / np.maximum(lengths, 1)).astype(np.float32),
        (_COMMON / (_COMMON + share)).astype(np.float32),
        np.append(surprise, surprise.max() + _RARER).astype(np.float32),
    )


def directions(vectors: Vectors) -> Vectors:
    """Return `vectors` (..., dimensions) at length 1; those of zeros stay."""
    lengths = np.sqrt((vectors * vectors).sum(axis=-1, keepdims=True))
    return np.asarray(vectors / np.maximum(lengths, 1e-6), np.float32)
