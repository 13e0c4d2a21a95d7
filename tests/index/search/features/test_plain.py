"""What answers plainly: yes or no, and somebody's age."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.library import Library
from index.models import Answer, Article, Outcome, Refusal

DEPOT = Article(
    title="Notes from the depot",
    text=(
        "The trams were not delayed.\n\nThe drivers were not paid.\n\nThe lorries were delayed.\n\n"
        "The ferries were not delayed by the strike on Monday.\n\nThe gate does not open.\n\n"
        "No driver was hurt.\n\nNobody was blamed.\n\nThey do not measure nitrate.\n\n"
        "Are the buses washed on Sundays?"
    ),
)
MATCH = Article(
    title="Rovers beat Castlegate",
    text=(
        "Themba Mbeki headed in the winner from the corner after 12 minutes.\n\n"
        "“I closed my eyes and hoped,” said Mbeki, 19.\n\n"
        "The attendance of 6,418 was the highest for eleven years."
    ),
)


@pytest.fixture
def papers() -> Iterator[Library]:
    """Give a library that holds some notes and a match report."""
    with Library.open() as library:
        library.add(DEPOT)
        library.add(MATCH)
        yield library


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("were the lorries delayed", "The lorries were delayed."),
        ("Were the trams delayed?", "The trams were not delayed."),
        ("trams not delayed", "The trams were not delayed."),
        ("does the gate open", "The gate does not open."),
        ("was a driver hurt", "No driver was hurt."),
        ("does the depot measure nitrate?", "They do not measure nitrate."),
    ],
)
def test_a_sentence_that_all_but_repeats_the_question_confirms_or_denies_it(
    papers: Library, question: str, told: str
) -> None:
    """It was thought to say nothing new, and the opposite was served as sure."""
    found = papers.ask(question)
    assert isinstance(found, Answer)
    assert (found.hits[0].text, found.outcome) == (told, Outcome.ANSWER)


def test_a_question_confirms_nothing(papers: Library) -> None:
    """A sentence that asks the very thing is put first by its words alone."""
    found = papers.ask("do they wash the buses on Sundays")
    assert isinstance(found, Refusal) or found.outcome is Outcome.CLOSE


@pytest.mark.parametrize(
    "question", ["How old is Themba Mbeki?", "how old is mbeki", "Mbeki’s age"]
)
def test_a_number_behind_a_name_is_an_age(papers: Library, question: str) -> None:
    """Where a question asks how old somebody is."""
    found = papers.ask(question)
    assert isinstance(found, Answer)
    assert found.hits[0].text == "“I closed my eyes and hoped,” said Mbeki, 19."
