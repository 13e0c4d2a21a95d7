"""An index of a collection stays right while others work on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from index.search import IndexedArticle, SearchIndex
from index.search.segments.occurrences import holding
from index.search.segments.segment import merge
from tests.index.search.indexed import IndexedPassage, indexed

_MERGE = "index.search.segments.collection.merge"


def article(key: int, sentences: int = 2) -> IndexedArticle:
    terms, signs = np.array([key, 0], np.int32), np.zeros(2, np.uint16)
    passages = [IndexedPassage(100 * key + i, 1, terms, signs) for i in range(sentences)]
    return indexed(key, terms, passages)


def in_parts(count: int) -> SearchIndex:
    """Return an index with a part for each article."""
    index = SearchIndex()
    for key in range(1, count + 1):
        index.add(article(key))
        index.snapshot()
    return index


def test_merging_makes_few_parts_of_many() -> None:
    """Nothing is lost, and each part is much larger than all after it."""
    index = in_parts(30)
    assert len(index.parts) == 30
    index.merge()
    sizes = [len(part) for part in index.parts]
    assert index.keys().tolist() == [*range(1, 31)]
    assert all(size > 4 * sum(sizes[i + 1 :]) for i, size in enumerate(sizes[:-1]))


@pytest.mark.parametrize("gone", [[1], [2, 3], [1, 2, 3, 4]])
def test_what_happens_during_a_merge_is_not_undone(
    monkeypatch: pytest.MonkeyPatch, gone: Sequence[int]
) -> None:
    """Articles removed and added while parts are merged are removed and added after it."""
    index = in_parts(4)

    def interrupted(parts: Any) -> Any:
        monkeypatch.setattr(_MERGE, merge)
        index.remove(*gone)
        index.add(article(9))
        index.snapshot()
        return merge(parts)

    monkeypatch.setattr(_MERGE, interrupted)
    index.merge()
    left = [key for key in (1, 2, 3, 4, 9) if key not in gone]
    assert index.keys().tolist() == left
    assert len(index) == 2 * len(left)
    assert index.articles == len(left)


def test_a_part_whose_articles_are_mostly_gone_is_made_smaller() -> None:
    """Removed articles do not stay in memory for ever."""
    index = SearchIndex([article(key) for key in range(1, 11)])
    index.snapshot()
    index.remove(*range(1, 7))
    index.merge()
    (part,) = index.parts
    assert part.segment.columns.articles.tolist() == [7, 8, 9, 10]


def test_an_article_without_sentences_is_counted() -> None:
    """It is one of the articles that the store counts, also after it was merged."""
    index = SearchIndex([article(1), article(2, sentences=0)])
    index.snapshot()
    index.add(article(3, sentences=0))
    index.merge()
    assert (index.articles, len(index)) == (3, 2)


@pytest.mark.parametrize("gone", [[3], [3, 50, 199], list(range(1, 150))])
def test_words_are_counted_in_what_is_left(gone: list[int]) -> None:
    """However few or many articles were removed, a term is held by the passages still there."""
    random = np.random.default_rng(1)
    texts = {
        key: [random.integers(0, 30, random.integers(1, 8)).astype(np.int32) for _ in range(5)]
        for key in range(1, 200)
    }
    index = SearchIndex(
        indexed(
            key,
            np.empty(0, np.int32),
            [IndexedPassage(10 * key + i, i, terms) for i, terms in enumerate(passages)],
        )
        for key, passages in texts.items()
    )
    index.snapshot()
    index.remove(*gone)
    left = [terms for key, passages in texts.items() if key not in gone for terms in passages]
    for term in range(31):
        assert holding(index.snapshot(), term) == sum(term in terms for terms in left)
