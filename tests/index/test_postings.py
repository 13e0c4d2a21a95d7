from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import postings


@pytest.fixture(autouse=True, scope="module")
def in_pieces() -> Iterator[None]:
    """Let even few values be repeated in pieces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_PIECE", 2)
        yield


@given(st.lists(st.integers(0, 4), max_size=9))
def test_repeating_in_pieces_repeats(times: list[int]) -> None:
    """Values come as often as they are asked for, wherever the pieces are cut."""
    values, often = np.arange(len(times), dtype=np.int32), np.array(times, np.int64)
    found = postings.repeated(values, often)
    assert found.dtype == values.dtype
    assert found.tolist() == np.repeat(values, often).tolist()


@given(st.lists(st.lists(st.integers(0, 5), max_size=6), max_size=9))
def test_postings_hold_each_document_of_a_term_once(documents: list[list[int]]) -> None:
    """They say of each term which documents hold it, ascending, and how often."""
    tokens = np.array([term for document in documents for term in document], np.int32)
    built = postings.build(tokens, np.array([len(one) for one in documents], np.int64))
    assert built.terms.tolist() == sorted({term for one in documents for term in one})
    for term in range(6):
        where = built.find(term)
        held = [(n, one.count(term)) for n, one in enumerate(documents) if term in one]
        found = zip(built.documents[where].tolist(), built.counts[where].tolist(), strict=True)
        assert list(found) == held


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 4)), max_size=9))
def test_pieces_lie_end_to_end(pieces: list[tuple[int, int]]) -> None:
    """Each piece begins where the one before it ends, and its numbers go on from its first."""
    lengths = [length for _, length in pieces]
    starts = postings.edges(lengths)
    assert starts.tolist() == [sum(lengths[:i]) for i in range(len(pieces) + 1)]
    found = postings.spread(np.array([first for first, _ in pieces], np.int64), starts)
    assert found.tolist() == [first + i for first, length in pieces for i in range(length)]
