"""Search: a question over several collections, the best passages first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.models import Passage
from index.search.collection import SearchIndex
from index.search.confidence import confidence
from index.search.features import features
from index.search.postings import Longs
from index.search.question import Question, read
from index.search.reasons import reasons
from index.search.records import Candidate, Ranking
from index.search.rerank import DEPTH, rerank
from index.search.retrieval import Retrieved, retrieve
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
) -> Ranking:
    """Return the n passages of `indexes` that answer `question` best.

    `fetch` returns the stored passages of the keys that it is given, in their order; `article` is
    the key of the only article to search. Without `learned`, no fitted weights are used. Raises
    `DataFileError` when a file of weights is missing or damaged.
    """
    asked = read(question)
    parts = [part for index in indexes for part in index.snapshot() if len(part)]
    found = (
        retrieve(asked, parts, statistics(parts), vocabulary, article=article) if parts else None
    )
    if found is None or not len(found.evidence):
        return Ranking(unknown_words=tuple(word.text for word in asked.words))
    sure, order = _ranked(found, fetch, learned=learned)
    candidates = _candidates(found.take(order[:n]))
    nearest = tuple(dict.fromkeys(found.evidence.article[order].tolist()))[:_NEAREST]
    return Ranking(candidates, sure, _unknown(asked, found), (), nearest)


def _ranked(found: Retrieved, fetch: Fetch, *, learned: bool) -> tuple[float, Longs]:
    """Return the confidence, and the order of all passages found: those re-ranked, then others."""
    head = found.head(DEPTH)
    shown = features(head, fetch(head.evidence.key.tolist()))
    better = rerank(shown, learned=learned)
    order = np.concatenate([better.order, np.arange(len(head.evidence), len(found.evidence))])
    sure = confidence(shown, better) if learned and found.question.has_content else 0.0
    return sure, order


def _candidates(found: Retrieved) -> list[Candidate]:
    keys, articles = found.evidence.key.tolist(), found.evidence.article.tolist()
    return [
        Candidate(key, article, score, why)
        for key, article, (score, why) in zip(keys, articles, reasons(found), strict=True)
    ]


def _unknown(question: Question, found: Retrieved) -> tuple[str, ...]:
    known = {word.term for word in found.words}
    return tuple(word.text for word in question.words if word.term not in known)
