"""Features of the order in which a passage holds the question's words, and of its own."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from index.postings import Floats, Longs, firsts
from index.search.features.likeness import Likeness
from index.search.retrieval.evidence import Evidence
from index.search.retrieval.retrieve import Retrieved

_REACH = 4  # words from one of the question's to the one after it there
_BACK = 2  # where they stand the other way round
_TERM, _WORD = 32, (1 << 32) - 1  # a key holds its word in the bits below the first 32


def sequence_features(found: Retrieved, like: Likeness) -> dict[str, Floats]:
    """Return the features (m,) that come from the passages' words in their order."""
    evidence = found.evidence
    pairs = found.scores.pairs > 0
    return {
        "longest run": _longest_runs(found, like.asked_at) / max(1, len(found.numbers)),
        **_ends(evidence, like.sought_at),
        **_own_words(like),
        "pairs": pairs.mean(axis=0) if len(found.pairs) else np.zeros(len(evidence)),
        "skips": _skips(found, like.sought_at),
    }


def _longest_runs(found: Retrieved, at: Longs) -> Longs:
    """Return the length of the longest run of words that question and passage both have (m,).

    `at` are the places of the question's words among all tokens.
    """
    evidence = found.evidence
    words, owner = evidence.tokens[at], evidence.owner[at]
    follows = np.zeros(len(at), np.int64)
    follows[1:] = (at[1:] == at[:-1] + 1) & (owner[1:] == owner[:-1])
    run, before, longest = (np.zeros(len(at), np.int64) for _ in range(3))
    for word in found.numbers:
        before[1:] = run[:-1]
        run = (before * follows + 1) * (words == word)
        np.maximum(longest, run, out=longest)
    best = np.zeros(len(evidence), np.int64)
    np.maximum.at(best, owner, longest)
    return best


def _ends(evidence: Evidence, at: Longs) -> dict[str, Floats]:
    """Return where the first and the last of the words `at` stand, as shares of the passage."""
    begins, ends = evidence.starts[:-1], evidence.starts[1:]
    lengths = np.maximum(ends - begins, 1)
    left, right = at.searchsorted(begins), at.searchsorted(ends)
    some = right > left
    at = np.append(at, 0)  # where a passage holds none, any place does
    first, last = (at[left] - begins) / lengths, (at[right - 1] - begins) / lengths
    return {
        "span": np.where(some, last - first + 1 / lengths, 1.0),
        "start": np.where(some, first, 1.0),
        "end": np.where(some, last, 0.0),
    }


def _own_words(like: Likeness) -> dict[str, Floats]:
    """Return how many different words a passage has that the question has not, function words out.

    The second feature is their share of all different words.
    """
    m = like.nearest.shape[-1]
    keys = np.sort((like.owner << _TERM) + like.words)
    keys = keys[firsts(keys)[:-1]]
    owner, new = keys >> _TERM, like.new[keys & _WORD]
    different, own = np.bincount(owner, minlength=m), np.bincount(owner[new], minlength=m)
    return {"own words": np.log1p(own), "own share": own / (1 + different)}


def _skips(found: Retrieved, at: Longs) -> Floats:
    """Return the share of the question's neighbouring words that stand within four words (m,).

    `at` are the places of the words sought among all tokens.
    """
    evidence, sought = found.evidence, sorted(found.sought)
    place = {term: i for i, term in enumerate(sought)}
    asked = [place[number] for number in found.numbers if number in place]
    wanted = np.array(list(dict.fromkeys(pairwise(asked))), np.int64).reshape(-1, 2)
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
