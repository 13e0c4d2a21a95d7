"""Search: a question over several collections, the best passages first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.models import Passage, Reason
from index.search.collection import Part, SearchIndex
from index.search.fields import FIELDS, Pool, best
from index.search.question import Question, Word, read
from index.search.records import Candidate, Ranking
from index.search.statistics import statistics
from index.search.vocabulary import Vocabulary

Fetch = Callable[[Sequence[int]], Sequence[Passage]]

_POOL = 200
_NEAREST = 3


def search(
    question: str,
    indexes: Sequence[SearchIndex],
    vocabulary: Vocabulary,
    fetch: Fetch,
    *,
    article: int | None = None,
    n: int = 10,
) -> Ranking:
    """Return the n passages of `indexes` that answer `question` best.

    `fetch` returns the stored passages of the keys that it is given, in their order; `article` is
    the key of the only article to search.
    """
    asked = read(question)
    parts = [part for index in indexes for part in index.snapshot() if len(part)]
    known = [word for word in asked.words if word.term in vocabulary]
    terms = [number for word in known if (number := vocabulary.get(word.term)) is not None]
    if not parts or not terms:
        return Ranking(unknown_words=_texts(asked.words))
    counted = statistics(parts)
    pool = best(parts, terms, counted, article, max(n, _POOL))
    candidates = [_candidate(parts, pool, known, i) for i in range(min(n, len(pool.document)))]
    nearest = tuple(dict.fromkeys(candidate.article for candidate in candidates))[:_NEAREST]
    return Ranking(candidates, _confidence(pool), _unknown(asked, vocabulary), (), nearest)


def _candidate(parts: Sequence[Part], pool: Pool, words: Sequence[Word], i: int) -> Candidate:
    columns = parts[pool.part[i]].segment.columns
    document = pool.document[i]
    reasons = tuple(
        Reason(word=words[w].text, field=FIELDS[f], contribution=float(pool.fields[f, w, i]))
        for f, w in np.argwhere(pool.fields[:, :, i] > 0)
    )
    return Candidate(
        passage=int(columns.keys[document]),
        article=int(columns.articles[columns.article[columns.block[document]]]),
        score=sum(reason.contribution for reason in reasons),
        reasons=reasons,
    )


def _confidence(pool: Pool) -> float:
    if not len(pool.document):
        return 0.0
    matched = (pool.fields[0, :, 0] > 0).mean()
    return float(matched)


def _unknown(question: Question, vocabulary: Vocabulary) -> tuple[str, ...]:
    return _texts([word for word in question.words if word.term not in vocabulary])


def _texts(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words)
