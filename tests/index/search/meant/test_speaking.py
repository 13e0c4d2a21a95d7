"""Questions that name who must be speaking."""

from __future__ import annotations

import pytest

from index.library import Library
from index.models import Article, Hit
from index.search.meant.speaking import Named, meant, name_terms
from index.search.question import read

TEXT = """Dana Holm, the harbour master, and Tom Reed, a pilot, met on Monday.

“Drones are a danger to every ship,” Reed said.

“They will be grounded,” Holm said of the drones.

Twelve drones were seen on Sunday."""


def first(question: str) -> Hit:
    """Return the first hit for a question about the drones."""
    with Library.open() as library:
        library.add(Article(text=TEXT))
        return library.search(question, n=1)[0]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Reed say about drones?", "Tom Reed"),
        ("What did Holm say about drones?", "Dana Holm"),
        ("What did the harbour master say about the drones?", "Dana Holm"),
        ("According to Tom Reed, what are drones?", "Tom Reed"),
    ],
)
def test_what_somebody_said_is_found_among_their_own_words(question: str, speaker: str) -> None:
    """A passage said by whom the question names comes first, and the notes say why."""
    hit = first(question)
    assert hit.attribution is not None
    assert hit.attribution.speaker is not None
    assert hit.attribution.speaker.name == speaker
    assert "is said by the speaker that the question names" in hit.notes


def test_a_note_says_what_the_question_word_asked_for() -> None:
    """The re-ranker's say is put in plain words."""
    assert "gives a number, as “how many” asks" in first("How many drones were seen?").notes


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Ann Price say about drones?", "Ann Price"),
        ("according to the mayor, who pays?", "the mayor"),
        ("what Holm said about the quay", "Holm"),
        ("What did the US say about drones?", "the US"),
        ("Who said that?", ""),
        ("What did Price actually ever say about drones?", "Price"),
        ("How many ships does Holm want to admit?", ""),
        ("How many ships came?", ""),
        ("What did Dana Holm write about drones?", "Dana Holm"),
        ("What book did Dana Holm write?", ""),
        ("what did " + "x" * 5000 + " say", ""),
    ],
)
def test_a_named_speaker_is_read(question: str, speaker: str) -> None:
    """The name or role before "say" and its like, and after "according to", is who must speak."""
    assert read(question).speaker == speaker


@pytest.mark.parametrize(
    ("one", "other"), [("J D Vance", "J. D. Vance"), ("the US", "the U.S."), ("Mr Reed", "Reed")]
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    """Points and spaces within initials do not count, nor do courtesies."""
    assert name_terms(one) == name_terms(other) != []


@pytest.mark.parametrize("asked", ["mayor", "the Mayor"])
def test_a_title_means_who_has_it_as_a_role_too(asked: str) -> None:
    """Whom some text always calls Mayor Finnerty hides no mayor whom another names in full."""
    full, short = Named("Colm Finnerty", "Mayor"), Named("Mayor Finnerty")
    assert set(meant(asked, [full, short, Named("Ana Holm", "chair")])) == {full, short}


def test_a_speaker_who_is_not_there_changes_nothing() -> None:
    """Nobody of that name speaks: the passages that hold the other words are still found."""
    assert "drones" in first("What did Zimmer say about drones?").text.lower()
