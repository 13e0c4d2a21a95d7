"""Expectation: a word that texts seldom hold shows more than one that they often hold."""

from __future__ import annotations

import numpy as np

from index.search.features.expectation import expectation_features
from index.search.question import read
from index.search.retrieval.retrieve import retrieve
from index.search.segments.statistics import statistics
from index.search.vocabulary.meaning import table
from tests.index.search.test_searcher import Shelf

FILLER = ["Nobody came.", "It rained.", "They left early."]


def _shown(question: str, *sentences: str) -> dict[str, dict[str, float]]:
    """Return the features of each sentence that holds a word of the question, by sentence."""
    shelf = Shelf({text: [text] for text in (*sentences, *FILLER)})
    parts = shelf.index.snapshot()
    found = retrieve(read(question), parts, statistics(parts), shelf.vocabulary)
    assert found is not None
    shown = expectation_features(found)
    return {
        shelf.passages[key].text: {name: float(values[i]) for name, values in shown.items()}
        for i, key in enumerate(found.evidence.key.tolist())
    }


def test_what_the_table_does_not_hold_surprises_most() -> None:
    """The rarer a word is in texts of all kinds, the more it surprises."""
    the, harbour, unknown = table().surprise[table().rows_of(["the", "harbour", "zqxv"])]
    assert the < harbour < unknown
    np.testing.assert_allclose(np.exp(-table().surprise[:-1]).sum(), 1, rtol=1e-3)


def test_a_rare_word_shows_more_than_a_common_one() -> None:
    """Of two words that as many articles hold here, the one that is rarer elsewhere weighs more."""
    shown = _shown("year embouchure", "The year ended well.", "The embouchure hurt badly.")
    common, rare = shown["The year ended well."], shown["The embouchure hurt badly."]
    for level in ("passage", "paragraph", "article"):
        assert rare[f"likelier in {level}"] > common[f"likelier in {level}"]
        ahead = f"likelier in {level} than elsewhere"
        assert rare[ahead] > 0 > common[ahead]


def test_the_question_tells_what_occurs_nowhere() -> None:
    """Words and names that no article holds are counted, and how much one misses them."""
    missing = _shown("Did Embouchure and Zqxv see the crane?", "A crane fell.")["A crane fell."]
    assert (missing["words nowhere"], missing["names nowhere"], missing["names asked"]) == (3, 2, 2)
    whole = _shown("Did the crane fall?", "A crane will fall.")["A crane will fall."]
    assert whole["surprise nowhere"] == 0 < missing["surprise nowhere"] < 1


def test_words_that_stand_here_oftener_than_elsewhere_say_so() -> None:
    """A rare word that many passages here hold is what they are about."""
    often = _shown("embouchure", *(f"An embouchure of kind {n}." for n in "abcd"))
    once = _shown("embouchure", "An embouchure.", *(f"A year of kind {n}." for n in "bcd"))
    assert (
        min(one["oftener here"] for one in often.values()) > once["An embouchure."]["oftener here"]
    )
