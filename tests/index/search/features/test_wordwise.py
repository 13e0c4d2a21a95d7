"""Word by word: how each passage holds each word of the question, and what each word is."""

from __future__ import annotations

import numpy as np

from index.search.features.likeness import likeness
from index.search.features.wordwise import INPUTS, wordwise
from index.search.question import read
from index.search.retrieval.retrieve import retrieve
from index.search.segments.statistics import statistics
from tests.index.search.test_searcher import Shelf

LONG = " ".join(f"harbour{i}" for i in range(30))


def _shown(question: str, *sentences: str) -> dict[str, dict[str, dict[str, float]]]:
    """Return the inputs by sentence, by word of the question as it was typed."""
    shelf = Shelf({"Cranes": list(sentences)})
    parts = shelf.index.snapshot()
    found = retrieve(read(question), parts, statistics(parts), shelf.vocabulary)
    assert found is not None
    rows = wordwise(found, likeness(found))
    return {
        shelf.passages[key].text: {
            word.text: dict(zip(INPUTS, rows[t, i].tolist(), strict=True))
            for t, word in enumerate(found.question.words)
        }
        for i, key in enumerate(found.evidence.key.tolist())
    }


def test_each_word_is_where_it_stands() -> None:
    """A word that a passage holds is here, first at its place; another one is not."""
    shown = _shown("Where did Holm build?", "Yesterday Holm and Holm left.", "They build.")
    held = shown["Yesterday Holm and Holm left."]
    assert (held["Holm"]["here"], held["build"]["here"]) == (1, 0)
    np.testing.assert_allclose(held["Holm"]["counts"], np.log1p(2), rtol=1e-6)
    np.testing.assert_allclose(held["Holm"]["place"], 1 / 5, rtol=1e-6)
    assert (shown["They build."]["build"]["after"], held["build"]["after"]) == (0, 1)


def test_the_same_words_beside_it_count() -> None:
    """A word stands after the same word as in the question, or before it, within its passage."""
    shown = _shown("the old crane burnt", "The old crane stood.", "crane", "burnt.")
    crane = shown["The old crane stood."]["crane"]
    assert (crane["after the same word"], crane["before the same word"]) == (1, 0)
    alone = shown["crane"]["crane"]
    assert (alone["after the same word"], alone["before the same word"]) == (0, 0)


def test_a_word_near_another_one_of_the_question_says_so() -> None:
    """The nearer two words of the question stand, the more; the same word twice is no other."""
    shown = _shown("crane fire", "crane fire", "crane at a big fire", "crane crane")
    nears = [shown[text]["crane"]["near another"] for text in shown]
    by_text = dict(zip(shown, nears, strict=True))
    assert by_text["crane fire"] > by_text["crane at a big fire"] > by_text["crane crane"] == 0


def test_a_word_that_occurs_nowhere_has_a_row_too() -> None:
    """It is here in no passage, and nowhere; names and numbers say that they are such."""
    shown = _shown("Did Zqxv lift 40 cranes?", "A crane lifts 40 tons.")["A crane lifts 40 tons."]
    assert [shown["Zqxv"][name] for name in ("here", "nowhere", "no vector", "name")] == [
        0,
        1,
        1,
        1,
    ]
    assert [shown["40"][name] for name in ("here", "nowhere", "number")] == [1, 0, 1]
    assert shown["cranes"]["in title"] == 1


def test_of_a_long_question_the_rarest_words_are_read() -> None:
    """However long a question is, a passage takes no longer to read than a dozen words do."""
    shelf = Shelf({"A": ["The harbour0 and harbour7 and a crane."]})
    parts = shelf.index.snapshot()
    found = retrieve(read(f"{LONG} crane"), parts, statistics(parts), shelf.vocabulary)
    assert found is not None
    assert wordwise(found, likeness(found)).shape == (12, 1, len(INPUTS))
