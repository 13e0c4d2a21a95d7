"""Features that set a passage beside the others found: how far it is from the best of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.postings import Floats
from index.search.networks.groups import Group
from index.search.retrieval.evidence import Evidence

GROUPS = ("found", "article", "paragraph")
"""Passages are compared with all that were found, with those of their article, their paragraph."""

COMPARED = (
    "akin in neighbours", "akin in passage or before", "alike in passage", "alike in neighbours",
    "about new words", "lacking about new words", "fits", "names nearby", "passage or title",
    "pairs", "own words", "rare here or related", "in neighbours", "start", "best answer word",
    "answer words",
)  # fmt: skip
_NAMES = tuple(f"{name}, of {group}" for group in GROUPS for name in COMPARED)


def groups_of(evidence: Evidence) -> tuple[Group, ...]:
    """Return the groups of the m passages, one for each of `GROUPS`."""
    return Group.by(np.zeros_like(evidence.article)), evidence.by_article, evidence.by_block


def relative_features(groups: Sequence[Group], features: dict[str, Floats]) -> dict[str, Floats]:
    """Return for some features (m,) how far each passage is behind the best of each group."""
    values = np.array([features[name] for name in COMPARED])
    behind = [values - group.highest(values) for group in groups]
    return dict(zip(_NAMES, np.concatenate(behind), strict=True))
