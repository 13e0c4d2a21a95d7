"""Features that set a passage beside the others found: how far it is from the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.search.evidence import Evidence
from index.search.postings import Floats, Longs, firsts

GROUPS = ("found", "article", "paragraph")
"""Passages are compared with all that were found, with those of their article, their paragraph."""

Real = TypeVar("Real", np.float32, np.float64)

COMPARED = (
    "akin in neighbours", "akin in passage or before", "alike in passage", "alike in neighbours",
    "about new words", "lacking about new words", "fits", "names nearby", "passage or title",
    "pairs", "own words", "rare here or related", "in neighbours", "start", "best answer word",
    "answer words",
)  # fmt: skip


class Group(NamedTuple):
    """Passages that are compared, m in all: in the order of their groups, and where each begins."""

    order: Longs  # (m,)
    begins: Longs  # (groups,)
    of: Longs  # (m,) the number of each passage's group

    @classmethod
    def by(cls, numbers: Longs) -> Group:
        """Return the groups of passages with the same one of `numbers` (m,)."""
        order = np.argsort(numbers, kind="stable")
        begins = firsts(numbers[order])
        of = np.empty_like(order)
        of[order] = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
        return cls(order, begins[:-1], of)

    def over(self, ufunc: np.ufunc, values: NDArray[Real], axis: int) -> NDArray[Real]:
        """Return what `ufunc` makes of all `values` of each passage's group; m along `axis`."""
        made = ufunc.reduceat(values.take(self.order, axis), self.begins, axis=axis)
        return np.asarray(made.take(self.of, axis))


def groups_of(evidence: Evidence) -> tuple[Group, ...]:
    """Return the groups of the m passages, one for each of `GROUPS`."""
    numbers = (np.zeros_like(evidence.article), evidence.article, evidence.block)
    return tuple(map(Group.by, numbers))


def relative_features(groups: Sequence[Group], features: dict[str, Floats]) -> dict[str, Floats]:
    """Return for some features (m,) how far each passage is behind the best of each group."""
    values = np.stack([features[name] for name in COMPARED])
    shown: dict[str, Floats] = {}
    for among, group in zip(GROUPS, groups, strict=True):
        behind = values - group.over(np.maximum, values, axis=1)
        shown |= {f"{name}, of {among}": row for name, row in zip(COMPARED, behind, strict=True)}
    return shown
