"""Features that set a passage beside the others found: how far it is from the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

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


def groups_of(evidence: Evidence) -> tuple[Longs, ...]:
    """Return the group (m,) of each passage, for each of `GROUPS`."""
    return np.zeros_like(evidence.article), evidence.article, evidence.block


def relative_features(groups: Sequence[Longs], features: dict[str, Floats]) -> dict[str, Floats]:
    """Return for some features (m,) how far each passage is behind the best of each group."""
    values = np.stack([features[name] for name in COMPARED])
    shown: dict[str, Floats] = {}
    for among, group in zip(GROUPS, groups, strict=True):
        behind = values - highest(values, group)
        shown |= {f"{name}, of {among}": row for name, row in zip(COMPARED, behind, strict=True)}
    return shown


def highest(values: NDArray[Real], group: Longs) -> NDArray[Real]:
    """Return the highest of each row of `values` (..., m) within each passage's group (m,)."""
    order = np.argsort(group, kind="stable")
    begins = firsts(group[order])
    tops = np.maximum.reduceat(values[..., order], begins[:-1], axis=-1)
    best = np.empty_like(values)
    best[..., order] = np.repeat(tops, np.diff(begins), axis=-1)
    return best
