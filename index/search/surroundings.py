"""The words that stand around the passages found: those of every passage of their blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.search.collection import Part
from index.search.evidence import Evidence
from index.search.postings import Flags, Ints, Longs


@dataclass(frozen=True)
class Surroundings:
    """The p passages of the blocks that hold the m passages found, in their order."""

    tokens: Ints  # the term ids of all p passages, end to end
    starts: Longs  # (p + 1,) where each begins in `tokens`
    own: Longs  # (m,) which of the p each passage found is
    first: Longs  # (m,) the first passage of its block
    last: Longs  # (m,) the last one

    @cached_property
    def owner(self) -> Longs:
        """Return the passage, from 0 to p - 1, of every token."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    @cached_property
    def found(self) -> Flags:
        """Return which of the p passages are among those found."""
        flags = np.zeros(len(self.starts) - 1, np.bool_)
        flags[self.own] = True
        return flags

    @property
    def before(self) -> Longs:
        """Return the passage before each one found (m,), itself where it is its block's first."""
        return np.maximum(self.own - 1, self.first)

    @property
    def after(self) -> Longs:
        """Return the passage after each one found (m,), itself where it is its block's last."""
        return np.minimum(self.own + 1, self.last)


def surroundings(evidence: Evidence, parts: Sequence[Part]) -> Surroundings:
    """Return the surroundings of the passages of `evidence`, which stand in `parts`."""
    places = np.zeros((3, len(evidence)), np.int64)
    pieces, lengths, size = [], [], 0
    for number in np.unique(evidence.part).tolist():
        chosen = np.flatnonzero(evidence.part == number)
        columns = parts[number].segment.columns
        documents = evidence.document[chosen].astype(np.int64)
        blocks, inverse = np.unique(columns.block[documents], return_inverse=True)
        first = columns.block.searchsorted(blocks)
        sizes = columns.block.searchsorted(blocks, side="right") - first
        moved = first - (np.cumsum(sizes) - sizes) - size  # how far the passages of a block move
        held = _spread(first, sizes)
        places[0, chosen] = documents - moved[inverse]
        places[1, chosen] = (first - moved)[inverse]
        places[2, chosen] = (first + sizes - 1 - moved)[inverse]
        begins = columns.starts[held]
        lengths.append(columns.starts[held + 1] - begins)
        pieces.append(columns.tokens[_spread(begins, lengths[-1])])
        size += len(held)
    starts = np.concatenate([[0], np.cumsum(np.concatenate(lengths))]).astype(np.int64)
    return Surroundings(np.concatenate(pieces), starts, *places)


def _spread(first: Longs, sizes: Longs) -> Longs:
    """Return the numbers from each `first` on, as many as its size, in one row."""
    return np.repeat(first - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
