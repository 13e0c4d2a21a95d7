"""Likeness: other words for the same thing count, and words without a vector change nothing."""

from __future__ import annotations

import numpy as np

from index.search.features.likeness import likeness, likeness_features
from index.search.features.surroundings import surroundings
from index.search.question import read
from index.search.retrieval.retrieve import retrieve
from index.search.segments.collection import SearchIndex
from index.search.segments.statistics import statistics
from index.search.vocabulary.meaning import table
from tests.index.search.test_searcher import Shelf


def _shown(question: str, articles: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Return the features of each sentence, by sentence."""
    shelf = Shelf(articles)
    parts = shelf.index.snapshot()
    found = retrieve(read(question), parts, statistics(parts), shelf.vocabulary)
    assert found is not None
    shown = likeness_features(likeness(found))
    return {
        shelf.passages[key].text: {name: float(values[i]) for name, values in shown.items()}
        for i, key in enumerate(found.evidence.key.tolist())
    }


def test_another_word_for_the_same_thing_counts() -> None:
    """ "Movie" is alike "film", and not "harbour"."""
    film, harbour = "The Oluo film won.", "The Oluo harbour won."
    shown = _shown("Which Oluo movie won?", {"A": [film], "B": [harbour]})
    assert shown[film]["alike in passage"] > shown[harbour]["alike in passage"]
    assert shown[film]["unlike in passage"] < shown[harbour]["unlike in passage"]


def test_the_word_itself_is_nearest() -> None:
    """All words held is as alike as a passage can be."""
    shown = _shown("Which film won?", {"A": ["The film won."], "B": ["The movie won."]})
    assert shown["The film won."]["alike in passage"] == 1
    assert shown["The movie won."]["alike in passage"] < 1


def test_words_without_a_vector_count_where_they_stand() -> None:
    """Invented words are alike themselves alone."""
    assert "zqxv" not in table().rows
    shown = _shown("zqxv zqxw", {"A": ["zqxv zqxw"], "B": ["zqxv zqxy"]})
    assert shown["zqxv zqxw"]["alike in passage"] == 1
    assert shown["zqxv zqxy"]["alike in passage"] < 1


def test_surroundings_are_the_blocks_of_the_passages() -> None:
    """Each passage found stands among those of its block, in several parts of a collection too."""
    shelf = Shelf({"A": ["One crane.", "Two cranes.", "Three."], "B": ["No crane.", "Four."]})
    other = SearchIndex()
    parts = (*shelf.index.snapshot(), *other.snapshot())
    found = retrieve(read("crane"), parts, statistics(parts), shelf.vocabulary)
    assert found is not None
    around = surroundings(found.evidence, found.parts)
    for i in range(len(found.evidence)):
        own = around.tokens[around.starts[around.own[i]] : around.starts[around.own[i] + 1]]
        kept = found.evidence.tokens[found.evidence.starts[i] : found.evidence.starts[i + 1]]
        np.testing.assert_array_equal(own, kept)
        assert around.before[i] <= around.own[i] <= around.after[i]
        block = around.blocks[around.block[i]]
        assert block <= around.before[i]
        assert not np.any((around.blocks > block) & (around.blocks <= around.after[i]))
