"""The people of a text, and whom its words mean."""

from __future__ import annotations

from index.language.analysis import Analyser
from index.language.people import People
from index.language.speech import scan_passages


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
    assert people.shared(late.first, late.first)
    assert people.named(late.first, late.first) is None
    assert named(people, "Mr.", "Holm") == "Peter Holm"


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
    assert [one.name for one in people.with_role("mayor")] == ["Dana Holm"]
    assert people.with_role("union") == []


def test_places_and_opening_words_are_nobodys_names() -> None:
    """Neither a place behind "at", nor what opens a headline, nor a landform is a person."""
    people = people_of("He stayed at Port Merrow. Half Moon Bay and the Marshall Islands are far.")
    assert [one.name for one in people.everybody()] == []
    assert people.surnames() == frozenset()
