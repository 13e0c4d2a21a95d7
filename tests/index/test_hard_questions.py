"""Questions and collections at the edge: every one is an answer, none an exception."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DataFileError
from index.library import Library
from index.models import Article, Outcome
from index.search.networks import network
from tests.index.articles import ALWAYS, BEES, TUNNEL

SPEECH = "“The quay is closed. It will stay closed. Ask again in May,”"
QUOTED = f"Reed spoke on Monday.\n\n{SPEECH} Reed said."
WORDS = ("tunnel", "council", "bees", "meadow", "cost", "euros", "march", "wild", "zeppelin", "who")
LONG = "tunnel " * 300


@pytest.fixture(scope="module")
def shelf() -> Library:
    """Return a library with two articles."""
    library = Library.open(thresholds=ALWAYS)
    library.add(TUNNEL)
    library.add(BEES)
    return library


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_reasons_add_up_and_the_rest_is_missing(shelf: Library, words: list[str]) -> None:
    """The contributions of a hit add up to its score; a word without one is named as missing."""
    for hit in shelf.ask(" ".join(words), n=10).hits:
        assert math.isclose(hit.score, math.fsum(reason.contribution for reason in hit.reasons))
        told = {word for reason in hit.reasons for word in reason.word.split()} | set(hit.missing)
        assert not {reason.word for reason in hit.reasons} & set(hit.missing)
        assert "zeppelin" not in words or "zeppelin" in hit.missing
        assert told <= set(words)


@pytest.mark.parametrize("question", ["tunnel", LONG, "tunnel " + "x" * 3000, "TUNNEL?!"])
def test_short_and_long_questions(shelf: Library, question: str) -> None:
    """One word and three hundred words find the sentence with the word."""
    assert "tunnel" in shelf.ask(question).hits[0].text


def test_three_hundred_different_words(shelf: Library) -> None:
    """A whole essay is a question too."""
    essay = map(str, range(7000, 7300))
    found = shelf.ask(" ".join(["tunnel", *essay]))
    assert (len(found.unknown_words), "tunnel" in found.unknown_words) == (300, False)


def test_a_collection_of_one_sentence() -> None:
    """One sentence is found by its words, and refused for others."""
    with Library.open() as library:
        library.add(Article(text="The ferry leaves at nine."))
        assert library.ask("When does the ferry leave?").hits[0].text == "The ferry leaves at nine."
        assert library.ask("Who painted the chapel?").outcome is Outcome.REFUSAL


def test_a_hit_inside_a_longer_quotation_carries_all_of_it() -> None:
    """The whole quotation comes along verbatim where the sentence is a part of it."""
    with Library.open(thresholds=ALWAYS) as library:
        library.add(Article(text=QUOTED))
        hit = library.ask("Will it stay closed?").hits[0]
        plain = library.ask("When did Reed speak?").hits[0]
    assert hit.quotation is not None
    assert hit.quotation.text == SPEECH
    assert QUOTED[hit.quotation.start : hit.quotation.end] == hit.quotation.text
    assert plain.quotation is None


def test_damaged_weights_are_a_clear_error(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that cannot be read raise an error that names the file and what to do."""

    def broken(arrays: object) -> None:
        raise KeyError("w0")

    monkeypatch.setattr(network, "unpack", broken)
    network.load.cache_clear()
    try:
        with pytest.raises(
            DataFileError, match=r"answer_words\.npz: KeyError.*install Onrecord again"
        ):
            shelf.ask("tunnel")
    finally:
        monkeypatch.undo()
        network.load.cache_clear()
