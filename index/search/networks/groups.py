"""Groups of passages: those of the same article, of the same block, or all of them."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.postings import Longs, firsts

Real = TypeVar("Real", np.float32, np.float64)


class Group(NamedTuple):
    """Passages that are compared, m in all: in the order of their groups, and where each begins."""

    order: Longs  # (m,) by group; those of a group stay in their order
    begins: Longs  # (groups,)
    of: Longs  # (m,) the number of each passage's group

    @classmethod
    def by(cls, numbers: Longs) -> Group:
        """Return the groups of passages with the same one of `numbers` (m,), which they follow."""
        order = np.argsort(numbers, kind="stable")
        begins = firsts(numbers[order])
        of = np.empty_like(order)
        of[order] = np.repeat(np.arange(len(begins) - 1), begins[1:] - begins[:-1])
        return cls(order, begins[:-1], of)

    @property
    def firsts(self) -> Longs:
        """Return the first passage of each group (groups,)."""
        return self.order[self.begins]

    def highest(self, values: NDArray[Real]) -> NDArray[Real]:
        """Return the highest of the `values` (n, m, ...) of each passage's group."""
        ordered = values.take(self.order, axis=1)
        best = ordered.take(self.begins, axis=1)
        for group, (first, end) in enumerate(pairwise([*self.begins.tolist(), len(self.order)])):
            if end - first > 1:  # most are alone, which is why this is faster than `reduceat`
                ordered[:, first:end].max(axis=1, out=best[:, group])
        return best.take(self.of, axis=1)
