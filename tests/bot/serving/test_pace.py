"""Who asks too often is told when to ask again."""

from __future__ import annotations

from bot.serving.pace import Pace


def test_a_person_waits_until_the_first_question_is_a_minute_old() -> None:
    """The limit holds for each person alone, and what was refused does not count."""
    now = [1000.0]
    pace = Pace(person=2, server=0, clock=lambda: now[0])
    assert [pace.take(1, None), pace.take(1, None)] == [None, None]
    now[0] += 10
    assert [pace.take(1, None), pace.take(1, None)] == [1060.0, 1060.0]
    assert pace.take(2, None) is None
    now[0] = 1060.0
    assert pace.take(1, None) is None


def test_a_server_has_a_limit_of_its_own() -> None:
    """Many people together meet the limit of their server, and nobody elsewhere does."""
    pace = Pace(person=0, server=3, clock=lambda: 0.0)
    assert [pace.take(person, 7) for person in range(5)] == [None, None, None, 60.0, 60.0]
    assert pace.take(1, 8) is None
    assert pace.take(1, None) is None


def test_a_faster_pace_counts_for_itself() -> None:
    """So many times as much is taken, whatever was taken of the other; no limit stays none."""
    pace = Pace(person=1, server=0, clock=lambda: 0.0)
    faster = pace.times(3)
    assert pace.take(1, 7) is None
    assert [faster.take(1, 7) for _ in range(4)] == [None, None, None, 60.0]
    assert pace.take(2, 7) is None
