"""What people ask ends in a message: an answer, a refusal, or a plain sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.audience import Audience, of_guild, of_person
from bot.lookups import Asking, answer, context, why
from bot.message import QUESTION, Message, question_in
from bot.place import Place
from bot.state import Scope
from index.library import Library
from index.models import Hit, ServerSettings
from tests.bot.making import WORDS
from tests.bot.press import BRIDGE, HOSTILE, SECRET, TAX, library

HERE, ELSEWHERE = of_guild(1, ServerSettings()), of_guild(2, ServerSettings())
WHEN = "Who said the tax cannot rise before June?"
BOATHOUSE = "Who opposed the second boathouse?"


@pytest.fixture(scope="module")
def press() -> Iterator[Library]:
    with library(guild_1=SECRET) as made:
        yield made


def best(of: Library, question: str, audience: Audience = HERE) -> Hit:
    """Return the hit that the buttons of an answer are about."""
    found = of.ask(question, collections=audience.collections).hits
    assert found
    return found[0]


def text(message: Message) -> str:
    """Return the blocks of a message."""
    assert message.blocks
    return message.text


def test_a_question_is_answered(press: Library) -> None:
    """A question that the articles answer gets the sentence."""
    assert "cannot rise before June" in text(answer(press, Asking(WHEN, HERE, WORDS)))


def test_other_servers_articles_answer_nothing(press: Library) -> None:
    """What one server added is found there, and nowhere else."""
    assert best(press, BOATHOUSE).article.title == SECRET.title
    for audience in (ELSEWHERE, of_person(1)):
        message = answer(press, Asking(BOATHOUSE, audience, WORDS))
        assert SECRET.title not in message.text


@pytest.mark.parametrize("chosen", [BRIDGE.id, "bridge to CLOSE for repairs"])
def test_one_article_can_be_asked(press: Library, chosen: str) -> None:
    """The article is chosen by its id, or by its title typed out."""
    found = answer(press, Asking("What will close?", HERE, WORDS, Scope(chosen)))
    assert BRIDGE.title in found.text
    assert TAX.title not in found.text


@pytest.mark.parametrize("chosen", ["no such title", SECRET.id, SECRET.title])
def test_an_article_that_may_not_be_seen_does_not_exist(press: Library, chosen: str) -> None:
    """Neither ids nor titles open another server's articles."""
    message = answer(press, Asking("Who opposed it?", ELSEWHERE, WORDS, Scope(chosen)))
    assert WORDS("sorry.no_such_article") in message.heading


@pytest.mark.parametrize("question", ["", "  ", "\x00\x07", "\n"])
def test_asking_nothing_gets_help(press: Library, question: str) -> None:
    """A question without a character that shows is answered with how to ask."""
    assert answer(press, Asking(question, HERE, WORDS)).heading == WORDS("help.short")


@pytest.mark.parametrize("question", ["🦆🦆", "the of and", "何ですか", "?!", "@everyone"])
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


def test_context_shows_the_paragraph(press: Library) -> None:
    """The paragraph of the sentence, with the sentence bold."""
    shown = text(context(press, Place.of(best(press, WHEN)), HERE, WORDS))
    assert "Two shipping firms had protested." in shown
    assert "**“The tax cannot rise before June,” said Tom Reed" in shown


def test_why_shows_the_words(press: Library) -> None:
    """Each word of the question that the sentence has is shown with its part."""
    shown = text(why(press, Place.of(best(press, WHEN)), WHEN, HERE, WORDS))
    assert re.search(r"\*\*tax\*\* .*in the sentence", shown)


def test_buttons_open_nothing_that_may_not_be_seen(press: Library) -> None:
    """A button of one server, pressed or made up in another, says that the article is gone."""
    place = Place.of(best(press, BOATHOUSE))
    assert context(press, place, ELSEWHERE, WORDS).heading == WORDS("sorry.gone")
    assert why(press, place, BOATHOUSE, ELSEWHERE, WORDS).heading == WORDS("sorry.gone")
    assert "treasurer" in text(context(press, place, HERE, WORDS))


def test_buttons_of_a_removed_article_say_so() -> None:
    """An article that was removed meanwhile is told to be gone."""
    with library() as press:
        place = Place.of(best(press, WHEN))
        press.remove(TAX.id)
        assert context(press, place, HERE, WORDS).heading == WORDS("sorry.gone")
        assert why(press, place, WHEN, HERE, WORDS).heading == WORDS("sorry.gone")


def test_buttons_of_a_changed_article_say_so() -> None:
    """A sentence that the article has lost is told to be lost; one that moved is found."""
    with library() as press:
        place = Place.of(best(press, WHEN))
        press.add(TAX.model_copy(update={"text": f"Corrected. {TAX.text}"}))
        assert "cannot rise before June" in text(context(press, place, HERE, WORDS))
        press.add(TAX.model_copy(update={"text": "All of this was wrong."}))
        assert context(press, place, HERE, WORDS).heading == WORDS("sorry.changed")
        assert why(press, place, WHEN, HERE, WORDS).heading == WORDS("sorry.changed")


def test_why_needs_the_question(press: Library) -> None:
    """Where the message lost its question, or the question finds nothing, that is said."""
    place = Place.of(best(press, WHEN))
    assert why(press, place, None, HERE, WORDS).heading == WORDS("sorry.question_lost")
    assert why(press, place, "zebra", HERE, WORDS).heading == WORDS("why.nothing")


def test_more_context_shows_more_of_a_cut_sentence() -> None:
    """A sentence that the answer had to cut goes on under the button."""
    with library(public=HOSTILE) as press:
        asking = Asking("Who painted the submarine?", HERE, WORDS)
        message, found = answer(press, asking), best(press, asking.question)
        longer = text(context(press, Place.of(found), HERE, WORDS))
        assert longer.count("very") > text(message).count("very") > 50
