"""Features of where BM25 puts a passage among the others, and of where it stands in its article."""

from __future__ import annotations

import numpy as np

from index.postings import Floats, Longs
from index.search.networks.groups import Group
from index.search.retrieval.evidence import FURTHEST
from index.search.retrieval.retrieve import Retrieved


def order_features(found: Retrieved) -> dict[str, Floats]:
    """Return the features (m,) that come from scores, ranks and places."""
    evidence = found.evidence
    sum_of_idfs, score = found.idfs.sum(), found.scores.total
    whole, total = sum_of_idfs + found.unknown, score / sum_of_idfs
    ranks = np.arange(len(evidence))
    block, article = evidence.by_block, evidence.by_article
    return {
        "score": score / whole,
        "ahead of other articles": _beyond(total, evidence.article),
        "unknown share": np.full(len(evidence), found.unknown / whole),
        "gap": total - total.max(initial=0),
        "rank": 1 / (1 + ranks),
        "passage score": found.scores.fields[0].sum(axis=0) / sum_of_idfs,
        "phrase score": found.scores.pairs.sum(axis=0) / sum_of_idfs,
        "behind in paragraph": total - _best_of(total, block),
        "behind in article": total - _best_of(total, article),
        "ahead in paragraph": _lead(total, block),
        "paragraph rank": 1 / (1 + _order(block)),
        "article rank": 1 / (1 + _order(article)),
        "article share": _share(evidence.article[:10], evidence.article),
        "paragraph share": _share(evidence.block[:10], evidence.block),
        **_neighbours(found, total),
        "position": evidence.position / FURTHEST,
        "first": (evidence.position == 0).astype(np.float64),
        "length": np.log1p(evidence.lengths[0]),
        "paragraph length": np.log1p(evidence.lengths[3]),
        "title length": np.log1p(evidence.lengths[5]),
        "share of found": np.full(len(evidence), 1 / max(1, len(evidence))),
        "question length": np.full(len(evidence), len(found.question.words) / 10),
        "mean idf": np.full(len(evidence), found.idfs.mean()),
    }


def _best_of(scores: Floats, groups: Group) -> Floats:
    """Return for each passage the best score in its group; the passages are best first."""
    return np.asarray(scores[groups.firsts][groups.of])


def _lead(scores: Floats, groups: Group) -> Floats:
    """Return how far each passage is ahead of the best other one of its group, of 0 if alone."""
    members = np.append(groups.order, 0)
    second = np.where(np.bincount(groups.of) > 1, scores[members[groups.begins + 1]], 0)
    best = _best_of(scores, groups)
    return np.asarray(scores - np.where(scores == best, second[groups.of], best))


def _beyond(scores: Floats, group: Longs) -> Floats:
    """Return how far each passage is ahead of the best one outside its group."""
    outside = scores[group != group[0]].max(initial=0)
    return np.asarray(scores - np.where(group == group[0], outside, scores.max(initial=0)))


def _order(groups: Group) -> Longs:
    """Return for each passage how many other groups come before its own."""
    return np.asarray(np.argsort(np.argsort(groups.firsts))[groups.of])


def _share(among: Longs, group: Longs) -> Floats:
    return np.asarray((among[None, :] == group[:, None]).mean(axis=1))


def _neighbours(found: Retrieved, scores: Floats) -> dict[str, Floats]:
    """Return the scores of the passages before and after where they were found too, else 0."""
    evidence = found.evidence
    place = evidence.part.astype(np.int64) << 32 | evidence.document
    order = np.argsort(place)
    wanted = place + np.array([[-1], [1]])
    at = order[np.minimum(place[order].searchsorted(wanted), len(order) - 1)]
    there = (place[at] == wanted) & (evidence.article[at] == evidence.article)
    before, after = np.where(there, scores[at], 0.0)
    return {"score before": before, "score after": after}
