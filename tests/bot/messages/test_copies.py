from __future__ import annotations

import datetime

import pytest

from bot.messages.copies import elsewhere
from bot.words import languages, words_of
from index.models import ArticleCard
from tests.bot.making import WORDS, card, hit


def gazette(number: int, **given: object) -> ArticleCard:
    """Return another article of the paper in which the sentence was found."""
    return card(id=f"copy{number}", title=f"Edition {number}").model_copy(update=given)


def said(*cards: ArticleCard) -> str:
    return elsewhere(hit(also_in=cards), WORDS, str)


def test_nowhere_else_is_nothing() -> None:
    """A sentence that stands in its article alone has no line."""
    assert said() == ""
    assert said(card()) == ""


def test_other_papers_are_named_and_the_same_paper_s_articles_by_their_titles() -> None:
    """Places are named by what tells them apart."""
    echo = gazette(1, publisher="The Echo")
    assert said(echo, gazette(2)) == "Also in: The Echo; Edition 2"


def test_titles_that_are_the_same_are_told_apart_by_their_days() -> None:
    """An article that is published again has another day."""
    first, second = (datetime.date(2031, 4, day) for day in (1, 2))
    cards = (gazette(1, title="Tide", date=first), gazette(2, title="Tide", date=second))
    assert said(*cards) == "Also in: Tide (1 April 2031); Tide (2 April 2031)"


def test_of_very_many_three_are_named() -> None:
    """The others are counted."""
    assert said(*map(gazette, range(40))) == "Also in: Edition 0; Edition 1; Edition 2 and 37 more"


def test_what_cannot_be_told_apart_is_named_once() -> None:
    """Copies under one title and of one day are counted behind it."""
    same = [gazette(number, title="Tide") for number in range(5)]
    assert said(*same, gazette(9)) == "Also in: Tide (3 March 2031); Edition 9 and 4 more"


@pytest.mark.parametrize("number", [1, 1200])
@pytest.mark.parametrize("language", languages())
def test_every_language_counts_the_others(language: str, number: int) -> None:
    """How many more there are is said in each language, as it writes numbers."""
    copies = tuple(map(gazette, range(3 + number)))
    line = elsewhere(hit(also_in=copies), words_of(language), str)
    assert "Edition 0; Edition 1; Edition 2 " in line
    assert str(number)[0] in line.rpartition("Edition 2")[2]
