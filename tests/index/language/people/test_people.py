"""The people of a text, and whom its words mean."""

from __future__ import annotations

import pytest

from index.language.analysis import Analyser
from index.language.people.people import People
from index.language.reports.passages import scan_passages


def people_of(text: str) -> People:
    """Return the people whom `text` names."""
    return scan_passages(text, Analyser().sentences(text))[1]


def named(people: People, *words: str) -> str | None:
    """Return the name of whom the last place of `words` in the text means."""
    texts = [word.text for word in people.words]
    first = max(at for at in range(len(texts)) if texts[at : at + len(words)] == [*words])
    found = people.named(first, first + len(words) - 1)
    return found.name if found else None


def test_a_surname_means_whom_the_text_named_before() -> None:
    """A surname, a title with it and another form of the name are the same person."""
    people = people_of("Dana F. Holm left. Ms. Holm was late. Dana Holm came back. Holm slept.")
    assert [one.name for one in people.everybody()] == ["Dana F. Holm"]
    assert {named(people, "Holm"), named(people, "Dana", "Holm")} == {"Dana F. Holm"}


def test_a_shared_surname_means_nobody_but_whom_a_title_tells() -> None:
    """Of two people with one surname only a title that fits one of them tells which."""
    text = "Lena Holm and Peter Holm left. Holm was late. Mr. Holm was not."
    people = people_of(text)
    late = next(line for line in people.lines if people.words[line.first].text == "Holm")
    assert len(people.bearers(late.first, late.first)) == 2
    assert people.named(late.first, late.first) is None
    assert named(people, "Mr.", "Holm") == "Peter Holm"


def test_a_surname_is_whose_bearer_alone_was_named_before() -> None:
    """Who shares a surname, and is named only later, is not yet meant."""
    text = "Bill Holm left. Lena Holm stayed. The port heard Mrs. Holm. Dana Holm is her daughter."
    people = people_of(text)
    heard = next(at for at, word in enumerate(people.words) if word.text == "heard")
    found = people.named(heard + 1, heard + 2)
    assert found is not None
    assert found.name == "Lena Holm"


def test_a_title_is_its_own_bearers() -> None:
    """“Mrs. Holm” makes neither her husband nor her sister-in-law what she is called."""
    text = "Mrs. Holm won. Lena Holm and her husband, Bill Holm, left. Mrs. Holm was late."
    assert named(people_of(text), "Mrs.", "Holm") == "Lena Holm"
    text = "Mr. Holm won. Bill Holm and his wife, Elvira Holm, left. Mr. Holm was late."
    assert named(people_of(text), "Mr.", "Holm") == "Bill Holm"


@pytest.mark.parametrize(
    "text",
    [
        "Lena Reed Compares Holm To The Old Mayor.\n\nDana Holm left. Holm said no.",
        "Understated Holm raises the roof.\n\nDana Holm left. Holm said no.",
        "Dana Holm left. Interestingly Holm stayed. Holm said no.",
    ],
)
def test_what_a_headline_or_an_adverb_begins_is_no_first_name(text: str) -> None:
    """Only Dana Holm is called so, a full stop behind the headline or not."""
    people = people_of(text)
    assert named(people, "Holm") == "Dana Holm"
    assert [one.name for one in people.everybody() if one.name.endswith("Holm")] == ["Dana Holm"]


def test_an_office_behind_a_title_is_nobody() -> None:
    """The Justice Department is nobody called Department."""
    assert people_of("He met the Justice Department. He left.").everybody() == []


def test_who_describes_somebody_else_is_no_subject() -> None:
    """In "Marsh aide Dana Holm" the sentence is about Holm."""
    people = people_of("Lena Marsh won. Marsh aide Dana Holm left.")
    second = people.lines[1]
    assert [one.name for one in people.in_line(second)] == ["Lena Marsh", "Dana Holm"]
    assert [one.name for one in people.subjects_in(second)] == ["Dana Holm"]


def test_a_role_means_who_has_it_and_an_organisation_nobody() -> None:
    """The mayor is a person, the union is not its head."""
    text = "Dana Holm, mayor of Carrow, met Peter Reed, head of the union."
    people = people_of(text)
    assert [one.name for one in people.roster.called("mayor")] == ["Dana Holm"]
    assert people.roster.called("union") == []


def test_places_and_opening_words_are_nobodys_names() -> None:
    """Neither a place behind "at", nor what opens a headline, nor a landform is a person."""
    people = people_of("He stayed at Port Merrow. Half Moon Bay and the Marshall Islands are far.")
    assert [one.name for one in people.everybody()] == []
    assert people.surnames() == frozenset()
