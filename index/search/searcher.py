"""Search: a question over several collections, the best passages first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.models import Passage
from index.search.collection import SearchIndex
from index.search.confidence import confidence
from index.search.distinct import distinct
from index.search.features import features
from index.search.postings import Longs
from index.search.question import Question, read
from index.search.reasons import reasons
from index.search.records import Candidate, Ranking
from index.search.rerank import DEPTH, rerank
from index.search.retrieval import Retrieved, retrieve
from index.search.spelling import corrected, corrections, misspellings
from index.search.statistics import statistics
from index.search.vocabulary import Vocabulary

Fetch = Callable[[Sequence[int]], Sequence[Passage]]

_NEAREST = 3


def search(
    question: str,
    indexes: Sequence[SearchIndex],
    vocabulary: Vocabulary,
    fetch: Fetch,
    *,
    article: int | None = None,
    n: int = 10,
    learned: bool = True,
    once: bool = False,
) -> Ranking:
    """Return the n passages of `indexes` that answer `question` best.

    With `once`, a sentence that several passages hold is one candidate with duplicates.

    `fetch` returns the stored passages of the keys that it is given, in their order; `article` is
    the key of the only article to search. Without `learned`, no fitted weights are used. Raises
    `DataFileError` when a file of weights is missing or damaged.
    """
    parts = [part for index in indexes for part in index.snapshot() if len(part)]
    typed = read(question)
    wrong = misspellings(typed, parts, vocabulary)
    asked = corrected(typed, wrong)
    found = (
        retrieve(asked, parts, statistics(parts), vocabulary, article=article) if parts else None
    )
    if found is None or not len(found.evidence):
        return Ranking(unknown_words=tuple(word.text for word in asked.words))
    head = found.head(DEPTH)
    passages = fetch(head.evidence.key.tolist())
    sure, better = _ranked(head, passages, learned=learned)
    order = np.concatenate([better, np.arange(len(better), len(found.evidence))])
    candidates = _once(found, order, fetch, n) if once else _candidates(found.take(order[:n]))
    nearest = tuple(dict.fromkeys(found.evidence.article[order].tolist()))[:_NEAREST]
    used = corrections(wrong, passages)
    return Ranking(candidates, sure, _unknown(asked, found), used, nearest)


def _ranked(head: Retrieved, passages: Sequence[Passage], *, learned: bool) -> tuple[float, Longs]:
    """Return the confidence, and the better order of the best passages."""
    shown = features(head, passages)
    better = rerank(shown, learned=learned)
    sure = confidence(shown, better) if learned and head.question.has_content else 0.0
    return sure, better.order


def _once(found: Retrieved, order: Longs, fetch: Fetch, n: int) -> list[Candidate]:
    """Return the n best candidates that say something new, each with its duplicates."""
    keys = found.evidence.key.tolist()
    copies = distinct(order.tolist(), fetch(keys))
    kept = list(copies)[:n]
    return [
        one._replace(duplicates=tuple(keys[copy] for copy in copies[position]))
        for position, one in zip(kept, _candidates(found.take(np.array(kept))), strict=True)
    ]


def _candidates(found: Retrieved) -> list[Candidate]:
    keys, articles = found.evidence.key.tolist(), found.evidence.article.tolist()
    return [
        Candidate(key, article, score, why)
        for key, article, (score, why) in zip(keys, articles, reasons(found), strict=True)
    ]


def _unknown(question: Question, found: Retrieved) -> tuple[str, ...]:
    known = {word.term for word in found.words}
    return tuple(word.text for word in question.words if word.term not in known)
