"""Interviews whose questions stand alone in a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.language.analysis import Analyser
from index.models import SpeechKind

INTRODUCTION = (
    "After twenty years as a keeper, Maren Tveit leaves the light. We met her on the pier."
)
INTERVIEW = (
    INTRODUCTION,
    "Why a light?",
    "Because nobody lives there. My sister said I was mad.",
    "**Were you ever afraid?**",
    "Once. The wind took the door.",
    "Let us speak of the cat.",
    "I had three of them.",
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    """Return one analyser for the module: it loads its pipeline once."""
    return Analyser()


def speakers(analyser: Analyser, paragraphs: Sequence[str]) -> dict[str, str]:
    """Return who is sure to speak in which sentences of a text."""
    passages = analyser.passages("\n\n".join(paragraphs))
    found = {one.text: one.attributions[0] for one in passages if one.attributions}
    return {
        text: one.speaker.name
        for text, one in found.items()
        if one.speaker and one.kind is SpeechKind.DIRECT
    }


def test_answers_are_said_by_whom_the_text_introduces(analyser: Analyser) -> None:
    """What stands below a question is said by the person interviewed, the question by nobody."""
    found = speakers(analyser, INTERVIEW)
    assert {*found.values()} == {"Maren Tveit"}
    assert "Because nobody lives there." in found
    assert "The wind took the door." in found
    assert "I had three of them." in found
    assert not {"Why a light?", "**Were you ever afraid?**", "Let us speak of the cat."} & {*found}


def test_answers_in_quotation_marks_are_said_by_the_same(analyser: Analyser) -> None:
    """What stands outside the marks is the text's own, or whoever's it says."""
    found = speakers(
        analyser,
        (
            INTRODUCTION,
            "Were you ever afraid?",
            "“Once. The wind took my door,” she says. It hangs on one hinge.",
            "Why a light?",
            "“Because I like the dark. I had three cats.” Her sister, Ada Tveit, laughs.",
        ),
    )
    assert {*found.values()} == {"Maren Tveit"}
    assert "“Once." in found
    assert "I had three cats.”" in found
    assert not {"It hangs on one hinge.", "Her sister, Ada Tveit, laughs."} & {*found}


def test_whose_first_name_is_no_known_one_answers_too(analyser: Analyser) -> None:
    """Where one name alone is introduced, it need not be in the list of first names."""
    opening = "Xelquo Brandvold designed the cooperative board game of the year."
    found = speakers(analyser, (opening, *INTERVIEW[1:]))
    assert {*found.values()} == {"Xelquo Brandvold"}


@pytest.mark.parametrize(
    "paragraphs",
    [
        INTERVIEW[:3],  # one question
        INTERVIEW[1:],  # nobody is introduced
        ("I met Maren Tveit, a keeper, on the pier.", *INTERVIEW[1:]),  # the author tells
        tuple(one.replace("you", "they") for one in INTERVIEW),  # nobody is asked
        (INTRODUCTION, "Who pays?", "The port does.", "Do you pay?", "The port pays for you."),
    ],
)
def test_other_texts_with_questions_are_no_interviews(
    analyser: Analyser, paragraphs: Sequence[str]
) -> None:
    """A column with questions of its own, and a list of questions with answers, quote nobody."""
    assert "Maren Tveit" not in speakers(analyser, paragraphs).values()


def test_a_host_has_the_name_that_a_host_gives(analyser: Analyser) -> None:
    """Behind the label HOST somebody says “I’m Kari Moen”, and is Kari Moen all along."""
    talk = (
        "HOST: Welcome to the show. I’m Kari Moen, and here is Tobias Lund. Hi, Tobias.",
        "LUND: It is cold.",
        "HOST: How deep is it?",
    )
    assert speakers(analyser, talk) == {
        "HOST: Welcome to the show.": "Kari Moen",
        "I’m Kari Moen, and here is Tobias Lund.": "Kari Moen",
        "Hi, Tobias.": "Kari Moen",
        "LUND: It is cold.": "Tobias Lund",
        "HOST: How deep is it?": "Kari Moen",
    }


def test_half_of_the_answers_may_lack_an_i(analyser: Analyser) -> None:
    """Where a known person alone is asked; but not where questions say “I”, as everybody's do."""
    interview = (
        INTRODUCTION,
        "Why do you leave?",
        "My knees decided.",
        "Who takes over?",
        "A couple from Leeds.",
    )
    assert set(speakers(analyser, interview).values()) == {"Maren Tveit"}
    everybodys = (*interview[:-2], "May I climb it?", "On Sundays.")
    assert not speakers(analyser, everybodys)


def test_where_two_are_asked_nobody_is_taken_for_both(analyser: Analyser) -> None:
    """Once the answers of Isabel Ruiz were Mario's, whom the introduction names alone."""
    interview = (
        "Maren Tveit runs the light with a friend. We met on the pier.",
        "What do you do?",
        "It is me and Isabel, I’m Maren Tveit. And I’m Isabel Ruiz.",
        "How did you meet?",
        "I kept hearing of her at school.",
    )
    assert not speakers(analyser, interview)
