from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import SettingsError
from config.settings import load
from config.shards import Shards


@st.composite
def shards(draw: st.DrawFn) -> Shards:
    """Make a range of shards."""
    total = draw(st.integers(1, 40))
    first = draw(st.integers(0, total - 1))
    return Shards(first, draw(st.integers(first, total - 1)), total)


@given(shards())
def test_a_range_reads_as_it_is_written(range_: Shards) -> None:
    """What a range is written as reads as the same range."""
    assert Shards.read(str(range_)) == range_


def test_one_shard_needs_no_range() -> None:
    """A shard alone is a range of one."""
    assert Shards.read("3/16") == Shards(3, 3, 16)


@given(shards(), shards())
def test_ranges_meet_where_a_server_may_be_in_both(one: Shards, other: Shards) -> None:
    """Two ranges meet if and only if some server is told of to both."""
    servers = range(one.total * other.total)
    both = any(n % one.total in one.ids and n % other.total in other.ids for n in servers)
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) or not both
    if one.total == other.total:
        assert one.meets(other) == both


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("16", "0-3/16"),
        ("0-3", "0-3/16"),
        ("-1/4", "0-3/16"),
        ("²/4", "0-3/16"),
        ("a-b/c", "0-3/16"),
        ("3-0/16", "0-3/16"),
        ("0-16/16", "below 16"),
        ("0/0", "below 0"),
    ],
)
def test_no_range_is_a_problem_that_says_what_is_one(written: str, told: str) -> None:
    """What cannot be run is told before anything runs, with the value and what it may be."""
    with pytest.raises(SettingsError) as caught:
        load(shards=written)
    (problem,) = caught.value.problems
    assert written in problem.value
    assert told in problem.reason
