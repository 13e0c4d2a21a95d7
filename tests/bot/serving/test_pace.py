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
