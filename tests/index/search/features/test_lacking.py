"""What lacks all that an answer must show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.library import Library
from index.models import Answer, Article, Outcome, Refusal

FAIR = Article(
    title="The village fair",
    text=(
        "The fair at Osier Green was visited by 900 people, more than in any year before.\n\n"
        "The fair takes place on the green behind the church.\n\n"
        "The stalls at the fair belong to the club.\n\n"
        "The procession to the fair is led by the band.\n\n"
        "The inquiry into the fair was promised by the council.\n\n"
        "The ferry to the fair is free for children.\n\n"
        "The raffle opens at seven."
    ),
)


@pytest.fixture
def fair() -> Iterator[Library]:
    """Give a library that holds a report of a fair."""
    with Library.open() as library:
        library.add(FAIR)
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "How much does the inquiry into the fair cost?",
        "What time does the procession to the fair start?",
        "How long is the procession to the fair?",
        "How many stalls are there at the fair?",
        "When was the inquiry into the fair promised?",
    ],
)
def test_a_sentence_without_money_time_or_number_is_no_answer(fair: Library, question: str) -> None:
    """Whatever else it holds of the question, it is close at most."""
    found = fair.ask(question)
    assert isinstance(found, Refusal) or found.outcome is Outcome.CLOSE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much is the ferry to the fair for children?", "The ferry to the fair is free"),
        ("What time does the raffle open?", "The raffle opens at seven."),
        ("How many people visited the fair?", "The fair at Osier Green was visited by 900"),
    ],
)
def test_what_shows_it_answers(fair: Library, question: str, told: str) -> None:
    """Free is a price, and “at seven” a time of day."""
    found = fair.ask(question)
    assert isinstance(found, Answer)
    assert found.hits[0].text.startswith(told)
