"""A vocabulary knows its terms the same way wherever they are kept."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.vocabulary.family import family
from index.search.vocabulary.vocabulary import Vocabulary

# Terms that begin alike, also in their first eight bytes, that are families, and in other scripts.
TERMS = st.one_of(
    st.text(min_size=1, max_size=3),
    st.sampled_from(["invent", "inventor", "colour", "color", "wrote", "write", "two", "2"]),
    st.builds("international".__add__, st.text("abé", max_size=2)),
    st.builds(str.__mul__, st.sampled_from(["\0", "a", "中"]), st.integers(1, 12)),
)
STEPS = st.lists(st.tuples(st.lists(TERMS, max_size=8), st.booleans()), max_size=6)


@given(STEPS, TERMS)
def test_terms_keep_their_numbers_when_they_are_listed(
    steps: list[tuple[list[str], bool]], other: str
) -> None:
    """Numbers, families and beginnings are those that a plain dictionary has."""
    vocabulary = Vocabulary()
    expected: dict[str, int] = {}
    for terms, lists in steps:
        numbers = [expected.setdefault(term, len(expected)) for term in terms]
        assert vocabulary.ids(terms).tolist() == numbers
        if lists:
            vocabulary = Vocabulary(words=vocabulary.listed())
            assert vocabulary.unlisted == 0
    assert len(vocabulary) == len(expected)
    for term in (other, *expected):
        assert vocabulary.get(term) == expected.get(term)
        assert (term in vocabulary) == (term in expected)
        alike = {one for one in expected if family(one) is not None and family(one) == family(term)}
        found = vocabulary.relatives(term)
        assert found.tolist() == sorted(expected[one] for one in alike - {term})
        assert found.dtype == np.int32
        start = term[0]
        assert sorted(vocabulary.beginning(start)) == sorted(
            one for one in expected if one.startswith(start)
        )
    assert [vocabulary.term(number) for number in expected.values()] == list(expected)


def test_what_is_added_while_terms_are_listed_is_kept() -> None:
    """A list made of a vocabulary leaves it as it was, also for terms that came meanwhile."""
    vocabulary = Vocabulary(["tunnel", "bees"])
    words = vocabulary.listed()
    assert vocabulary.ids(["bees", "ferry"]).tolist() == [1, 2]
    assert (words.size, len(vocabulary), vocabulary.unlisted) == (2, 3, 1)


def test_function_words_are_known_as_soon_as_a_text_has_them() -> None:
    """They are looked up again where the vocabulary has grown, also behind a word list."""
    vocabulary = Vocabulary()
    assert vocabulary.function_terms().tolist() == []
    vocabulary.ids(["tunnel", "the", "of"])
    assert vocabulary.function_terms().tolist() == [1, 2]
    vocabulary = Vocabulary(words=vocabulary.listed())
    vocabulary.ids(["bees", "what"])
    found = vocabulary.function_terms()
    assert found.tolist() == [1, 2, 4]
    assert vocabulary.function_terms() is found
