"""What somebody is, in the words beside a name."""

from __future__ import annotations

import pytest

from index.language.analysis import Analyser
from index.language.people.roles import is_called
from index.language.reports.passages import scan_passages


def roles(text: str) -> dict[str, str | None]:
    """Return the role of everybody whom `text` names."""
    people = scan_passages(text, Analyser().sentences(text))[1]
    return {one.name: one.role for one in people.everybody()}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They wrote to House Speaker Dana Holm.", "House Speaker"),
        ("They met former secretary of state Dana Holm in May.", "former secretary of state"),
        ("New Carrow Gov. Dana Holm left.", "New Carrow Gov."),
        ("Dana Holm, 44, the mayor of Carrow, left.", "the mayor of Carrow"),
        ("Dana Holm, also a former clerk, left.", "also a former clerk"),
        ("The union’s negotiator, Dana Holm, left.", "The union’s negotiator"),
        ("He wrote to a federal judge, Dana Holm, in May.", "a federal judge"),
        ("Here is the president and his deputy, Dana Holm.", "his deputy"),
    ],
)
def test_a_role_stands_before_or_after_a_name(text: str, role: str) -> None:
    """It is taken as the article has it, without what governs it."""
    assert roles(text)["Dana Holm"] == role


@pytest.mark.parametrize(
    "text",
    [
        "Dana Holm, Jamie Butler and Carol Marsh left.",
        "Dana Holm, Senator Carol Marsh and others left.",
        "Dana Holm, also criticised the plan, left.",
        "They left with former Dana Holm aide Carol Marsh.",
        "He sat in a car, Dana Holm said.",
    ],
)
def test_what_stands_beside_a_name_may_be_no_role(text: str) -> None:
    """Neither the next of a list, nor what somebody does, nor half of another’s role is one."""
    assert roles(text)["Dana Holm"] is None


def test_a_group_beside_a_name_makes_it_nobody() -> None:
    """The law firm Merrow Brown is no person."""
    assert "Merrow Brown" not in roles("They hired the law firm Merrow Brown in May.")


def test_a_role_is_called_by_its_nouns() -> None:
    """A head coach is a coach; a mayor’s spokesman is no mayor."""
    assert is_called("Rovers head coach", "head coach")
    assert is_called("curator and head of exhibits", "head")
    assert not is_called("a spokesman for the mayor", "mayor")
