"""rank_bm25's BM25Okapi, answered from postings."""

from __future__ import annotations

import math
import threading
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from rank_bm25 import BM25Okapi

from index.bm25 import best, coded
from index.formula import lucene_idf
from index.postings import Floats, Ints, Longs

_MOST_BY_KERNEL = 1 << 10  # results that its memory is meant for


class Idf(StrEnum):
    """How rare a word is.

    `okapi` is rank_bm25's own, with its floor of epsilon times the mean. `lucene` cannot go
    negative, however small the collection.
    """

    OKAPI = "okapi"
    LUCENE = "lucene"


class Encoded(NamedTuple):
    """Documents end to end as word numbers (int32): i stands for `words[i]`; they all differ."""

    tokens: Ints
    lengths: Longs
    words: Sequence[Hashable]


class BM25(BM25Okapi):  # type: ignore[misc]  # rank_bm25 has no types
    """Score documents, each a sequence of words, against queries.

    The statistics (`idf`, `average_idf`, `avgdl`, `doc_len`, `corpus_size`) and the formula are the
    package's: with the same `k1`, `b` and `epsilon`, `get_scores` returns the same bits. Where the
    package scans every document for each word of a query, this reads the word's postings. A corpus
    without a word is answered too: nothing matches in it.

    With `fast`, `top` runs as machine code, for which numba must be installed; None: if it is.
    """

    def __init__(
        self,
        corpus: Iterable[Sequence[Hashable]] | Encoded,
        *,
        k1: float = 1.5,
        b: float = 0.75,
        epsilon: float = 0.25,
        idf: Idf = Idf.OKAPI,
        fast: bool | None = None,
    ) -> None:
        self._idf = idf
        self._fast = fast or (fast is None and find_spec("numba") is not None)
        self._local = threading.local()
        super().__init__(corpus, k1=k1, b=b, epsilon=epsilon)
        if self._fast:
            self._kernel = _kernel(self.corpus_size)
            self._table = (*self.postings[:3], self.weights, self._rounded, self.peaks, self._idfs)

    def _initialize(self, corpus: Iterable[Sequence[Hashable]] | Encoded) -> Longs:
        """Build the postings; return how many documents hold each word of `_ids`, in its order."""
        encoded = corpus if isinstance(corpus, Encoded) else encoded_of(corpus)
        self.doc_len: Longs = encoded.lengths
        self.corpus_size = len(encoded.lengths)
        self.avgdl = len(encoded.tokens) / max(1, self.corpus_size)
        building = self._building(encoded)
        self.postings = building.encode(encoded.tokens, encoded.lengths, len(encoded.words))
        self.weights = self.postings.weights(self.k1, self.b, self.avgdl or 1.0)
        rounded = coded.rounded_up(self.weights)
        self.peaks = building.peaks(self.postings.starts, self.postings.codes, rounded)
        self._rounded = rounded
        held: Longs = np.diff(self.postings.starts)
        words = encoded.words
        occurring = np.flatnonzero(held)
        numbers: list[int] = occurring.tolist()
        if len(numbers) < len(words):
            words = [words[number] for number in numbers]
        self._ids = dict(zip(words, numbers, strict=True))
        return held[occurring]

    def _building(self, encoded: Encoded) -> Any:
        """Return the module that builds the postings: machine code where that is at hand."""
        if self._fast:
            building = _compiled("building")
            if encoded.lengths.max(initial=0) <= building.LONGEST:
                return building
        return coded

    def _calc_idf(self, held: Longs) -> None:
        """Do what the package does, to the bit, with one logarithm for words equally frequent.

        `held` has the words in the order of appearance: their mean idf is a sum of floats.
        """
        of_held = _okapi_idf if self._idf is Idf.OKAPI else lucene_idf
        table = np.zeros(self.corpus_size + 1)
        table[held] = 1
        for count in np.flatnonzero(table).tolist():
            table[count] = of_held(self.corpus_size, count)
        idfs = table[held]
        if self._idf is Idf.OKAPI and len(held):
            self.average_idf = float(np.cumsum(idfs)[-1]) / len(held)  # added up in order
            idfs[idfs < 0] = self.epsilon * self.average_idf
        self.idf = dict(zip(self._ids, idfs.tolist(), strict=True))
        self._lowest = float(idfs.min(initial=np.inf))
        self._idfs = np.zeros(len(self.peaks))  # by the numbers of the words
        self._idfs[np.fromiter(self._ids.values(), np.int64, len(held))] = idfs

    def get_scores(self, query: Iterable[Hashable]) -> Floats:
        """Return the score of every document, float64 of shape (corpus_size,)."""
        scores = np.zeros(self.corpus_size)
        for term, idf in self._known(query):
            held = slice(self.postings.starts[term], self.postings.starts[term + 1])
            weights = (idf * self.weights)[self.postings.codes[held]]
            scores[self.postings.documents[held]] += weights
        return scores

    def get_batch_scores(self, query: Iterable[Hashable], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of the documents at `doc_ids`."""
        return [float(score) for score in self.get_scores(query)[list(doc_ids)]]

    def top(self, query: Iterable[Hashable], n: int = 10) -> list[int]:
        """Return the positions of the best documents that hold a word of the query.

        Among equal scores the lower position comes first. Several threads may ask at once.
        """
        ids = self._ids
        terms = [ids[word] for word in query if word in ids]
        if not terms or n < 1:
            return []
        unusual = self._lowest <= 0 and self._idfs[terms].min() <= 0
        if self._fast and n <= _MOST_BY_KERNEL and not unusual:
            return self._by_kernel(terms, n)
        asked = best.Asked(self.postings, self.weights, terms, self._idfs[terms].tolist())
        if unusual:
            return _sorted(asked, n)
        chosen: list[int] = best.top(asked, self.peaks, self.corpus_size, n).tolist()
        return chosen

    def _by_kernel(self, terms: Sequence[int], n: int) -> list[int]:
        local = self._local
        if not hasattr(local, "room"):
            local.room = tuple(self._kernel.room())
        chosen = np.empty(n, np.int64)
        count = self._kernel.top(
            self._table, np.array(terms), self.corpus_size, local.room, chosen, np.empty(n)
        )
        found: list[int] = chosen[:count].tolist()
        return found

    def terms(self, query: Iterable[Hashable]) -> list[int]:
        """Return the numbers of the words of `query` that occur, in its order."""
        return [term for term, _ in self._known(query)]

    def _known(self, query: Iterable[Hashable]) -> list[tuple[int, float]]:
        """Return the numbers and idfs of the words that occur."""
        ids, idfs = self._ids, self._idfs
        return [(ids[word], float(idfs[ids[word]])) for word in query if word in ids]


def _okapi_idf(documents: int, holding: int) -> float:
    """Return ln(N - n + 0.5) - ln(n + 0.5), in rank_bm25's order of operations, without its floor.

    It is negative for a word that more than half of the documents hold.
    """
    return math.log(documents - holding + 0.5) - math.log(holding + 0.5)


def _sorted(asked: best.Asked, n: int) -> list[int]:
    """Return the best documents where a word weighs nothing or less: all are sorted."""
    matched = np.unique(np.concatenate([asked.coded.documents[span] for span in asked.spans()]))
    order = np.argsort(-best.exact(asked, matched), kind="stable")[:n]
    chosen: list[int] = matched[order].tolist()
    return chosen


def encoded_of(corpus: Iterable[Sequence[Hashable]]) -> Encoded:
    """Return documents with their words numbered in the order of appearance."""
    documents = corpus if isinstance(corpus, list) else list(corpus)
    numbers: defaultdict[Hashable, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    lengths = np.fromiter(map(len, documents), np.int64, len(documents))
    found = map(numbers.__getitem__, chain.from_iterable(documents))
    return Encoded(np.fromiter(found, np.int32, int(lengths.sum())), lengths, list(numbers))


def _kernel(documents: int) -> Any:
    """Return the module that finds the best of so many documents soonest. Raises ImportError."""
    few = _compiled("few")
    return few if documents <= few.MOST else _compiled("kernels")


def _compiled(name: str) -> Any:
    """Return a module of machine code; importing numba takes half a second. Raises ImportError."""
    try:
        return import_module(f"index.bm25.{name}")
    except ImportError as error:
        raise ImportError(f"{error}: pip install -e '.[fast]'") from error
