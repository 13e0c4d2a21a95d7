"""What the network of answer words is fitted on: words of right and of wrong passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.postings import Flags, Longs
from index.search.features.answer_words import INPUTS, answer_words
from index.search.features.describe import Features
from index.search.features.likeness import likeness, likeness_features
from index.search.features.order import order_features
from index.search.networks.network import Network, Weights
from index.search.retrieval.retrieve import Retrieved
from tests.benchmarks._learning import Examples, Recipe, fit, ranking_loss
from tests.benchmarks._questions import Asked
from tests.benchmarks._shelf import Pool

_RECIPE = Recipe(hidden=(48, 16), epochs=16, decay=3e-2, dropped=0.2, batch=32, members=1)
_NEAR = 15  # wrong passages are drawn from the first so many
_WRONG = 5
_WORDS = 96  # of a question, at most


class Words(NamedTuple):
    """New words of passages found for a question: their inputs (w, INPUTS), which answer (w,)."""

    asked: Asked
    inputs: Weights
    right: Flags


def see_words(pool: Pool, questions: Iterable[Asked]) -> list[Words]:
    """Return the words of the right passages and of some wrong ones, where an answer is found."""
    generator = np.random.default_rng(0)
    rows = []
    for row in questions:
        found = pool.find(row.question)
        if found is None:
            continue
        right = np.flatnonzero(np.isin(found.evidence.key, list(pool.shelf.answers(row))))
        wrong = np.setdiff1d(np.arange(min(_NEAR, len(found.evidence))), right)
        chosen = generator.permutation(wrong)[:_WRONG]
        if len(right):
            rows.append(_words(pool, row, found, np.concatenate([right, chosen])))
    return [one for one in rows if one.right.any()]


def fit_words(seen: Sequence[Words]) -> Network:
    """Return the network fitted to `seen`."""
    rows = np.zeros((len(seen), _WORDS, len(INPUTS)), np.float32)
    right = np.zeros((len(seen), _WORDS), np.bool_)
    for i, one in enumerate(seen):
        size = min(_WORDS, len(one.right))
        rows[i, :size] = one.inputs[:size]
        rows[i, size:] = one.inputs[size - 1]
        right[i, :size] = one.right[:size]
    kept = right.any(axis=1)
    return fit(Examples(INPUTS, rows[kept], right[kept]), ranking_loss, _RECIPE)


def _words(pool: Pool, row: Asked, found: Retrieved, chosen: Longs) -> Words:
    some = found.take(chosen.astype(np.int32))
    like = likeness(some)
    shown: Features = {**order_features(found), **likeness_features(like)}
    shown |= {name: shown[name][chosen] for name in ("score", "gap")}
    words = answer_words(some, like, shown)
    right = [
        _answers(pool, row, int(some.evidence.key[owner]), place)
        for owner, place in zip(words.owner.tolist(), words.places.tolist(), strict=True)
    ]
    return Words(row, words.inputs.astype(np.float32), np.array(right, np.bool_))


def _answers(pool: Pool, row: Asked, key: int, place: int) -> bool:
    """Return whether the word at `place` of a passage is one of an answer."""
    if pool.shelf.owners[key] != row.article:
        return False
    start = pool.shelf.word_starts(key)[place]
    return any(first <= start < end for first, end in row.answers)
