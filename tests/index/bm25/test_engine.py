"""BM25 from postings gives what rank_bm25 gives."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.bm25 import BM25, Encoded, Idf, best

WORDS = st.sampled_from(["harbour", "tunnel", "cost", "the", "of", "bridge", "toll", "é"])
DOCUMENTS = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=30)
WAYS = [
    "numpy",
    *(
        pytest.param(way, marks=pytest.mark.skipif(not find_spec("numba"), reason="needs numba"))
        for way in ("few", "kernels")
    ),
]
QUERIES = st.lists(st.one_of(WORDS, st.just("nowhere")), max_size=10)


def built(corpus: list[list[str]] | Encoded, way: str) -> BM25:
    """Return an index that finds the best in that way, however many documents there are."""
    made = BM25(corpus, fast=way != "numpy")
    if way != "numpy":
        made._kernel = import_module(f"index.bm25.{way}")
    return made


@settings(deadline=None)  # the first use of numba takes a second
@given(
    DOCUMENTS.filter(any),
    QUERIES,
    st.floats(0.1, 3),
    st.floats(0, 0.99),  # at 1 the package divides zero by zero for an empty document
    st.floats(0, 1),
)
def test_scores_are_the_packages_bit_for_bit(
    documents: list[list[str]], query: list[str], k1: float, b: float, epsilon: float
) -> None:
    """Repeats, unknown words, empty documents and words in most documents change nothing."""
    theirs = BM25Okapi(documents, k1=k1, b=b, epsilon=epsilon)
    ours = BM25(documents, k1=k1, b=b, epsilon=epsilon)
    np.testing.assert_array_equal(ours.get_scores(query), theirs.get_scores(query))
    assert (ours.idf, ours.average_idf, ours.avgdl) == (
        theirs.idf,
        theirs.average_idf,
        theirs.avgdl,
    )


@pytest.mark.parametrize(
    "documents",
    [[["one"]], [["same"]] * 5, [[], ["lone"], []], [["a", "a", "b"], ["a"], ["a", "c"]]],
    ids=["one document", "all the same", "mostly empty", "a word in all"],
)
def test_awkward_corpora_score_as_in_the_package(documents: list[list[str]]) -> None:
    """Corpora at the edge give the package's bits as well."""
    for query in (["one"], ["same", "same"], ["lone"], ["a", "b", "a"], ["nowhere"]):
        theirs = BM25Okapi(documents).get_scores(query)
        np.testing.assert_array_equal(BM25(documents).get_scores(query), theirs)


@given(DOCUMENTS.filter(any), QUERIES, st.data())
def test_some_documents_score_as_among_all(
    documents: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    """Scores of a selection are the package's for that selection."""
    chosen = data.draw(st.lists(st.integers(0, len(documents) - 1)))
    theirs = BM25Okapi(documents).get_batch_scores(query, chosen)
    assert BM25(documents).get_batch_scores(query, chosen) == theirs


@given(DOCUMENTS, QUERIES)
def test_lucenes_idf_is_never_negative(documents: list[list[str]], query: list[str]) -> None:
    """With the idf of Lucene a document that holds a word scores more than one that holds none."""
    scores = BM25(documents, idf=Idf.LUCENE).get_scores(query)
    holds = np.array([bool(set(document) & set(query)) for document in documents])
    assert np.array_equal(scores > 0, holds)


@pytest.mark.parametrize("way", WAYS)
@settings(deadline=None)
@given(DOCUMENTS, QUERIES, st.integers(0, 40))
def test_the_best_are_sorted_and_ties_go_to_the_lower_position(
    way: str, documents: list[list[str]], query: list[str], n: int
) -> None:
    """The best are those of all matching documents sorted by score, then by position."""
    ours = built(documents, way)
    scores = ours.get_scores(query)
    matching = [at for at, document in enumerate(documents) if set(document) & set(query)]
    assert ours.top(query, n) == sorted(matching, key=lambda at: (-scores[at], at))[:n]


@pytest.mark.parametrize("documents", [[], [[]], [[], []]], ids=["none", "one empty", "all empty"])
def test_a_corpus_without_words_has_an_answer(documents: list[list[str]]) -> None:
    """Nothing matches in an empty corpus; that is no error."""
    ours = BM25(documents)
    assert ours.get_scores(["harbour"]).tolist() == [0.0] * len(documents)
    assert ours.top(["harbour"]) == []


def test_an_empty_query_matches_nothing() -> None:
    """A query without a word has no best document."""
    assert BM25([["harbour"]]).top([]) == []


@pytest.fixture(scope="module")
def large() -> Encoded:
    """Return 32,000 documents of 3 to 30 words, few of them frequent, as words of texts are."""
    random = np.random.default_rng(5)
    lengths = random.integers(3, 31, 32_000)
    tokens = np.minimum(random.zipf(1.3, lengths.sum()), 20_000).astype(np.int32) - 1
    return Encoded(tokens, lengths, range(20_000))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("cheap", [0, best._CHEAP], ids=["sorted out", "all added up"])
def test_the_best_of_many_are_those_of_all_scores_sorted(
    large: Encoded, way: str, cheap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few postings are read, the best are those that reading all would give."""
    monkeypatch.setattr(best, "_CHEAP", cheap)
    monkeypatch.setattr(best, "_WINDOW", 1 << 13)
    ours, random = built(large, way), np.random.default_rng(6)
    for n in (1, 10, 100):
        for words in range(1, 9):
            query = (random.zipf(1.3, words) - 1).tolist()
            scores = ours.get_scores(query)
            order = np.lexsort((np.arange(len(scores)), -scores))[:n]
            assert ours.top(query, n) == order[scores[order] > 0].tolist()


@pytest.mark.parametrize("way", WAYS)
def test_a_collection_of_copies_is_in_order(way: str) -> None:
    """Documents that all score the same come by position, however many they are."""
    copies = built([["harbour", "toll"], *([["bridge"]] * 12_000), *([["harbour"]] * 20_000)], way)
    assert copies.top(["harbour"], 5) == [12_001, 12_002, 12_003, 12_004, 12_005]


def test_numbered_documents_score_as_the_words_they_stand_for() -> None:
    """Term ids that are stored give what the words give."""
    encoded = Encoded(np.array([0, 1, 1, 2], np.int32), np.array([1, 3]), ["toll", "harbour", "é"])
    plain = BM25([["toll"], ["harbour", "harbour", "é"]])
    assert (
        BM25(encoded).get_scores(["harbour", "toll"]).tolist()
        == plain.get_scores(["harbour", "toll"]).tolist()
    )
