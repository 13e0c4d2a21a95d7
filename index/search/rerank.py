"""Put the passages that BM25 found into a better order, by what their features say together.

One network chooses among them, and none of them: what a passage is worth to it is the logarithm of
the odds that this one answers, against that none does.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.postings import Flags, Floats, Longs
from index.search.features.describe import Described, Features
from index.search.features.relative import GROUPS
from index.search.features.wordwise import INPUTS
from index.search.networks.pooled import load

WEIGHTS = "rerank"
DEPTH = 60  # passages, at least
_DEPTHS = 4  # times as many passages as are asked for

# What each feature is worth to the fixed rule, in the unit of the BM25 score: round numbers, found
# by going through them one by one on training questions.
RULES = {
    "score": 1.0,
    "fits": 0.05,
    "names nearby": 0.02,
    "numbers in paragraph": 0.1,
    "alike in passage": 0.05,
    "akin in neighbours": 0.1,
    "about passage": 0.1,
    "own words": 0.01,
    "end": -0.05,
    "asks itself": -0.05,
}
_SAID = 2.0  # for a passage said by whom the question names; the training data names few
_FIRST = 10  # passages: behind these, what the network has not learned to part counts by rule too
_RULE = 0.5  # beside the network
_DIGITS = 4  # of a value: how a matrix is multiplied makes the fifth
_A_LITTLE = 10.0**-_DIGITS


class Order(NamedTuple):
    """The order of the first passages, best first, and the value of each in the old order."""

    order: Longs
    values: Floats


def depth(n: int) -> int:
    """Return how many passages to put into a better order where n are asked for.

    Up to ten, the same ones whatever n is.
    """
    return max(DEPTH, _DEPTHS * n)


def rerank(described: Described) -> Order:
    """Return the better order of the passages `described`; equals stay as they are.

    Raises `DataFileError` when the weights are damaged.
    """
    features = described.features
    values = load(WEIGHTS, INPUTS, len(GROUPS)).evaluate(*described).round(_DIGITS)
    values = _no_stranger_first(values, features)
    said = features["said"]
    values = values - _SAID * (said.max(initial=0) - said)
    values = values - features["lacks"]
    values = _plain_first(values, features["plain"] > 0)
    order = np.argsort(-values, kind="stable")
    first, rest = order[:_FIRST], order[_FIRST:]
    if len(rest):
        both = _scaled(values[rest]) + _RULE * _scaled(by_rule(features)[rest])
        order = np.concatenate([first, rest[np.argsort(-both, kind="stable")]])
    return Order(order, values)


def _scaled(values: Floats) -> Floats:
    """Return `values` as deviations from their mean."""
    away = values - values.mean()
    return np.asarray(away / (np.sqrt((away * away).mean()) + 1e-9))


def by_rule(features: Features) -> Floats:
    """Return the value (m,) of each passage by the fixed rule."""
    return np.asarray(sum(weight * features[name] for name, weight in RULES.items()))


def _no_stranger_first(values: Floats, features: Features) -> Floats:
    """Return `values` with no passage at the head that has nothing of the question itself.

    Among thousands of passages none comes there; the weights have not seen a handful of short ones.
    """
    held = features["in passage or related"] + features["alike in passage"] > 0
    if not held.any():
        return values
    below = np.nextafter(values[held].max(), -np.inf)
    return np.where(held, values, np.minimum(values, below))


def _plain_first(values: Floats, plain: Flags) -> Floats:
    """Return `values` with what answers plainly at the head.

    The weights have learned from questions that ask for what they do not say, which a sentence
    that all but repeats them does not answer.
    """
    if not plain.any():
        return values
    lacking = float(values.max() - values[plain].max()) + _A_LITTLE
    return np.where(plain, values + lacking, values)
