"""Groups of passages: those of the same article, of the same block, or all of them."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.search.postings import Longs, firsts

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
        of[order] = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
        return cls(order, begins[:-1], of)

    @property
    def firsts(self) -> Longs:
        """Return the first passage of each group (groups,)."""
        return self.order[self.begins]

    def over(self, ufunc: np.ufunc, values: NDArray[Real], axis: int) -> NDArray[Real]:
        """Return what `ufunc` makes of all `values` of each passage's group; m along `axis`."""
        made = ufunc.reduceat(values.take(self.order, axis), self.begins, axis=axis)
        return np.asarray(made.take(self.of, axis))
