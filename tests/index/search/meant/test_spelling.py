"""Typos: a word that occurs nowhere is taken for another only where that is safe."""

from __future__ import annotations

import pytest

from index.library import Library
from index.models import Article, Correction

TEXT = (
    "Two drones circled the harbour terminal. The investigation found nothing. "
    "Dana Carston runs the orchestra. The horse won."
)


@pytest.fixture
def library() -> Library:
    """Return a library with one article."""
    library = Library.open()
    library.add(Article(text=TEXT))
    return library


@pytest.mark.parametrize(
    ("question", "typed", "used"),
    [
        ("where did the droens circle?", "droens", "drones"),
        ("what did the investgation find?", "investgation", "investigation"),
        ("who runs the orchstra", "orchstra", "orchestra"),
        ("what circled the termminal?", "termminal", "terminal"),
        ("where is the harbbour", "harbbour", "harbour"),
        ("tereminal drones", "tereminal", "terminal"),
        ("Orchstra: who runs it?", "Orchstra", "orchestra"),
        ("what circld the terminal?", "circld", "circled"),
    ],
)
def test_a_typo_is_put_right_and_said(
    library: Library, question: str, typed: str, used: str
) -> None:
    """Two letters that changed places, or one edit of a long word, are put right openly."""
    found = library.ask(question)
    assert found.corrections == (Correction(typed=typed, used=used),)
    assert used in found.hits[0].text
    assert typed not in found.unknown_words


@pytest.mark.parametrize(
    "question",
    [
        "where is the house?",  # horse: too short to be sure
        "what does Dana Carstan run?",  # a name: another name is another person
        "Carstan runs what?",  # a name at the start
        "who found the rinvestigation?",  # another first letter
        "where are the zzzzzzzz?",
        "what did 12345678 find?",
        "how did the drones circulate?",  # as near to circled as a typo, and spelt right
    ],
)
def test_what_is_not_safe_is_left_as_it_is(library: Library, question: str) -> None:
    """Short words, names, numbers and words with another first letter stay unknown."""
    found = library.ask(question)
    assert found.corrections == ()
    assert found.unknown_words


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("deopsit", "deposit"),
        ("isnurance", "insurance"),
        ("buildng", "building"),
        ("moey", "money"),
        ("opne", "open"),
    ],
)
def test_a_typo_of_a_word_that_no_article_has_is_one_too(
    library: Library, typed: str, used: str
) -> None:
    """Texts of all kinds have the word: what it means finds what the articles call otherwise."""
    assert library.ask(f"what about the {typed}?").corrections == (
        Correction(typed=typed, used=used),
    )


@pytest.mark.parametrize("name", ["lukas", "osei", "nino"])
def test_a_name_typed_small_is_no_typo(library: Library, name: str) -> None:
    """A short word that differs by another letter is more often somebody whom no article names."""
    assert library.ask(f"where does {name} live?").corrections == ()


def test_a_word_of_a_title_is_spelt_right() -> None:
    """What only a title holds is taken for no other word."""
    with Library.open() as library:
        library.add(Article(title="A sighting at noon", text="It looked slightly like a gull."))
        assert library.ask("sighting").corrections == ()
        assert library.ask("slihgtly").corrections


def test_a_word_of_another_collection_is_no_correction() -> None:
    """A correction never tells what stands in a collection that was not asked."""
    library = Library.open()
    library.add(Article(text="The zeppelinist found nothing."), collection="guild:1")
    library.add(Article(text="The harbour is open."))
    found = library.ask("what did the zeppelnist find at the harbour?")
    assert found.corrections == ()


def test_two_words_as_near_are_no_correction() -> None:
    """Between two words of the collection that are equally near, nobody guesses."""
    library = Library.open()
    library.add(Article(text="The contest is over. The content is new."))
    assert library.ask("where is the contenst?").corrections == ()
