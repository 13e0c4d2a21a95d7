"""Trees: evaluated together, they give what following each split one by one gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataFileError
from index.search import arrays
from index.search.trees import LEAVES, load, pack, unpack
from tests.benchmarks._trees import forest

NAMES = ("a", "b", "c")
NUMBERS = st.floats(-8, 8, width=32)
Node = dict[str, Any]


def _follow(node: Node, row: list[float]) -> float:
    while "split_feature" in node:
        right = row[node["split_feature"]] > node["threshold"]
        node = node["right_child" if right else "left_child"]
    return float(node["leaf_value"])


LEAF = st.builds(lambda value: {"leaf_value": value}, NUMBERS)


@st.composite
def trees(draw: st.DrawFn, leaves: int = LEAVES) -> Node:
    """Return a tree of at most so many leaves, described as LightGBM does."""
    if leaves == 1 or draw(st.booleans()):
        return draw(LEAF)
    left = draw(st.integers(1, leaves - 1))
    return {
        "split_feature": draw(st.integers(0, len(NAMES) - 1)),
        "threshold": draw(NUMBERS),
        "left_child": draw(trees(left)),
        "right_child": draw(trees(leaves - left)),
    }


@given(
    roots=st.lists(trees(), min_size=1, max_size=4),
    rows=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=5),
)
def test_the_value_is_the_sum_of_the_leaves_reached(
    roots: list[Node], rows: list[tuple[float, ...]]
) -> None:
    """Each row gets the sum of the leaves that it reaches, whatever the trees look like."""
    columns = dict(zip(NAMES, np.array(rows).T, strict=True))
    made = unpack(pack(forest(NAMES, roots)))
    expected = [sum(_follow(root, list(row)) for root in roots) for row in rows]
    np.testing.assert_allclose(made.evaluate(columns), expected, atol=1e-4)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 torn", b"not an archive"])
def test_damaged_weights_are_named(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of weights that is missing or damaged is named in the error."""
    (tmp_path / "weights").mkdir()
    if content is not None:
        (tmp_path / "weights" / "torn.npz").write_bytes(content)
    monkeypatch.setattr(arrays, "files", lambda package: tmp_path)
    with pytest.raises(DataFileError, match=r"torn\.npz"):
        load("torn")


def test_trees_that_do_not_fit_together_are_damaged() -> None:
    """Arrays of the wrong shapes are not taken for trees."""
    packed = pack(forest(NAMES, [{"leaf_value": 1.0}]))
    with pytest.raises(ValueError, match="splits"):
        unpack({**packed, "threshold": packed["threshold"][:, 1:]})
    with pytest.raises(ValueError, match="do not fit"):
        unpack({**packed, "inputs": packed["inputs"][:0]})
