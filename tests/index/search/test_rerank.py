"""The better order: who was asked for comes first, what is equal stays, and ten are ten."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.features.describe import Described
from index.search.features.relative import GROUPS
from index.search.features.wordwise import INPUTS
from index.search.networks.groups import Group
from index.search.networks.pooled import load
from index.search.rerank import DEPTH, RULES, WEIGHTS, depth, rerank

SCORES = st.lists(st.integers(0, 3), min_size=1, max_size=12)


def _described(scores: list[int]) -> Described:
    """Return passages that differ by their score alone, by either way to rank."""
    names = {*RULES, *load(WEIGHTS, INPUTS, len(GROUPS)).inputs, "said", "plain", "lacks"}
    zeros = {name: np.zeros(len(scores)) for name in names}
    words = np.zeros((3, len(scores), len(INPUTS)), np.float32)
    groups = (Group.by(np.zeros(len(scores), np.int64)),) * 3
    return Described({**zeros, "score": np.array(scores, np.float64)}, words, groups)


@given(scores=SCORES)
def test_equal_passages_stay_in_their_order(scores: list[int]) -> None:
    """Passages with the same features have the same value, and among them the earlier is first."""
    order, values = rerank(_described(scores))
    assert len(set(zip(scores, values.tolist(), strict=True))) == len(set(scores))
    up_to_ten = sorted(range(len(scores)), key=lambda at: (-values[at], at))[:10]
    assert order.tolist()[:10] == up_to_ten


@pytest.mark.parametrize("count", [13, 20])
def test_passages_all_alike_stay_as_they_are(count: int) -> None:
    """What has the same features keeps its place.

    The last of thirteen rows is multiplied by other instructions than the twelve before it.
    """
    assert rerank(_described([2] * count)).order.tolist() == list(range(count))


def test_who_was_asked_for_comes_first() -> None:
    """Of two passages alike, the one that the person named says is the better."""
    alike = _described([1, 1])
    alike.features["said"] = np.array([0.0, 1.0])
    assert rerank(alike).order.tolist() == [1, 0]


def test_a_passage_with_nothing_of_the_question_comes_first_nowhere() -> None:
    """However well it scores for what stands around it; without any other, the order stays."""
    described = _described([3, 0, 1])
    assert rerank(described).order.tolist() == [0, 2, 1]
    described.features["alike in passage"] = np.array([0.0, 0.2, 0.0])
    assert rerank(described).order.tolist() == [1, 0, 2]


def test_the_values_are_in_the_old_order() -> None:
    """The order sorts the values, best first."""
    better = rerank(_described([0, 3, 1]))
    assert better.values.argmax() == better.order[0] == 1


def test_behind_the_first_ten_the_rule_counts_too() -> None:
    """What the network, in single precision, cannot tell apart, the rule puts in order there."""
    described = _described([2] * 13)
    described.features["score"][-1] += 1e-9
    assert rerank(described).order.tolist() == [*range(10), 12, 10, 11]


def test_up_to_ten_the_same_passages_are_looked_at() -> None:
    """Asking for one or for ten ranks the same passages; asking for many looks at more."""
    assert {depth(n) for n in range(1, 11)} == {DEPTH}
    assert depth(20) > DEPTH
