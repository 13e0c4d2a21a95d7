"""Answers and refusals become messages that Discord takes, whatever the articles contain."""

from __future__ import annotations

import datetime
from functools import partial

import pytest
from hypothesis import given

from bot.messages import limits, render
from bot.messages.limits import width
from bot.messages.markdown import clean, plain
from bot.messages.message import QUESTION, Message, question_in
from bot.messages.message import asked as heading_of
from index.models import (
    Answer,
    ArticleCard,
    Correction,
    DateSource,
    Outcome,
    Reference,
    Refusal,
    Resolution,
    SpeechKind,
)
from tests.bot.making import (
    WORDS,
    answer,
    answers,
    card,
    cards,
    hit,
    problems,
    refusals,
    said,
    texts,
)

message = partial(render.message, words=WORDS)


def shown(made: Message) -> str:
    """Return all text of a message."""
    return made.text


@given(answers)
def test_answers_stay_within_the_limits(result: Answer) -> None:
    """No article, name, address or question makes a message that Discord refuses."""
    assert not problems(message(result))


@given(refusals)
def test_refusals_stay_within_the_limits(result: Refusal) -> None:
    """The same holds for refusals."""
    assert not problems(message(result))


@given(texts)
def test_the_question_can_be_read_back(question: str) -> None:
    """The question shown is the question asked: the buttons of an old message rely on it."""
    asked = plain(question, QUESTION)
    assert (question_in(heading_of(asked)) or "") == asked


@pytest.mark.parametrize("content", ["", "hello", "****", "**", "plain **bold** later"])
def test_no_question_is_read_where_there_is_none(content: str) -> None:
    """Other messages hold no question."""
    assert question_in(content) is None


@given(cards)
def test_choices_fit(of: ArticleCard) -> None:
    """A title to choose is never blank and never too long."""
    assert 0 < width(render.choice(of, WORDS)) <= limits.CHOICE_NAME


def test_an_answer_shows_everything() -> None:
    """The sentence quoted, who said it, the title linked, publisher, date, place, confidence."""
    made = message(answer(hit("“It rises in June,” he said.", attribution=said())))
    assert made.text.splitlines() == [
        "**When does the tax rise?**",
        "> “It rises in June,” he said.",
        "— **Tom Reed**, spokesman for the Harbour Authority",
        "[Harbour tax delayed]"
        "(https://courier.example/tax#:~:text=It%20rises%20in%20June%2C%E2%80%9D%20he%20said)",
        "-# quoted, the article’s word: *warned* · Kestrel Courier · 3 March 2031 · "
        "paragraph 2, sentence 4",
        "-# Very likely the answer",
    ]


def test_a_place_names_the_headings_above_it() -> None:
    """The day of a programme stands above its list; of long headings the end is shown."""
    made = message(answer(hit("14:00 – Raft race", under=("Programme", "Saturday, *11* July"))))
    assert "sentence 4 · under “Programme › Saturday, \\*11\\* July”" in made.text
    long = message(answer(hit(under=("Programme " * 30, "Saturday"))))
    assert "under “…Programme Programme" in long.text
    assert "Programme › Saturday”" in long.text


def test_a_paraphrase_is_introduced_before_it() -> None:
    """The speaker of a paraphrase stands before the sentence."""
    made = message(answer(hit(attribution=said(kind=SpeechKind.INDIRECT, role=None))))
    assert shown(made).splitlines()[1:3] == [
        "**Tom Reed** said, in the article’s words:",
        "> The tax cannot rise before June.",
    ]


def test_confidence_stands_with_its_sentence() -> None:
    """How sure the answer is stands below the first sentence, before those that come after it."""
    first, second = message(answer(hit("One."), hit("Two."))).blocks
    assert first.endswith("-# Very likely the answer")
    assert "likely" not in second


def test_an_article_is_named_once_while_its_sentences_follow_each_other() -> None:
    """Its title, publisher and date are not said again; the link to the next sentence is there."""
    again, other = hit("Two."), hit("Three.", article=card(id="other", title="Bridge closed"))
    _, second, third = message(answer(hit("One."), again, other)).blocks
    assert "[same article](https://courier.example/tax#:~:text=Two) · " in second
    assert "Harbour tax delayed" not in second
    assert "3 March 2031" not in second
    assert "[Bridge closed]" in third
    assert "3 March 2031" in third


