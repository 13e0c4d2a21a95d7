"""The words that stand around the passages found: those of every passage of their blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.postings import Ints, Longs, edges, spread
from index.search.retrieval.evidence import PART, Evidence
from index.search.segments.collection import Part


@dataclass(frozen=True)
class Surroundings:
    """The p passages of the blocks that hold the m passages found, block by block."""

    tokens: Ints  # the term ids of all p passages, end to end
    starts: Longs  # (p + 1,) where each begins in `tokens`
    own: Longs  # (m,) which of the p each passage found is
    blocks: Longs  # (b,) the first passage of each block
    block: Longs  # (m,) which of the blocks each passage found stands in

    @property
    def before(self) -> Longs:
        """Return the passage before each one found (m,), itself where it is its block's first."""
        return np.maximum(self.own - 1, self.blocks[self.block])

    @property
    def after(self) -> Longs:
        """Return the passage after each one found (m,), itself where it is its block's last."""
        ends = np.append(self.blocks[1:], len(self.starts) - 1)
        return np.asarray(np.minimum(self.own + 1, ends[self.block] - 1))


def surroundings(evidence: Evidence, parts: Sequence[Part]) -> Surroundings:
    """Return the surroundings of the passages of `evidence`, which stand in `parts`."""
    groups = evidence.by_block
    blocks = evidence.block[groups.firsts]
    places, sizes, tokens, lengths = [], [], [], []
    for number in np.unique(blocks >> PART).tolist():
        columns = parts[number].segment.columns
        own = (blocks[blocks >> PART == number] - (number << PART)).astype(np.int32)
        places.append(columns.block.searchsorted(own))
        sizes.append(columns.block.searchsorted(own, side="right") - places[-1])
        held = spread(places[-1], edges(sizes[-1]))
        begins = columns.starts[held]
        lengths.append(columns.starts[held + 1] - begins)
        tokens.append(columns.tokens[spread(begins, edges(lengths[-1]))])
    first = edges(np.concatenate(sizes))[:-1]
    moved = np.concatenate(places) - first  # how far the passages of a block move
    return Surroundings(
        np.concatenate(tokens),
        edges(np.concatenate(lengths)),
        evidence.document - moved[groups.of],
        first,
        groups.of,
    )
