"""What words show: their signs, and the features that passages get from them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.language.terms import index_terms
from index.search import SearchIndex, Vocabulary, question
from index.search.features.describe import describe
from index.search.retrieval.retrieve import retrieve
from index.search.segments.statistics import statistics
from index.search.surface import BIT, SIGNS, surface
from tests.index.search import reading
from tests.index.search.indexed import IndexedPassage, indexed

WORDS = [
    "the", "of", "in", "and", "He", "She", "at", "UN", "DOJ", "United", "Nations", "Department",
    "Justice", "Paris", "April", "may", "May", "1987", "2,000", "40", "%", "per", "cent",
    "percent", "$", "€", "”", "“", "\"", ",", ".", "?", "said", "city", "because", "through",
    "company", "hours", "one", "million", "dollar", "Émile's", "NATO", "A", "crane", "harbour",
    "since", "second", "U.S.", "US", "us", "WHO", "中", "½",
]  # fmt: skip

sentences = st.lists(st.sampled_from(WORDS), max_size=12).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


def shown(text: str) -> dict[str, set[str]]:
    """Return the signs of each word of `text` that shows any."""
    found = surface(text)
    pairs = zip(found.terms, found.signs.tolist(), strict=True)
    return {term: {s for s in SIGNS if bits & BIT[s]} for term, bits in pairs if bits}


@pytest.mark.parametrize(
    ("text", "word", "signs"),
    [
        ("It rose 40 %.", "40", {"number", "percent"}),
        ("It rose 40 per cent.", "40", {"number", "percent"}),
        ("It cost $30.", "30", {"number", "money"}),
        ("It cost 30 €.", "30", {"number", "money"}),
        ("She left in 1987.", "1987", {"number", "year"}),
        ("She left in May.", "may", {"capital", "month"}),
        ("She may leave.", "leav", set()),
        ("She told the US.", "us", {"capital", "acronym"}),
        ("She told us.", "us", set()),
        ("SHE TOLD US", "us", set()),
        ("WHO would have thought?", "who", set()),
        ("J. K. Holm left.", "jk", {"capital"}),
        ("It is in Paris.", "pari", {"capital", "place"}),
        ("It was NATO.", "nato", {"capital", "acronym"}),
        ("“Never,” he said.", "never", {"capital", "quote"}),
        ("“Never,” he said.", "said", {"says"}),
        ("Who was it?", "it", {"asks"}),
        ("Who said “it?”", "it", {"quote", "asks"}),
        ("%", "", set()),
    ],
)
def test_a_word_shows_what_it_is_and_what_stands_beside_it(
    text: str, word: str, signs: set[str]
) -> None:
    """Signs come from the word, the word before or after it, and the marks beside it."""
    assert shown(text).get(word, set()) == signs


@given(sentences)
def test_signs_are_those_that_reading_the_sentence_finds(text: str) -> None:
    """Every word has its term and the signs that the text shows, whatever stands around it."""
    found = surface(text)
    assert found.terms == index_terms(text)
    by_word = [{s for s in SIGNS if bits & BIT[s]} for bits in found.signs.tolist()]
    assert by_word == reading.signs(text)


@given(st.lists(sentences, min_size=1, max_size=6), sentences)
@example(["1987U.S."], "1987 U.S.")
def test_features_are_those_that_reading_the_sentences_finds(texts: list[str], asked: str) -> None:
    """Features from stored terms and signs equal those from the texts, passage by passage."""
    vocabulary = Vocabulary()
    every = [surface(text) for text in texts]
    passages = [
        IndexedPassage(key, 1, vocabulary.ids(one.terms), one.signs)
        for key, one in enumerate(every)
    ]
    parts = SearchIndex([indexed(1, vocabulary.ids([]), passages)]).snapshot()
    read = question.read(asked)
    found = retrieve(read, parts, statistics(parts), vocabulary)
    if found is None or not len(found.evidence):
        return
    known, given_ = set(vocabulary.beginning("")), describe(found).features
    for i, key in enumerate(found.evidence.key.tolist()):
        text = texts[key]
        expected = dict(reading.in_order(read, known, text))
        new = reading.new_signs(read, text)
        expected |= {f"shows {s}": min(new.get(s, 0), 3) for s in SIGNS if s != "asks"}
        expected["shows name"] = min(new.get("name", 0), 3)
        expected["asks itself"] = min(new.get("asks", 0), 1)
        expected["pronoun"] = reading.begins_with_pronoun(text)
        acronyms = [word.text for word in read.words if word.text.isupper()]
        expected["acronyms"] = min(sum(reading.writes_out(text, one) for one in acronyms), 3)
        for name, value in expected.items():
            np.testing.assert_allclose(given_[name][i], value, atol=1e-12, err_msg=name)
