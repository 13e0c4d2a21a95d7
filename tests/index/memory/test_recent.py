"""What was used last stays, as much of it as there is room for."""

from __future__ import annotations

from typing import NamedTuple

from index.memory.recent import Recent


class Thing(NamedTuple):
    size: int


def test_what_was_used_longest_ago_goes_first() -> None:
    """Using something again keeps it; what is being used is never let go."""
    recent: Recent[Thing] = Recent(25)
    for name in ("a", "b", "a", "c"):
        recent.use(name, lambda: Thing(10))
        recent.make_room(but=[name])
    made = [recent.use(name, lambda: Thing(11)).size == 11 for name in ("a", "c", "b")]
    assert made == [False, False, True]
    recent.use("large", lambda: Thing(99))
    recent.make_room(but=["large"])
    assert len(recent) == 1


def test_what_is_dropped_is_made_again() -> None:
    """Dropping what is not there changes nothing."""
    recent: Recent[Thing] = Recent(25)
    first = recent.use("a", lambda: Thing(10))
    recent.drop("b")
    assert recent.use("a", lambda: Thing(11)) is first
    recent.drop("a")
    assert recent.use("a", lambda: Thing(11)).size == 11
