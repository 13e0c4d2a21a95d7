"""Words and terms: the same word is one term however it is written, at its exact place."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.terms import fold, index_terms, tokens
from tests.index.timing import seconds

WORDS = st.text("aeiouxyzéüßøłñςABCÀΣ'’ 1234,.-", max_size=60)


@given(st.text())
def test_tokens_are_slices_in_order(text: str) -> None:
    """A token is the text between its offsets, and tokens do not overlap."""
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        at = token.end


@given(st.text())
def test_index_terms_are_the_terms_of_the_tokens(text: str) -> None:
    """Both doors cut the same words."""
    assert index_terms(text) == [token.term for token in tokens(text)]


@given(WORDS)
def test_composed_and_decomposed_accents_are_the_same_term(text: str) -> None:
    """`é` as one character or as two gives one term."""
    composed = unicodedata.normalize("NFC", text)
    assert index_terms(composed) == index_terms(unicodedata.normalize("NFD", text))


@given(WORDS)
def test_case_does_not_matter(text: str) -> None:
    """Capital and small letters give one term."""
    assert index_terms(text.upper()) == index_terms(text.lower())


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The Café's 1,200 réfugiés", ["the", "cafe", "1200", "refugi"]),
        ("O’Neill’s and O'Neill's", ["oneil", "and", "oneil"]),
        ("don't", ["dont"]),
        ("$1,234,567.89 and 3.5%", ["1234567.89", "and", "3.5"]),
        ("1,2,3", ["1", "2", "3"]),
        ("12.05.2023", ["12.05.2023"]),
        ("U.S. troops in the US", ["us", "troop", "in", "the", "us"]),
        ("the F.B.I.'s J. K. Lee", ["the", "fbi", "s", "jk", "lee"]),
        ("the 1990s. A. Holm", ["the", "1990", "s", "a", "holm"]),
        ("C.I.A, e.g.the", ["cia", "eg", "the"]),
        ("plan B. A man at x.com", ["plan", "b", "a", "man", "at", "x", "com"]),
        ("COVID-19", ["covid", "19"]),
        ("F-16s of the 1990s", ["f", "16", "s", "of", "the", "1990", "s"]),
        ("ﬁnance ﬂows", ["financ", "flow"]),
        ("Straße Łódź Søren", ["strass", "lodz", "soren"]),
        ("co\u00adop\u200bera\u2060tion", ["cooper"]),
        ("١٢٣", ["123"]),
        ("北京 Tokyo", ["北", "京", "tokyo"]),
        ("हिन्दी", ["हिन्दी"]),
        ("snake_case __ — … 🙂", ["snake", "case"]),
        ("running runs ran", ["run", "run", "ran"]),
        ("\u0301 alone", ["alon"]),
        ("", []),
    ],
)
def test_terms_are_folded_and_stemmed(text: str, terms: list[str]) -> None:
    """Accents, possessives, separators, ligatures and invisible characters do not count.

    Nor do the points of letters that stand for words.
    """
    assert index_terms(text) == terms


def test_offsets_hold_where_folding_changes_the_length() -> None:
    """A ligature, a combining accent and a zero-width space before a word do not move it."""
    text = "ﬃ e\u0301\u200bx \ufeffHale"
    assert [(one.start, one.end) for one in tokens(text)] == [(0, 1), (2, 6), (8, 12)]


@pytest.mark.parametrize("mark", ["\u200f", "\u202b", "\u2067"])
def test_direction_marks_are_no_part_of_a_term(mark: str) -> None:
    """Right-to-left marks around a word change nothing."""
    assert index_terms(f"{mark}Hale{mark} left{mark}") == ["hale", "left"]


def test_folding_keeps_marks_that_spell() -> None:
    """An accent goes; a virama, without which a word would be another, stays."""
    assert fold("É") == "e"
    assert fold("न्द") == "न्द"


def test_threads_do_not_disturb_each_other() -> None:
    """Terms computed in many threads at once are those of one thread."""
    texts = [f"running{i} nations{i} happily national{i} {'quickly' * (i % 7)}" for i in range(400)]
    alone = [index_terms(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(index_terms, texts)) == alone


@pytest.mark.parametrize("unit", ["1,111,", "111,", ",111", "1.1,", "11,,", "a.", "A. ", "a'"])
@pytest.mark.parametrize("mark", ["", "é"])
def test_many_of_the_same_take_no_longer_for_each(unit: str, mark: str) -> None:
    """Numbers behind commas were once read to the end of all from each, an hour in a big file."""
    few, many = (f"{mark}1{unit * count}11" for count in (200, 2_000))
    assert seconds(lambda: index_terms(many)) < 40 * seconds(lambda: index_terms(few))
