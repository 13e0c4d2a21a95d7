"""Whom a text may mean by a role, a title, an age or initials."""

from __future__ import annotations

from index.language.people.person import Person
from index.language.people.roster import Roster


def person(
    name: str, role: str | None = None, titles: tuple[str, ...] = (), age: str = ""
) -> Person:
    """Return somebody whom a text names at its start."""
    words = tuple(name.lower().split())
    return Person(name, words, 0, len(name), role=role, titles=titles, age=age)


def names(people: list[Person]) -> list[str]:
    """Return the names of `people`."""
    return [one.name for one in people]


HOLM = person("Dana Holm", "Mayor of Carrow and chair of the port", age="43")
REED = person("Carl Reed", "deputy mayor")
HALE = person("President Hale")
MOOR = person("Ana Maria Moor", titles=("gov.",))
ROSTER = Roster([HOLM, REED, HALE, MOOR])


def test_a_role_without_more_goes_before_others_that_end_so() -> None:
    """The mayor is not the deputy mayor, who is "the deputy mayor"; "the port" is not its chair."""
    assert names(ROSTER.called("mayor")) == ["Dana Holm"]
    assert names(ROSTER.called("deputy mayor")) == ["Carl Reed"]
    assert names(ROSTER.called("chair")) == ["Dana Holm"]
    assert ROSTER.called("port") == []


def test_who_is_always_called_so_goes_first() -> None:
    """“The president” is President Hale."""
    assert names(ROSTER.called("president")) == ["President Hale"]


def test_titles_ages_roles_and_initials_are_looked_up() -> None:
    """Each of them means whom the text gives it to, and nobody where it gives it to nobody."""
    assert names(ROSTER.titled("governor")) == ["Ana Maria Moor"]
    assert names(ROSTER.aged("43")) == ["Dana Holm"]
    assert names(ROSTER.with_role("deputy mayor")) == ["Carl Reed"]
    assert names(ROSTER.with_initials("amm")) == names(ROSTER.with_initials("am"))
    assert ROSTER.aged("44") == ROSTER.titled("dean") == ROSTER.with_initials("zz") == []
