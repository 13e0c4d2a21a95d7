"""What a speaker whom a question names says about the rest of it."""

from __future__ import annotations

import pytest

from index.library import Library
from index.models import Answer, Article, Outcome

INTERVIEW = Article(
    title="What you asked us in March",
    text="@driftwood: Will PvP ever come?\n"
    "Oona Prakash: No. Never. I know some of you want it, but tempers rise with the first kill.\n"
    "Dario Venn: I disagree a little. I could imagine duels, with no ranking.\n\n"
    "@pelican88: How many copies have you sold?\n"
    "Ines Calder: 210,000 as of last Friday. We are a team of eleven.\n\n"
    "@mothmilk: Are you hiring?\n"
    "Oona Prakash: Yes! One network programmer. Both of us can work from anywhere in Europe.\n",
)


@pytest.fixture
def interview() -> Library:
    """Return a library with one interview, whose answers hold no word of its questions."""
    library = Library.open()
    library.add(INTERVIEW)
    return library


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what did oona prakash say about pvp", {"No.", "Never.", "I know some of you want it"}),
        ("what did Dario Venn say about PvP?", {"I disagree a little.", "I could imagine duels"}),
        ("what did Oona Prakash say about hiring?", {"Yes!", "One network", "Both of us"}),
    ],
)
def test_what_is_said_to_a_question_about_a_topic_is_said_about_it(
    interview: Library, question: str, said: set[str]
) -> None:
    """Once it was refused, as "nothing that she says about it", though quotes listed it."""
    found = interview.ask(question)
    assert found.outcome is Outcome.ANSWER
    told = [hit.text.partition(": ")[2] or hit.text for hit in found.hits]
    assert all(any(text.startswith(one) for one in said) for text in told), told


def test_what_is_said_to_the_next_question_is_not_about_this_one(interview: Library) -> None:
    """Short paragraphs stand close together, and what others say in them is somebody else's."""
    found = interview.ask("What did Ines Calder say about PvP?")
    assert found.outcome is not Outcome.ANSWER
    found = interview.ask("What did Ines Calder say about the copies?")
    assert isinstance(found, Answer)
    assert "210,000" in found.hits[0].text
    assert found.outcome is Outcome.ANSWER
