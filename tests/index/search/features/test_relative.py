"""Comparison: how far a passage is behind the best found, of its article and of its paragraph."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.features.relative import COMPARED, groups_of, relative_features
from index.search.question import read
from index.search.retrieval.retrieve import retrieve
from index.search.segments.statistics import statistics
from tests.index.search.test_searcher import Shelf

ARTICLES = st.lists(st.integers(1, 4), min_size=1, max_size=4)


@given(sizes=ARTICLES, seed=st.integers(0, 99))
def test_each_passage_is_compared_with_its_own(sizes: list[int], seed: int) -> None:
    """The distance is that to the highest value of the group, whatever order passages come in."""
    shelf = Shelf({f"A{i}": ["A crane fell."] * size for i, size in enumerate(sizes)})
    parts = shelf.index.snapshot()
    found = retrieve(read("crane"), parts, statistics(parts), shelf.vocabulary)
    assert found is not None
    random = np.random.default_rng(seed)
    evidence = replace(found.evidence, block=random.integers(0, 3, len(found.evidence)))
    values = random.normal(size=(len(COMPARED), len(evidence)))
    shown = relative_features(groups_of(evidence), dict(zip(COMPARED, values, strict=True)))
    groups = {
        "found": [0] * len(evidence),
        "article": evidence.article.tolist(),
        "paragraph": evidence.block.tolist(),
    }
    for among, group in groups.items():
        for name, row in zip(COMPARED, values.tolist(), strict=True):
            pairs = list(zip(group, row, strict=True))
            best = [max(value for other, value in pairs if other == own) for own in group]
            np.testing.assert_allclose(shown[f"{name}, of {among}"], np.array(row) - best)
