"""Retrieve: the passages that BM25 finds for a question, best first, with all their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.formula import lucene_idf
from index.postings import Floats, Ints, Longs
from index.search.question import Question, Word
from index.search.retrieval.evidence import Evidence
from index.search.retrieval.fields import best, idfs_of
from index.search.retrieval.scoring import Pair, Scores, related_counts, score
from index.search.segments.collection import Part
from index.search.segments.scope import EVERYTHING, Scope
from index.search.segments.statistics import Statistics
from index.search.vocabulary.vocabulary import Vocabulary

_PROPOSED = 200
"""So many passages are found at least: ranking them well takes others beside them."""


class Retrieved(NamedTuple):
    """The passages found for the words of a question that occur, best first."""

    question: Question
    words: tuple[Word, ...]  # those of the question's that occur in the collections
    idfs: Floats  # (t,)
    unknown: float  # the idf that the words which occur nowhere would have, added up
    pairs: tuple[Pair, ...]
    evidence: Evidence
    related: Floats  # (t, m)
    scores: Scores
    numbers: list[int]  # the term ids of the question's words in order, -1 where there is none
    sought: frozenset[int]  # the term ids of `words`
    relatives: Mapping[str, Ints]  # the ids of each family of the question's words, by term
    function_terms: Ints  # ascending
    vocabulary: Vocabulary
    parts: Sequence[Part]  # where the evidence is from

    def head(self, n: int) -> Retrieved:
        """Return the first n passages."""
        return self._replace(
            evidence=self.evidence.head(n),
            related=self.related[:, :n],
            scores=self.scores.head(n),
        )

    def take(self, order: Ints | Longs) -> Retrieved:
        """Return the passages at `order`, in that order."""
        return self._replace(
            evidence=self.evidence.take(order),
            related=self.related.take(order, axis=1),
            scores=self.scores.take(order),
        )

    @property
    def asked(self) -> frozenset[int]:
        """Return the term ids of all words of the question."""
        return frozenset(self.numbers)


def retrieve(
    question: Question,
    parts: Sequence[Part],
    statistics: Statistics,
    vocabulary: Vocabulary,
    *,
    scope: Scope = EVERYTHING,
    n: int = 0,
) -> Retrieved | None:
    """Return the best passages of `parts` in `scope`, n or more where there are so many.

    None where no part holds a word that is asked.
    """
    n = max(n, _PROPOSED)
    known = _known(question, parts, statistics, vocabulary)
    words = tuple({word.term: word for word in question.words if word.term in known}.values())
    if not words:
        return None
    terms = [known[word.term].number for word in words]
    idfs = np.array([known[word.term].idf for word in words])
    evidence = best(parts, terms, idfs, statistics, n, scope)
    relatives = {word.term: vocabulary.relatives(word.term) for word in question.words}
    related = related_counts(evidence, [relatives[word.term] for word in words])
    pairs = _pairs(question, known)
    scores = score(evidence, related, idfs, pairs, statistics)
    order = np.argsort(-scores.total, kind="stable")[:n].astype(np.int32)
    found = Retrieved(
        question,
        words,
        idfs,
        lucene_idf(statistics.passages, 0) * (len(question.words) - len(words)),
        pairs,
        evidence,
        related,
        scores,
        ids_of(vocabulary, [word.term for word in question.sequence]),
        frozenset(terms),
        relatives,
        vocabulary.function_terms(),
        vocabulary,
        parts,
    )
    return found.take(order)


class _Known(NamedTuple):
    """A term that occurs: its id, and its idf."""

    number: int
    idf: float


def _known(
    question: Question, parts: Sequence[Part], statistics: Statistics, vocabulary: Vocabulary
) -> dict[str, _Known]:
    """Return the terms of the question that occur in `parts`.

    A word that only other collections hold is none of them, or answers would tell of it.
    """
    terms = dict.fromkeys(word.term for word in (*question.words, *question.sequence))
    numbers = {term: number for term in terms if (number := vocabulary.get(term)) is not None}
    idfs = idfs_of(parts, list(numbers.values()), statistics.passages).tolist()
    rarest = lucene_idf(statistics.passages, 0)
    known = zip(numbers, map(_Known, numbers.values(), idfs), strict=True)
    return {term: one for term, one in known if one.idf < rarest}


def _pairs(question: Question, known: Mapping[str, _Known]) -> tuple[Pair, ...]:
    """Return the pairs of words that stand together in the question and are `known`."""
    pairs: dict[tuple[str, str], Pair] = {}
    for a, b in pairwise(question.sequence):
        if a.term in known and b.term in known:
            (first, idf), (second, other) = known[a.term], known[b.term]
            pairs[a.term, b.term] = Pair((a.text, b.text), first, second, (idf, other))
    return tuple(pairs.values())


def ids_of(vocabulary: Vocabulary, terms: Iterable[str]) -> list[int]:
    """Return the ids of `terms` in their order, -1 for those that `vocabulary` does not hold."""
    numbers = [vocabulary.get(term) for term in terms]
    return [-1 if number is None else number for number in numbers]