def test_a_mark_at_a_name_has_its_note() -> None:
    """A name that the sentence does not give is marked, and how it was found stands below."""
    attribution = said(resolved_by=Resolution.PRONOUN)
    reference = Reference(words="He", sentence=3)
    shown_ = shown(
        message(answer(hit("He said so.", attribution=attribution, reference=reference)))
    )
    assert "— **Tom Reed**¹" in shown_
    assert "-# ¹ He → Tom Reed, named in sentence 3" in shown_


def test_at_most_two_more_sentences_are_shown() -> None:
    """The best sentence stands first, two more after it."""
    made = message(answer(*(hit(f"Sentence {number}.") for number in range(5))))
    assert [block.splitlines()[0] for block in made.blocks] == [
        "> Sentence 0.",
        "> Sentence 1.",
        "> Sentence 2.",
    ]


@pytest.mark.parametrize(
    ("confidence", "outcome", "words"),
    [
        (0.9, Outcome.ANSWER, "Very likely the answer"),
        (0.5, Outcome.ANSWER, "Likely the answer"),
        (0.3, Outcome.CLOSE, "These come closest, but may not answer."),
    ],
)
def test_confidence_is_said_in_words(confidence: float, outcome: Outcome, words: str) -> None:
    """How sure the answer is stands in words, never as a number."""
    text = shown(message(answer(confidence=confidence, outcome=outcome)))
    assert words in text
    assert str(confidence) not in text


def test_corrections_and_unknown_words_are_told() -> None:
    """Who mistypes learns what was searched instead, and what occurs nowhere."""
    told = answer(
        corrections=(Correction(typed="droens", used="drones"),), unknown_words=("zebra",)
    )
    assert "Searched for *drones* instead of *droens*." in shown(message(told))
    assert "No article contains: *zebra*." in shown(message(told))


def test_copies_are_told() -> None:
    """Other articles with the same sentence are named by their publishers."""
    copied = hit(also_in=(card(id="other", publisher="Coast Weekly"),))
    assert "Also in: Coast Weekly" in shown(message(answer(copied)))


def test_a_refusal_helps() -> None:
    """A refusal says what is unknown and which articles come nearest."""
    refusal = Refusal(
        question="Who rode the zebra?",
        confidence=0.1,
        unknown_words=("zebra", "rode"),
        nearest=(card(), card(title="", url=None)),
    )
    assert shown(message(refusal)).splitlines() == [
        "**Who rode the zebra?**",
        "**The articles do not say.**",
        "-# No article contains: *zebra*, *rode*.",
        "Nearest articles:",
        "- [Harbour tax delayed](https://courier.example/tax)",
        "- Untitled article",
    ]


def test_a_long_sentence_is_cut_visibly() -> None:
    """A sentence too long for the message ends at a word, with an ellipsis."""
    made = message(answer(hit("word " * 2000)))
    quoted = made.blocks[0].splitlines()[0]
    assert quoted.endswith("word…")
    assert len(quoted) > 1000


def test_an_address_that_is_too_long_is_left_out() -> None:
    """A link that would crowd out the answer is not made; the title stays."""
    made = message(answer(hit(article=card(url="https://courier.example/" + "long/" * 600))))
    assert "\nHarbour tax delayed\n" in shown(made)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (DateSource.METADATA, "3 March 2031"),
        (DateSource.PAGE, "3 March 2031"),
        (DateSource.FILENAME, "3 March 2031 (from the file's name)"),
        (DateSource.GUESSED, "3 March 2031 (guessed)"),
        (None, "3 March 2031"),
    ],
)
def test_a_date_says_where_it_is_from(source: DateSource | None, words: str) -> None:
    """A date that the article does not give says so."""
    of = card(date=datetime.date(2031, 3, 3), date_source=source)
    assert render.date(of, WORDS) == words


def test_the_question_is_never_active() -> None:
    """An echoed question pings nobody and formats nothing."""
    content = message(answer(question="@everyone **look** <@1> https://evil.example")).heading
    assert content == r"**\@everyone \*\*look\*\* \<\@1\> https\://evil.example**"
    assert clean("") == ""
