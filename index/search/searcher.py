"""Search: a question over several collections, the best passages first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from index.models import Reason
from index.postings import Floats, Longs, edges
from index.search.confidence import confidence
from index.search.distinct import HEARD, as_good, distinct, telling, with_another_voice
from index.search.features.describe import Features, describe
from index.search.meant.phrases import phrased
from index.search.meant.speaking import said_by
from index.search.meant.spelling import corrected, corrections, inflected, misspellings
from index.search.notes import notes
from index.search.question import Question
from index.search.records import Candidate, Fetch, Ranking
from index.search.rerank import depth, rerank
from index.search.retrieval.names import with_names
from index.search.retrieval.reasons import reasons
from index.search.retrieval.retrieve import Retrieved, retrieve
from index.search.segments.collection import SearchIndex, parts_of
from index.search.segments.occurrences import Occurrences, occurring
from index.search.segments.scope import EVERYTHING, Scope
from index.search.segments.statistics import statistics
from index.search.vocabulary.vocabulary import Vocabulary

_NEAREST = 3
_PLAIN = 0.5  # how sure what answers plainly is, at least
_SPARE = 5  # passages more than asked for, in place of those that tell nothing new


class _Judged(NamedTuple):
    """How probably the first passage answers, the better order, values and features."""

    confidence: float
    order: Longs
    values: Floats
    features: Features


def search(
    question: Question,
    indexes: Sequence[SearchIndex],
    vocabulary: Vocabulary,
    fetch: Fetch,
    *,
    scope: Scope = EVERYTHING,
    n: int = 10,
    once: bool = False,
) -> Ranking:
    """Return up to n passages of `indexes` in `scope`, those that answer `question` best first.

    `fetch` returns the stored passages of the keys that it is given, in their order. With `once`, a
    sentence that several passages hold is one candidate with duplicates. Raises `DataFileError`
    when a file of weights is missing or damaged.
    """
    parts = [part for part in parts_of(indexes) if len(part)]
    question = inflected(question, parts, vocabulary)
    wrong = misspellings(question, parts, vocabulary, fetch)
    asked = corrected(question, wrong)
    scope, missing = phrased(question.phrases, parts, vocabulary, scope)
    found = None
    if parts:
        found = retrieve(asked, parts, statistics(parts), vocabulary, scope=scope, n=depth(n))
    if found is None or not len(found.evidence):
        unknown = _unknown(asked, found) if found else tuple(word.text for word in asked.words)
        put_right = corrections(wrong, ())
        return Ranking(unknown_words=unknown, corrections=put_right, missing_phrases=missing)
    found = with_names(found)
    head = found.head(depth(n))
    judged = _judge(head, fetch)
    order = np.concatenate([judged.order, np.arange(len(judged.order), len(found.evidence))])
    copies = _copies(found, order, max(n, HEARD) + _SPARE, fetch) if once else {}
    best = _telling(found, list(copies), n, judged, fetch) if once else order[:n].tolist()
    return Ranking(
        _candidates(found, best, judged, copies),
        judged.confidence,
        _unknown(asked, found),
        corrections(wrong, fetch(head.evidence.key.tolist()) if wrong else ()),
        tuple(dict.fromkeys(found.evidence.article[order].tolist()))[:_NEAREST],
        missing,
    )


def holds(indexes: Sequence[SearchIndex], vocabulary: Vocabulary, term: str) -> bool:
    """Say whether a passage or a title of `indexes` holds `term`."""
    return occurring(parts_of(indexes), vocabulary.get(term)) > 0


def articles_with(
    terms: Sequence[str], indexes: Sequence[SearchIndex], vocabulary: Vocabulary
) -> set[int]:
    """Return the keys of the articles of which text or title holds each of `terms`."""
    numbers = [vocabulary.get(term) for term in terms]
    known = [number for number in numbers if number is not None]
    if not known or len(known) < len(numbers):
        return set()
    return {key for part in parts_of(indexes) for key in Occurrences(part, known).holding_all()}


def _judge(head: Retrieved, fetch: Fetch) -> _Judged:
    speaker, keys = head.question.speaker, head.evidence.key.tolist()
    described = describe(head, said_by(speaker, fetch(keys)) if speaker else None)
    better = rerank(described)
    sure = confidence(described, better) if head.question.has_content else 0.0
    if described.features["plain"][better.order[0]]:
        sure = max(sure, _PLAIN)
    return _Judged(sure, *better, described.features)


def _copies(found: Retrieved, order: Longs, n: int, fetch: Fetch) -> dict[int, list[int]]:
    """Return the positions of n passages or more that differ, each with those that repeat it.

    Copies hold the same terms, so only the texts of passages are compared whose terms' ids have
    the same sum.
    """
    evidence = found.evidence
    ends = edges(evidence.tokens)
    sums = ends[evidence.starts[1:]] - ends[evidence.starts[:-1]]
    alike: dict[int, list[int]] = {}
    for position, ids in zip(order.tolist(), sums[order].tolist(), strict=True):
        if ids in alike or len(alike) < n:
            alike.setdefault(ids, []).append(position)
    unsure = [position for same in alike.values() if len(same) > 1 for position in same]
    read = dict(zip(unsure, fetch(evidence.key[unsure].tolist()), strict=True)) if unsure else {}
    alone: dict[int, list[int]] = {same[0]: [] for same in alike.values() if len(same) == 1}
    found_apart = alone | distinct(unsure, read)
    return {
        position: found_apart[position] for position in order.tolist() if position in found_apart
    }


def _telling(
    found: Retrieved, best: Sequence[int], n: int, judged: _Judged, fetch: Fetch
) -> list[int]:
    """Return the first n positions of `best` that tell more than those before them.

    The second is said by somebody else than the first where such a one answers as well.
    """
    kept = telling(best, found.evidence, max(n, HEARD))
    good = as_good(kept, judged.values)
    passages = fetch(found.evidence.key[kept[: max(n, good)]].tolist())
    return [*with_another_voice(kept[:good], passages, judged.values), *kept[good:]][:n]


def _candidates(
    found: Retrieved,
    best: Sequence[int],
    judged: _Judged,
    copies: Mapping[int, Sequence[int]],
) -> list[Candidate]:
    """Return the candidates at the positions `best`, in that order."""
    keys = found.evidence.key.tolist()
    return [
        Candidate(
            keys[position],
            int(found.evidence.article[position]),
            score,
            why,
            _missing(found.question, why),
            notes(found.question, judged.features, position),
            tuple(keys[copy] for copy in copies.get(position, ())),
            float(judged.values[position]) if position < len(judged.values) else None,
        )
        for position, (score, why) in zip(best, reasons(found, best), strict=True)
    ]


def _missing(question: Question, why: Sequence[Reason]) -> tuple[str, ...]:
    held = {reason.word for reason in why}
    return tuple(word.text for word in question.words if word.text not in held)


def _unknown(question: Question, found: Retrieved) -> tuple[str, ...]:
    known = {word.term for word in found.words}
    return tuple(word.text for word in question.words if word.term not in known)
