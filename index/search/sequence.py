"""Features of the order in which a passage holds the question's words, and of its own."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from index.search.evidence import Evidence
from index.search.postings import Flags, Floats, Longs
from index.search.retrieval import Retrieved
from index.search.scoring import pair_counts

_REACH = 4  # words from one of the question's to the one after it there
_BACK = 2  # where they stand the other way round


def sequence_features(found: Retrieved) -> dict[str, Floats]:
    """Return the features (m,) that come from the passages' words in their order."""
    pairs = pair_counts(found.evidence, found.pairs) > 0
    return {
        "longest run": _longest_runs(found) / max(1, len(found.numbers)),
        **_ends(found.evidence, found.evidence.among(found.sought)),
        **_own_words(found),
        "pairs": pairs.mean(axis=0) if len(found.pairs) else np.zeros(len(found.evidence)),
        "skips": _skips(found),
    }


def _longest_runs(found: Retrieved) -> Longs:
    """Return the length of the longest run of words that question and passage both have (m,)."""
    evidence = found.evidence
    at = np.flatnonzero(evidence.among(found.asked))
    words, owner = evidence.tokens[at], evidence.owner[at]
    follows = np.diff(at, prepend=-2) == 1
    follows &= np.diff(owner, prepend=-1) == 0
    run, longest = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64)
    for word in found.numbers:
        before = np.where(follows, np.roll(run, 1), 0)
        run = np.where(words == word, before + 1, 0)
        np.maximum(longest, run, out=longest)
    best = np.zeros(len(evidence), np.int64)
    np.maximum.at(best, owner, longest)
    return best


def _ends(evidence: Evidence, held: Flags) -> dict[str, Floats]:
    """Return where the first and the last word `held` stand, as shares of the passage."""
    at = np.flatnonzero(held)
    lengths = np.maximum(np.diff(evidence.starts), 1)
    left = at.searchsorted(evidence.starts[:-1])
    right = at.searchsorted(evidence.starts[1:])
    some = right > left
    at = np.append(at, 0)  # where a passage holds none, any place does
    first = (at[left] - evidence.starts[:-1]) / lengths
    last = (at[right - 1] - evidence.starts[:-1]) / lengths
    return {
        "span": np.where(some, last - first + 1 / lengths, 1.0),
        "start": np.where(some, first, 1.0),
        "end": np.where(some, last, 0.0),
    }


def _own_words(found: Retrieved) -> dict[str, Floats]:
    """Return how many different words a passage has that the question has not, function words out.

    The second feature is their share of all different words.
    """
    evidence, m = found.evidence, len(found.evidence)
    known = evidence.among(found.asked | found.function_terms)
    order = np.lexsort((evidence.tokens, evidence.owner))
    tokens, owner = evidence.tokens[order], evidence.owner[order]
    once = (np.diff(tokens, prepend=-1) != 0) | (np.diff(owner, prepend=-1) != 0)
    different = np.bincount(owner[once], minlength=m)
    own = np.bincount(owner[once & ~known[order]], minlength=m)
    return {"own words": np.log1p(own), "own share": own / (1 + different)}


def _skips(found: Retrieved) -> Floats:
    """Return the share of the question's neighbouring words that stand within four words (m,)."""
    evidence, sought = found.evidence, sorted(found.sought)
    place = {term: i for i, term in enumerate(sought)}
    asked = [place[number] for number in found.numbers if number in place]
    wanted = np.array(list(dict.fromkeys(pairwise(asked))), np.int64).reshape(-1, 2)
    at = np.flatnonzero(evidence.among(sought))
    word = np.array(sought, np.int32).searchsorted(evidence.tokens[at])
    owner = evidence.owner[at]
    near = np.zeros((len(evidence), len(sought), len(sought)), np.bool_)
    for step in range(1, _REACH + 1):
        distance = at[step:] - at[:-step]
        same = owner[step:] == owner[:-step]
        for left, right, reach in (
            (word[:-step], word[step:], _REACH),
            (word[step:], word[:-step], _BACK),
        ):
            close = same & (distance <= reach)
            near[owner[step:][close], left[close], right[close]] = True
    held = near[:, wanted[:, 0], wanted[:, 1]].sum(axis=1)
    return np.asarray(held / max(1, len(wanted)))
