"""Answer words: which words of a passage are judged, by what, and that the likeliest ones win."""

from __future__ import annotations

import numpy as np
import pytest

from index.search.features.answer_words import INPUTS, answer_words
from index.search.features.describe import describe
from index.search.features.likeness import likeness, likeness_features
from index.search.features.order import order_features
from index.search.question import read
from index.search.retrieval.retrieve import Retrieved, retrieve
from index.search.segments.statistics import statistics
from tests.index.search.test_searcher import Shelf


def _found(question: str, *sentences: str) -> tuple[Shelf, Retrieved]:
    shelf = Shelf({"A": list(sentences)})
    parts = shelf.index.snapshot()
    found = retrieve(read(question), parts, statistics(parts), shelf.vocabulary)
    assert found is not None
    return shelf, found


def _inputs(question: str, sentence: str) -> dict[str, list[float]]:
    """Return what the network reads of each new word of a sentence, by the name of the input."""
    _, found = _found(question, sentence)
    like = likeness(found)
    words = answer_words(found, like, {**order_features(found), **likeness_features(like)})
    return dict(zip(INPUTS, words.inputs.T.tolist(), strict=True))


def test_words_of_the_question_and_function_words_are_no_answers() -> None:
    """Only what the question does not say already is judged."""
    shown = _inputs("Where is the crane?", "The crane is in Lund with a gong.")
    assert len(shown["place"]) == len(["Lund", "gong"])


def test_may_is_a_month_and_an_answer() -> None:
    """The month is judged, the verb that is spelt like it is not."""
    shown = _inputs("When does the tax begin?", "The tax begins in May and may end.")
    assert len(shown["place"]) == len(["May", "end"])


def test_the_us_is_an_answer() -> None:
    """The country is judged, the pronoun that is spelt like it is not."""
    for country in ("US", "U.S."):
        shown = _inputs("Who built the crane?", f"The {country} built us the crane.")
        assert len(shown["place"]) == len([country])


def test_what_stands_before_a_word_is_seen() -> None:
    """The leading word right before each word is one input; the first word has none before it."""
    shown = _inputs("Where is the crane?", "Lund has a crane by water of Oluo.")
    lund, water, oluo = range(3)
    assert shown["first"] == [1, 0, 0]
    assert shown["after by"][water] == shown["after of"][oluo] == 1
    assert shown["after by"][oluo] == shown["after of"][lund] == 0


def test_a_word_beside_what_is_asked_for_stands_out() -> None:
    """Next to the kind of thing that the question asks for stands its name."""
    shown = _inputs("Which city has a crane?", "Oluo reports that Lund, a town, has a crane.")
    oluo, _, lund, _ = range(4)
    assert shown["asked for after"][lund] > shown["asked for after"][oluo]


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("When was the crane built?", "The crane was built in 1931.", "The crane was built badly."),
        ("Who built the crane?", "The crane was built by Ada Holm.", "The crane was built of oak."),
    ],
)
def test_the_passage_with_the_likelier_word_is_worth_more(
    question: str, right: str, wrong: str
) -> None:
    """A word of the kind that is asked for lifts its passage above one without."""
    shelf, found = _found(question, right, wrong)
    values = describe(found).features["best answer word"]
    texts = [shelf.passages[key].text for key in found.evidence.key.tolist()]
    assert texts[int(np.argmax(values))] == right
