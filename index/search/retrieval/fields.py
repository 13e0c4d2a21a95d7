"""Propose passages: a BM25 of each level that holds the question's words, added up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from index.formula import lucene_idf
from index.postings import Floats, Ints, edges
from index.search.retrieval.evidence import Evidence, gather, join
from index.search.retrieval.proposal import Proposal, proposal_of
from index.search.segments.collection import Part
from index.search.segments.occurrences import Occurrences, occurring
from index.search.segments.scope import EVERYTHING, Scope
from index.search.segments.statistics import Statistics

_FEW = 1 << 15  # passages that are sooner scored than ruled out
_PROBED = 64  # articles that tell what score the best passages reach


def idfs_of(parts: Sequence[Part], terms: Sequence[int], passages: int) -> Floats:
    """Return the idf of each of `terms` over the passages of all `parts`.

    A title counts as one passage for the terms that stand in no passage.
    """
    return np.array([lucene_idf(passages, occurring(parts, term)) for term in terms])


def best(
    parts: Sequence[Part],
    terms: Sequence[int],
    idfs: Floats,
    statistics: Statistics,
    n: int,
    scope: Scope = EVERYTHING,
) -> Evidence:
    """Return the evidence of the n best passages of `scope` for `terms`, first added first."""
    found = [Occurrences(part, terms, scope) for part in parts]
    proposals = [proposal_of(occurrences, idfs, statistics) for occurrences in found]
    chosen = chosen_of(proposals, n)
    return join(
        [
            gather(part, number, occurrences, documents)
            for number, (part, occurrences, documents) in enumerate(
                zip(parts, found, chosen, strict=True)
            )
        ]
    )


def chosen_of(proposals: Sequence[Proposal], n: int) -> list[Ints]:
    """Return the n passages of highest score in all parts, ascending in each; first come first.

    Where passages are few, all are scored; else those of the articles that a first few articles do
    not rule out.
    """
    if sum(len(proposal.columns.block) for proposal in proposals) <= _FEW:
        return _best([proposal.every() for proposal in proposals], n)
    reach = np.concatenate([proposal.reach for proposal in proposals])
    limit = np.partition(reach, -_PROBED)[-_PROBED] if len(reach) > _PROBED else 0.0
    scored = [proposal.scored(proposal.reaching(limit)) for proposal in proposals]
    values = np.concatenate([scores for _, scores in scored])
    enough = float(np.partition(values, -n)[-n]) if len(values) >= n else 0.0
    if enough < limit:
        others = [proposal.scored(proposal.reaching(enough, limit)) for proposal in proposals]
        scored = [_merged(one, more) for one, more in zip(scored, others, strict=True)]
    return _best(scored, n)


def _merged(one: tuple[Ints, Floats], other: tuple[Ints, Floats]) -> tuple[Ints, Floats]:
    """Return passages and their scores in one row, ascending."""
    documents = np.concatenate([one[0], other[0]])
    scores = np.concatenate([one[1], other[1]])
    order = np.argsort(documents, kind="stable")
    return documents[order], scores[order]


def _best(scored: Sequence[tuple[Ints, Floats]], n: int) -> list[Ints]:
    ends = edges([len(scores) for _, scores in scored]).tolist()
    kept = np.zeros(ends[-1], np.bool_)
    kept[top(np.concatenate([scores for _, scores in scored]), n)] = True
    pieces = zip(scored, pairwise(ends), strict=True)
    return [documents[kept[first:end]] for (documents, _), (first, end) in pieces]


def top(values: Floats, n: int) -> Ints:
    """Return the positions of the n highest `values`, ascending; of equal ones the first."""
    if len(values) <= n:
        return np.arange(len(values), dtype=np.int32)
    limit = np.partition(values, len(values) - n)[len(values) - n]
    above, equal = np.flatnonzero(values > limit), np.flatnonzero(values == limit)
    return np.sort(np.concatenate([above, equal[: n - len(above)]])).astype(np.int32)
