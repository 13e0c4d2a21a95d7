"""What people say of answers is kept for the server, for as long as it wants, and no longer."""

from __future__ import annotations

import datetime

import pytest

from index import feedback, servers
from index.library import Library
from index.models import Feedback, Verdict

HARBOUR, OTHER = 1300000000000000001, 1300000000000000002
MARA, TOM = 1300000000000000011, 1300000000000000012
MAY, DAY = datetime.date(2031, 5, 1), datetime.timedelta(days=1)


def verdict(useful: bool = True, day: datetime.date = MAY, **more: str) -> Verdict:
    return Verdict(server=HARBOUR, day=day, useful=useful, **more)


def test_verdicts_are_counted_for_each_server(library: Library) -> None:
    """How many were of each kind, and the latest reasons; another server has none of it."""
    for message, useful in enumerate([True, False, True, False]):
        reason = f"reason {message}"
        library.feedback.give(message, MARA, verdict(useful, MAY + message * DAY, reason=reason))
    library.feedback.give(9, MARA, verdict(day=MAY + 9 * DAY))
    found = library.feedback.of_server(HARBOUR, n=2)
    assert (found.useful, found.useless) == (3, 2)
    assert [one.reason for one in found.reasons] == ["reason 3", "reason 2"]
    assert library.feedback.of_server(OTHER) == Feedback()


def test_who_changes_their_mind_is_counted_once(library: Library) -> None:
    """The last verdict of a person on an answer holds, and takes no other person's away."""
    library.feedback.give(1, MARA, verdict())
    library.feedback.give(1, TOM, verdict())
    library.feedback.give(1, MARA, verdict(useful=False, reason="old"))
    found = library.feedback.of_server(HARBOUR)
    assert (found.useful, found.useless) == (1, 1)


def test_no_question_is_kept_unless_the_server_wants_it(library: Library) -> None:
    """By default it is left out; switching it off deletes those that were kept."""
    library.feedback.give(1, MARA, verdict(question="Who won?", reason="old"))
    library.servers.change(HARBOUR, feedback_questions=True)
    library.feedback.give(2, MARA, verdict(question="Who won?", reason="old"))
    kept = library.feedback.of_person(MARA)
    library.servers.change(HARBOUR, feedback_questions=False)
    assert [one.question for one in kept] == ["Who won?", None]
    assert [one.question for one in library.feedback.of_person(MARA)] == [None, None]


def test_a_server_that_keeps_no_feedback_has_none(library: Library) -> None:
    """With 0 days nothing is kept, and what was kept before is deleted."""
    assert library.feedback.give(1, MARA, verdict())
    library.servers.change(HARBOUR, feedback_days=0)
    assert not library.feedback.give(2, MARA, verdict())
    assert library.feedback.of_person(MARA) == []


def test_old_feedback_is_swept(library: Library) -> None:
    """It is deleted once the server has kept it for as many days as it wants."""
    library.servers.change(HARBOUR, feedback_days=10)
    library.feedback.give(1, MARA, verdict())
    library.servers.sweep(MAY + 10 * DAY)
    assert library.feedback.of_server(HARBOUR).useful == 1
    library.servers.sweep(MAY + 11 * DAY)
    assert library.feedback.of_server(HARBOUR).useful == 0


def test_feedback_goes_with_its_server(library: Library) -> None:
    """Nothing is left of it once a server that was left is deleted."""
    library.feedback.give(1, MARA, verdict())
    library.servers.left(HARBOUR, MAY)
    library.servers.sweep(MAY + (servers.KEPT_DAYS + 1) * DAY)
    assert library.feedback.of_person(MARA) == []


def test_people_see_and_delete_their_own(library: Library) -> None:
    """Everything that somebody said, and nothing of anybody else's."""
    library.feedback.give(1, MARA, verdict(reason="old"))
    library.feedback.give(1, TOM, verdict())
    assert library.feedback.of_person(MARA) == [verdict(reason="old")]
    assert library.feedback.forget(MARA) == 1
    assert library.feedback.of_person(MARA) == []
    assert library.feedback.of_server(HARBOUR).useful == 1


def test_feedback_does_not_grow_without_end(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of very much, the newest is kept."""
    monkeypatch.setattr(feedback, "_MOST", 3)
    for message in range(6):
        library.feedback.give(message, MARA, verdict(reason=str(message)))
    assert [one.reason for one in library.feedback.of_person(MARA)] == ["5", "4", "3"]


def test_many_verdicts_on_one_answer_do_not_take_each_other_along(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are too many, just those go that are too many: one, and not all of its answer."""
    monkeypatch.setattr(feedback, "_MOST", 3)
    for person in range(6):
        library.feedback.give(1, person, verdict())
        assert library.feedback.of_server(HARBOUR).useful == min(person + 1, 3)


def test_a_new_verdict_on_an_old_answer_is_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes first is what was said longest ago, whenever the answer was given."""
    monkeypatch.setattr(feedback, "_MOST", 2)
    for message in (7, 8):
        library.feedback.give(message, TOM, verdict(reason=str(message)))
    library.feedback.give(1, MARA, verdict(day=MAY + DAY))
    assert library.feedback.of_person(MARA) == [verdict(day=MAY + DAY)]
    assert [one.reason for one in library.feedback.of_person(TOM)] == ["8"]
