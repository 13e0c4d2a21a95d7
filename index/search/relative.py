"""Features that set a passage beside the others found: how far it is from the best of them."""

from __future__ import annotations

import numpy as np

from index.search.evidence import Evidence
from index.search.postings import Floats, Longs, firsts

COMPARED = (
    "akin in neighbours", "akin in passage or before", "alike in passage", "alike in neighbours",
    "about new words", "lacking about new words", "fits", "names nearby", "passage or title",
    "pairs", "own words", "rare here or related", "in neighbours", "start", "best answer word",
    "answer words",
)  # fmt: skip


def relative_features(evidence: Evidence, features: dict[str, Floats]) -> dict[str, Floats]:
    """Return for some features (m,) how far each passage is behind the best of all of them.

    And how far behind the best of its own article and of its own paragraph.
    """
    values = np.stack([features[name] for name in COMPARED])
    highest = {
        "found": values.max(axis=1, keepdims=True),
        "article": _best(values, evidence.article),
        "paragraph": _best(values, evidence.block),
    }
    shown: dict[str, Floats] = {}
    for among, best in highest.items():
        behind = values - best
        shown |= {f"{name}, of {among}": row for name, row in zip(COMPARED, behind, strict=True)}
    return shown


def _best(values: Floats, group: Longs) -> Floats:
    """Return the highest of each row of `values` (n, m) within each passage's group."""
    order = np.argsort(group, kind="stable")
    begins = firsts(group[order])
    highest = np.maximum.reduceat(values[:, order], begins[:-1], axis=1)
    best = np.empty_like(values)
    best[:, order] = np.repeat(highest, np.diff(begins), axis=1)
    return best
