"""What people say around a question is no part of it."""

from __future__ import annotations

import pytest

from index.library import Library
from index.models import Article
from index.search import without_courtesies
from tests.index.timing import seconds


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("hey, does anyone know when the bridge opens?", "when the bridge opens?"),
        ("hi all, can someone tell me where the pool is? thanks!", "where the pool is?"),
        ("sorry if this was asked before but is there a lift", "is there a lift"),
        ("quick question: when does it open on Monday pls", "when does it open on Monday"),
        ("ok so how deep is the harbour lol", "how deep is the harbour"),
        ("my job ended with exit code 137 what does that mean", "my job ended with exit code 137"),
        ("<:kek:123456789> what does a ticket cost <:kek:12345>", "what does a ticket cost"),
        ("According to the article, who won the cup?", "who won the cup?"),
        ("who won the cup in the article?", "who won the cup?"),
        ("anyone know if the ferry runs", "the ferry runs"),
        ("Weiß jemand, wann das Fest ist? Danke!", "wann das Fest ist?"),
        ("Bonjour, quelqu'un sait quand ouvre la gare ? merci", "quand ouvre la gare ?"),
    ],
)
def test_greetings_and_thanks_are_no_part_of_a_question(typed: str, asked: str) -> None:
    """Nor is “does anyone know”: no article need hold these words."""
    assert without_courtesies(typed) == asked


@pytest.mark.parametrize(
    "question",
    [
        "hi",
        "Thanks!",
        "good morning all",
        "what does that mean",
        "does anyone know",
        "Does anyone live on the island?",
        "Morning Star price",
        "evening ferry timetable",
        "Well water rules",
        "Right wing parties in Carrow",
        "who said please?",
        "did the mayor say thank you?",
        "Who played Sam in Cheers?",
        "How much is the screen by LG?",
        "What did Price say to Ty?",
        "Hey Jude lyrics",
        "May I bring my dog?",
    ],
)
def test_what_may_be_asked_about_stays(question: str) -> None:
    """A greeting alone is left whole, and so are names and things that begin like one."""
    assert without_courtesies(question) == question


@pytest.mark.parametrize("blanks", [" " * 498, "\n" * 498])
def test_blanks_without_end_hold_nobody_up(blanks: str) -> None:
    """A question with as many of them as may be sent is read as fast as one of as many letters."""
    without_courtesies("is it open?")  # the patterns are made once
    wide, long = f"a{blanks}b", "a" * 500
    assert _seconds(wide) < 20 * _seconds(long)


def _seconds(text: str) -> float:
    return seconds(lambda: without_courtesies(text))


def test_a_polite_question_finds_what_a_plain_one_does() -> None:
    """With the same confidence, and what is shown is still the question as it was typed."""
    with Library.open() as library:
        library.add(Article(text="The bridge opens at nine. The pool costs two pounds. It rained."))
        plain = library.ask("when does the bridge open?")
        polite = library.ask("Hi all, does anyone know when does the bridge open? Thanks!")
    assert polite.hits == plain.hits
    assert polite.confidence == plain.confidence
    assert polite.question.startswith("Hi all")


def test_a_sentence_that_an_article_has_is_found_as_it_stands() -> None:
    """“Please tell me when it opens” may be what somebody is quoted with."""
    with Library.open() as library:
        library.add(
            Article(text="“Please tell me when it opens again,” said Dana Holm. It rained.")
        )
        found = library.ask("please tell me when it opens again")
    assert found.reading.phrases == ("please tell me when it opens again",)
