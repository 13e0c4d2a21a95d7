"""An event is handled once, and memory stays bounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.serving.seen import SeenIds


@given(st.lists(st.integers(0, 20)))
def test_only_the_first_of_an_id_is_first(ids: list[int]) -> None:
    """Each id is first exactly once."""
    seen = SeenIds()
    assert [id_ for id_ in ids if seen.first(id_)] == list(dict.fromkeys(ids))


def test_ids_are_forgotten_in_time() -> None:
    """After its time an id counts as new again."""
    now = [0.0]
    seen = SeenIds(seconds=10, clock=lambda: now[0])
    assert seen.first(1)
    now[0] = 9
    assert not seen.first(1)
    now[0] = 10
    assert seen.first(1)


def test_the_oldest_is_forgotten_when_there_are_too_many() -> None:
    """No more ids are remembered than there is room for."""
    seen = SeenIds(size=2)
    assert [seen.first(id_) for id_ in (1, 2, 3, 3, 2, 1)] == [
        True,
        True,
        True,
        False,
        False,
        True,
    ]
