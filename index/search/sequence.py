"""Features of the order in which a passage holds the question's words, and of its own."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from index.search.postings import Floats
from index.search.retrieval import Retrieved
from index.search.scoring import pair_counts


def sequence_features(found: Retrieved) -> dict[str, Floats]:
    """Return the features (m,) that come from the passages' words in their order."""
    rows = [_of_passage(found, i) for i in range(len(found.evidence))]
    names = ("longest run", "span", "own words", "own share", "start", "end")
    pairs = pair_counts(found.evidence, found.pairs) > 0
    columns = np.array(rows, np.float64).reshape(len(rows), len(names)).T
    return {
        **dict(zip(names, columns, strict=True)),
        "pairs": pairs.mean(axis=0) if len(found.pairs) else np.zeros(len(rows)),
        "skips": _skips(found),
    }


def _of_passage(found: Retrieved, i: int) -> tuple[float, ...]:
    tokens = found.evidence.tokens[found.evidence.starts[i] : found.evidence.starts[i + 1]].tolist()
    asked = found.asked
    places = [j for j, token in enumerate(tokens) if token in found.sought]
    own = {token for token in tokens if token not in asked and token not in found.function_terms}
    length = max(1, len(tokens))
    span = (places[-1] - places[0] + 1) / length if places else 1.0
    return (
        _longest_run(found.numbers, tokens) / max(1, len(found.numbers)),
        span,
        float(np.log1p(len(own))),
        len(own) / (1 + len(set(tokens))),
        places[0] / length if places else 1.0,
        places[-1] / length if places else 0.0,
    )


def _longest_run(question: list[int], tokens: list[int]) -> int:
    """Return the length of the longest run of words that both have in the same order."""
    longest = 0
    previous: dict[int, int] = {}
    places: dict[int, list[int]] = {}
    for j, token in enumerate(tokens):
        places.setdefault(token, []).append(j)
    for word in question:
        current = {j: previous.get(j - 1, 0) + 1 for j in places.get(word, ())}
        longest = max(longest, *current.values()) if current else longest
        previous = current
    return longest


def _skips(found: Retrieved) -> Floats:
    """Return the share of the question's neighbouring words that stand within four words."""
    evidence = found.evidence
    asked = [n for n in found.numbers if n in found.sought]
    wanted = list(dict.fromkeys(pairwise(asked)))
    held = np.zeros(len(evidence))
    owner, tokens = evidence.owner, evidence.tokens
    for first, second in wanted:
        near = np.zeros(len(evidence), np.bool_)
        at = np.flatnonzero(tokens == first)
        for step in (1, 2, 3, 4, -1, -2):
            other = at + step
            inside = (other >= 0) & (other < len(tokens))
            hit = at[inside][tokens[other[inside]] == second]
            near[owner[hit][owner[hit] == owner[hit + step]]] = True
        held += near
    return held / max(1, len(wanted))
