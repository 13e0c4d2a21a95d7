"""rank_bm25's BM25Okapi, answered from postings."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from enum import StrEnum
from itertools import chain

import numpy as np
from rank_bm25 import BM25Okapi

from index.search.formula import lucene_idf
from index.search.postings import Floats, Longs, build


class Idf(StrEnum):
    """How rare a word is.

    `okapi` is rank_bm25's own, with its floor of epsilon times the mean. `lucene` cannot go
    negative, however small the collection.
    """

    OKAPI = "okapi"
    LUCENE = "lucene"


class BM25(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """Score documents, each a sequence of words, against queries.

    The statistics (`idf`, `average_idf`, `avgdl`, `doc_len`, `corpus_size`) and the formula are the
    package's: with the same `k1`, `b` and `epsilon`, `get_scores` returns the same bits. Where the
    package scans every document for each word of a query, this reads the word's postings. A corpus
    without a word is answered too: nothing matches in it.
    """

    def __init__(
        self,
        corpus: Iterable[Sequence[Hashable]],
        *,
        k1: float = 1.5,
        b: float = 0.75,
        epsilon: float = 0.25,
        idf: Idf = Idf.OKAPI,
    ) -> None:
        self._idf = idf
        super().__init__(corpus, k1=k1, b=b, epsilon=epsilon)

    def _initialize(self, corpus: Iterable[Sequence[Hashable]]) -> dict[Hashable, int]:
        """Build the postings; return the document frequencies, words in order of appearance.

        The order matters: the mean idf is a sum of floats.
        """
        documents = list(corpus)
        self._ids: dict[Hashable, int] = {}
        tokens = [self._ids.setdefault(word, len(self._ids)) for word in chain(*documents)]
        self.doc_len: Longs = np.array([len(document) for document in documents], dtype=np.int64)
        self.corpus_size = len(documents)
        self.avgdl = len(tokens) / max(1, self.corpus_size)
        self._postings = build(np.array(tokens, dtype=np.int32), self.doc_len)
        relative = self.b * self.doc_len / (self.avgdl or 1.0)
        self._norms: Floats = self.k1 * (1 - self.b + relative)
        holding = np.diff(self._postings.starts).tolist()
        return dict(zip(self._ids, holding, strict=True))

    def _calc_idf(self, nd: dict[Hashable, int]) -> None:
        if self._idf is Idf.LUCENE:
            self.idf = {word: lucene_idf(self.corpus_size, held) for word, held in nd.items()}
        elif nd:
            super()._calc_idf(nd)

    def get_scores(self, query: Iterable[Hashable]) -> Floats:
        """Return the score of every document, float64 of shape (corpus_size,)."""
        scores = np.zeros(self.corpus_size)
        for word in query:
            found = self._find(word)
            documents = self._postings.documents[found]
            counts = self._postings.counts[found].astype(np.int64)
            weights = counts * (self.k1 + 1) / (counts + self._norms[documents])
            scores[documents] += self.idf.get(word, 0) * weights
        return scores

    def get_batch_scores(self, query: Iterable[Hashable], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of the documents at `doc_ids`."""
        return [float(score) for score in self.get_scores(query)[list(doc_ids)]]

    def top(self, query: Sequence[Hashable], n: int = 10) -> list[int]:
        """Return the positions of the best documents that hold a word of the query.

        Among equal scores the lower position comes first.
        """
        held = [self._postings.documents[self._find(word)] for word in query]
        matched = np.unique(np.concatenate(held)) if held else np.empty(0, dtype=np.int32)
        best = np.argsort(-self.get_scores(query)[matched], kind="stable")[:n]
        return [int(position) for position in matched[best]]

    def _find(self, word: Hashable) -> slice:
        number = self._ids.get(word)
        return slice(0, 0) if number is None else self._postings.find(number)
