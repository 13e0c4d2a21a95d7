"""The sentence of a button is found again, or it is said why not; to nobody else is it shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.lookups import Asking, answer
from bot.messages.place import Place
from bot.presses.sentences import context, why
from index.library import Library
from tests.bot.making import WORDS
from tests.bot.press import (
    BOATHOUSE,
    ELSEWHERE,
    HERE,
    HOSTILE,
    SECRET,
    TAX,
    WHEN,
    best,
    library,
    text,
)


@pytest.fixture(scope="module")
def press() -> Iterator[Library]:
    with library(guild_1=SECRET) as made:
        yield made


def test_context_shows_the_paragraph(press: Library) -> None:
    """The paragraph of the sentence, with the sentence bold."""
    shown = text(context(press, Place.of(best(press, WHEN, HERE)), HERE, WORDS))
    assert "Two shipping firms had protested." in shown
    assert "**“The tax cannot rise before June,” said Tom Reed" in shown


def test_why_shows_the_words(press: Library) -> None:
    """Each word of the question that the sentence has is shown with its part."""
    shown = text(why(press, Place.of(best(press, WHEN, HERE)), WHEN, HERE, WORDS))
    assert re.search(r"\*\*tax\*\* .*in the sentence", shown)


def test_buttons_open_nothing_that_may_not_be_seen(press: Library) -> None:
    """A button of one server, pressed or made up in another, says that the article is gone."""
    place = Place.of(best(press, BOATHOUSE, HERE))
    assert context(press, place, ELSEWHERE, WORDS).heading == WORDS("sorry.gone")
    assert why(press, place, BOATHOUSE, ELSEWHERE, WORDS).heading == WORDS("sorry.gone")
    assert "treasurer" in text(context(press, place, HERE, WORDS))


def test_buttons_of_a_removed_article_say_so() -> None:
    """An article that was removed meanwhile is told to be gone."""
    with library() as press:
        place = Place.of(best(press, WHEN, HERE))
        press.remove(TAX.id)
        assert context(press, place, HERE, WORDS).heading == WORDS("sorry.gone")
        assert why(press, place, WHEN, HERE, WORDS).heading == WORDS("sorry.gone")


def test_buttons_of_a_changed_article_say_so() -> None:
    """A sentence that the article has lost is told to be lost; one that moved is found."""
    with library() as press:
        place = Place.of(best(press, WHEN, HERE))
        press.add(TAX.model_copy(update={"text": f"Corrected. {TAX.text}"}))
        assert "cannot rise before June" in text(context(press, place, HERE, WORDS))
        press.add(TAX.model_copy(update={"text": "All of this was wrong."}))
        assert context(press, place, HERE, WORDS).heading == WORDS("sorry.changed")
        assert why(press, place, WHEN, HERE, WORDS).heading == WORDS("sorry.changed")


def test_why_needs_the_question(press: Library) -> None:
    """Where the message lost its question, or the question finds nothing, that is said."""
    place = Place.of(best(press, WHEN, HERE))
    assert why(press, place, None, HERE, WORDS).heading == WORDS("sorry.question_lost")
    assert why(press, place, "zebra", HERE, WORDS).heading == WORDS("why.nothing")


def test_more_context_shows_more_of_a_cut_sentence() -> None:
    """A sentence that the answer had to cut goes on under the button."""
    with library(public=HOSTILE) as press:
        asking = Asking("Who painted the submarine?", HERE, WORDS)
        message, found = answer(press, asking), best(press, asking.question, HERE)
        longer = text(context(press, Place.of(found), HERE, WORDS))
        assert longer.count("very") > text(message).count("very") > 20
