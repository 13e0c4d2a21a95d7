"""Machine code builds the postings that numpy builds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.bm25 import BM25, coded
from index.bm25.engine import encoded_of

building = pytest.importorskip("index.bm25.building", reason="needs numba")

DOCUMENTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=20), max_size=30)


@settings(deadline=None)  # the first use of numba takes a second
@given(DOCUMENTS)
def test_both_ways_build_the_same_postings(documents: list[list[str]]) -> None:
    """Repeats and empty documents, or no document at all, change nothing."""
    encoded = encoded_of(documents)
    terms = len(encoded.words) + 1  # one that nothing holds
    one = building.encode(encoded.tokens, encoded.lengths, terms)
    other = coded.encode(encoded.tokens, encoded.lengths, terms)
    for ours, theirs in zip(one, other, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    weights = coded.rounded_up(one.weights(1.5, 0.75, 3.0))
    np.testing.assert_array_equal(
        building.peaks(one.starts, one.codes, weights),
        coded.peaks(other.starts, other.codes, weights),
    )


def test_a_document_too_long_for_the_table_is_built_without_it() -> None:
    """A document of more tokens than the table of pairs has room for is found as any other."""
    long = ["tunnel", *(["harbour"] * (building.LONGEST + 1))]
    ours = BM25([["bridge"], long, ["toll"]], fast=True)
    assert ours.top(["tunnel"]) == [1]
