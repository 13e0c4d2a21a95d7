"""Questions that stand in the articles: what stands below one answers it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.library import Library
from index.models import Answer, Article, Outcome

FAQ = Article(
    title="What members ask",
    text=(
        "How do I join?\n\nWrite to the treasurer before 31 December. The fee is £18 a year.\n\n"
        "**May I use a metal detector on club land?**\n\nNo. It is a criminal offence.\n\n"
        "How can I leave the club?\n\nWrite to the secretary in May.\n\n"
        "Who reads the letters?"
    ),
)
TALK = Article(
    title="A walk",
    text="“Where did the heron go?” said Ana Holm. Nobody knew. The path was wet and long.",
)


@pytest.fixture
def club() -> Iterator[Library]:
    """Give a library that holds an FAQ and a report."""
    with Library.open() as library:
        library.add(FAQ)
        library.add(TALK)
        yield library


@pytest.mark.parametrize("question", ["How do I join?", "how do i join"])
def test_the_very_question_is_answered_by_what_stands_below_it(
    club: Library, question: str
) -> None:
    """The question is no answer to itself; both are shown together in full."""
    found = club.ask(question)
    assert isinstance(found, Answer)
    assert found.outcome is Outcome.ANSWER
    first = found.hits[0]
    assert first.text == "Write to the treasurer before 31 December."
    assert first.quotation is not None
    assert first.quotation.text == (
        "How do I join?\n\nWrite to the treasurer before 31 December. The fee is £18 a year."
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How do I leave the club?", "Write to the secretary in May."),
        ("Can I use a metal detector?", "No."),
    ],
)
def test_a_question_of_almost_the_same_words_counts(
    club: Library, question: str, answer: str
) -> None:
    """What stands below it comes first, and is sure enough for an answer."""
    found = club.ask(question)
    assert isinstance(found, Answer)
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text == answer


def test_a_question_that_nothing_stands_below_stays(club: Library) -> None:
    """The last line of an article has no answer."""
    found = club.ask("Who reads the letters?")
    assert isinstance(found, Answer)
    assert found.hits[0].text == "Who reads the letters?"


def test_somebody_s_question_is_told(club: Library) -> None:
    """What somebody asks in quotation marks is what they said, and no heading of an answer."""
    found = club.ask("What did Ana Holm say about the heron?")
    assert isinstance(found, Answer)
    assert found.hits[0].text.startswith("“Where did the heron go?”")


def test_a_search_shows_questions_as_they_stand(club: Library) -> None:
    """It shows what fits, whether or not it answers."""
    texts = [hit.text for hit in club.search("How do I join?")]
    assert "How do I join?" in texts
