"""Search: a question over several collections, the best passages first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.models import Passage
from index.search.collection import SearchIndex
from index.search.question import Question, read
from index.search.reasons import reasons
from index.search.records import Candidate, Ranking
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
) -> Ranking:
    """Return the n passages of `indexes` that answer `question` best.

    `fetch` returns the stored passages of the keys that it is given, in their order; `article` is
    the key of the only article to search.
    """
    asked = read(question)
    parts = [part for index in indexes for part in index.snapshot() if len(part)]
    if not parts:
        return Ranking(unknown_words=tuple(word.text for word in asked.words))
    found = retrieve(asked, parts, statistics(parts), vocabulary, article=article)
    if found is None:
        return Ranking(unknown_words=tuple(word.text for word in asked.words))
    evidence = found.evidence
    candidates = [
        Candidate(int(evidence.key[i]), int(evidence.article[i]), score, why)
        for i, (score, why) in enumerate(reasons(found, min(n, len(evidence))))
    ]
    nearest = tuple(dict.fromkeys(candidate.article for candidate in candidates))[:_NEAREST]
    return Ranking(candidates, _confidence(found), _unknown(asked, found), (), nearest)


def _confidence(found: Retrieved) -> float:
    if not len(found.evidence) or not found.question.has_content:
        return 0.0
    matched = found.idfs[found.evidence.counts[0, :, 0] > 0].sum()
    return float(matched / (found.idfs.sum() + found.unknown))


def _unknown(question: Question, found: Retrieved) -> tuple[str, ...]:
    return tuple(word.text for word in question.words if word not in found.words)
