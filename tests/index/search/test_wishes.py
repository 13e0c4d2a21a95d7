"""What a question says beyond what it is about."""

from __future__ import annotations

import pytest

from index.search.wishes import greets, leans


@pytest.mark.parametrize(
    "question",
    [
        "and about the bus?",
        "And the library?",
        "And what did she say?",
        "And why?",
        "What about the bus?",
        "Did she vote for it?",
        "What did he say about the budget?",
        "What else did they want?",
        "What is her plan?",
        "When will it open?",
        "Why?",
        "how much",
        "Warum?",
        "Und der Bus?",
        "Was hat sie gesagt?",
        "Pourquoi ?",
        "Et le bus ?",
        "Qu’a-t-elle dit ?",
        "DID SHE VOTE FOR IT?",
    ],
)
def test_a_question_that_leans_on_the_one_before_is_told(question: str) -> None:
    """Without that one nobody knows whom or what it means."""
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "Did Gillian Sharpe vote for it?",
        "When Sharpe spoke, did she lie?",
        "Why did Hulme leave after he lost?",
        "Why did they close the book drop?",
        "And what did Kessler say about water?",
        "Und was hat Kessler gesagt?",
        "Does it run on Linux?",
        "Who denies it?",
        "What is it like to live in Pellbrook?",
        "Is it true that the library closes?",
        "How much does it cost to enter?",
        "Andrew Vane",
        "Was hat Schmidt gesagt?",
        "Pourquoi le bus est-il supprimé ?",
        "",
    ],
)
def test_a_question_that_says_whom_it_means_leans_on_none(question: str) -> None:
    """A pronoun of whom the question itself names, or of nothing at all, is none of another."""
    assert not leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "Will IT staff strike?",
        "Does IT pay well?",
        "Was IT outage fixed?",
        "What did He Jiankui do?",
        "Who is Her Majesty?",
        "Warum sind Sie gegen den Tunnel?",
    ],
)
def test_a_name_that_is_spelt_as_a_pronoun_is_none(question: str) -> None:
    """Within a sentence a capital tells a name, or the German "you", from a pronoun."""
    assert not leans(question)


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "Thanks a lot!",
        "good morning everyone",
        "okay, thanks",
        "LOL",
        "LUND: Hi.",
        "Hi, Tobias.",
        "Vielen Dank!",
        "Hallo zusammen",
        "Merci beaucoup !",
    ],
)
def test_a_greeting_is_told(text: str) -> None:
    """It asks nothing, and answers nothing."""
    assert greets(text)


@pytest.mark.parametrize(
    "text",
    [
        "hi, what does it cost?",
        "Hello Kitty",
        "good night story",
        "Thanks to whom?",
        "HOST: Welcome to Deep Listening.",
        "okay boomer",
        "Goodbye to Berlin",
        "",
    ],
)
def test_what_says_more_is_no_greeting(text: str) -> None:
    """Whatever it begins with, it names something."""
    assert not greets(text)
