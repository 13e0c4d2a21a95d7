"""What people ask ends in a message: an answer, a refusal, or a plain sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.audience import of_person
from bot.lookups import Asking, answer
from bot.messages.message import QUESTION, question_in
from index.library import Library
from index.models import Filters
from tests.bot.making import WORDS
from tests.bot.press import (
    BOATHOUSE,
    BRIDGE,
    ELSEWHERE,
    HERE,
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


def test_a_question_is_answered(press: Library) -> None:
    """A question that the articles answer gets the sentence."""
    assert "cannot rise before June" in text(answer(press, Asking(WHEN, HERE, WORDS)))


def test_other_servers_articles_answer_nothing(press: Library) -> None:
    """What one server added is found there, and nowhere else."""
    assert best(press, BOATHOUSE, HERE).article.title == SECRET.title
    for audience in (ELSEWHERE, of_person(1)):
        message = answer(press, Asking(BOATHOUSE, audience, WORDS))
        assert SECRET.title not in message.text


@pytest.mark.parametrize("chosen", [BRIDGE.id, "bridge to CLOSE for repairs"])
def test_one_article_can_be_asked(press: Library, chosen: str) -> None:
    """The article is chosen by its id, or by its title typed out."""
    found = answer(press, Asking("What will close?", HERE, WORDS, Filters(chosen)))
    assert BRIDGE.title in found.text
    assert TAX.title not in found.text


@pytest.mark.parametrize("chosen", ["no such title", SECRET.id, SECRET.title])
def test_an_article_that_may_not_be_seen_does_not_exist(press: Library, chosen: str) -> None:
    """Neither ids nor titles open another server's articles."""
    message = answer(press, Asking("Who opposed it?", ELSEWHERE, WORDS, Filters(chosen)))
    assert WORDS("sorry.no_such_article") in message.heading


@pytest.mark.parametrize("question", ["", "  ", "\x00\x07", "\n", "hi", "thanks!", "?!", "🦆🦆"])
def test_asking_nothing_gets_help(press: Library, question: str) -> None:
    """A question without a word, and a greeting, are answered with how to ask.

    Once "hi" was answered with whoever greets somebody in an article.
    """
    assert answer(press, Asking(question, HERE, WORDS)).heading == WORDS("help.short")


@pytest.mark.parametrize("question", ["the of and", "何ですか", "@everyone"])
def test_odd_questions_are_answered(press: Library, question: str) -> None:
    """Any other question gets an embed: an answer or a refusal."""
    assert text(answer(press, Asking(question, HERE, WORDS)))


def test_a_long_question_is_cut_and_says_so(press: Library) -> None:
    """A question that is too long is searched in part, and the part is what is shown."""
    message = answer(press, Asking(f"{WHEN} {'please ' * 500}", HERE, WORDS))
    assert "Your question was long" in message.heading
    shown = question_in(message.heading)
    assert shown
    assert len(shown) <= QUESTION


def test_an_empty_library_says_that_it_is_empty() -> None:
    """Where there is nothing to search, that is said."""
    with Library.open() as empty:
        assert WORDS("sorry.no_articles") in answer(empty, Asking(WHEN, HERE, WORDS)).heading


def test_a_page_beyond_the_last_is_the_first(press: Library) -> None:
    """Where articles were removed since a page was shown, the next one begins anew."""
    first = answer(press, Asking(WHEN, HERE, WORDS))
    assert answer(press, Asking(WHEN, HERE, WORDS, page=9)) == first
