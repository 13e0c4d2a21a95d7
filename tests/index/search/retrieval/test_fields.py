"""Passages are proposed as if all of a collection were scored, without doing so."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search import IndexedArticle, SearchIndex
from index.search.retrieval import fields
from index.search.retrieval.proposal import Proposal, proposal_of
from index.search.segments.occurrences import Occurrences
from index.search.segments.scope import Scope
from index.search.segments.statistics import statistics
from tests.index.search.indexed import IndexedPassage, indexed

WORDS = st.lists(st.integers(0, 8), max_size=6)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=4)
ARTICLES = st.lists(st.tuples(WORDS, TEXTS), min_size=1, max_size=12)


def article(key: int, title: list[int], paragraphs: list[list[list[int]]]) -> IndexedArticle:
    numbered = [(number, one) for number, texts in enumerate(paragraphs) for one in texts]
    passages = [
        IndexedPassage(1000 * key + i, number, np.array(one, np.int32))
        for i, (number, one) in enumerate(numbered)
    ]
    return indexed(key, np.array(title, np.int32), passages)


def dense(proposal: Proposal) -> np.ndarray:
    """Return the score of every passage, added up over arrays of the collection's size."""
    columns = proposal.columns
    total, blocks = np.zeros(len(columns.keys)), np.zeros(len(columns.article))
    np.add.at(total, proposal.passages.places, proposal.passages.weights)
    np.add.at(blocks, proposal.blocks.places, proposal.blocks.weights)
    total += (blocks + proposal.articles[columns.article])[columns.block]
    held = proposal.found.scope.holds(columns, np.arange(len(total), dtype=np.int32))
    return total if held is None else np.where(held, total, 0)


@settings(deadline=None)
@given(
    ARTICLES, st.lists(st.integers(0, 9), min_size=1, unique=True), st.integers(1, 12), st.data()
)
def test_what_is_proposed_is_the_best_of_all(
    made: list[tuple[list[int], list[list[list[int]]]]],
    terms: list[int],
    n: int,
    data: st.DataObject,
) -> None:
    """They are the highest scores of all that may answer, the first added among equals."""
    index = SearchIndex()
    for key, (title, paragraphs) in enumerate(made, 1):
        index.add(article(key, title, paragraphs))
        if data.draw(st.booleans()):
            index.snapshot()
    index.snapshot()
    for key in data.draw(st.sets(st.integers(1, len(made)), max_size=2)):
        index.remove(key)
    parts = [part for part in index.snapshot() if len(part)]
    only = data.draw(st.none() | st.lists(st.integers(1, len(made))))
    some = data.draw(st.none() | st.lists(st.integers(1000, 1000 * len(made) + 1010)))
    scope = Scope(*(None if keys is None else np.array(keys, np.int64) for keys in (only, some)))
    proposals = [
        proposal_of(
            Occurrences(part, terms, scope), np.linspace(1, 2, len(terms)), statistics(parts)
        )
        for part in parts
    ]
    for few in (0, fields._FEW):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fields, "_PROBED", 2)
            patch.setattr(fields, "_FEW", few)
            chosen = fields.chosen_of(proposals, n) if proposals else []
        assert [at.tolist() for at in chosen] == expected([dense(one) for one in proposals], n)


def expected(scores: list[np.ndarray], n: int) -> list[list[int]]:
    order = [(-score, part, at) for part, row in enumerate(scores) for at, score in enumerate(row)]
    best = sorted(row for row in order if row[0] < 0)[:n]
    return [sorted(at for _, part, at in best if part == i) for i in range(len(scores))]
