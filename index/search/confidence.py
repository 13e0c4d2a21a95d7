"""Is the answer there at all? One calibrated probability that the sentence shown answers."""

from __future__ import annotations

from functools import cache

import numpy as np

from index.datafiles import toml_entry
from index.postings import Floats
from index.search.features.describe import Described
from index.search.features.wordwise import INPUTS
from index.search.networks.pooled import Pooled, load
from index.search.rerank import Order

WEIGHTS = "confidence"

_OF_THE_FIRST = (
    "score", "gap", "rank", "passage score", "phrase score", "article rank", "article share",
    "paragraph share", "score before", "score after", "question length", "mean idf", "length",
    "paragraph length", "title length", "share of found",
    "in passage", "in passage or related", "words in passage", "in neighbours", "only before",
    "in paragraph", "in article", "in title", "only title", "passage or title",
    "rarest in passage", "rarest in paragraph", "rarest in title", "missing in passage",
    "missing nearby", "missing in paragraph", "missing in article", "rare here", "rare in article",
    "paragraph concentration", "passage concentration", "longest run", "pairs", "skips", "fits",
    "is thing", "names", "names nearby", "numbers", "numbers in paragraph", "head", "span",
    "unknown share", "ahead of other articles", "start", "own words", "alike in passage",
    "akin in passage", "unlike in passage", "second unlike", "akin in passage or before",
    "alike in neighbours", "akin in neighbours", "unlike in neighbours", "alike in paragraph",
    "akin in paragraph", "unlike in paragraph", "about passage",
    "about new words", "lacking about new words", "only alike", "last alike", "best answer word",
    "answer words", "answer words, of found", "surprise", "mean surprise", "highest surprise",
    "surprise nowhere", "highest surprise nowhere", "oftener here", "oftenest here",
    "seldomest here", "oftener here in all", "words nowhere", "names asked", "names nowhere",
    "words typed", "likelier in passage", "likelier in passage than elsewhere",
    "likelier in paragraph", "likelier in paragraph than elsewhere", "likelier in article",
    "likelier in article than elsewhere",
)  # fmt: skip
_BEST_OF_ALL = (
    "score", "in passage", "in paragraph", "in article", "passage or title", "pairs",
    "alike in passage", "alike in neighbours", "alike in paragraph", "akin in paragraph",
    "about passage", "best answer word",
)  # fmt: skip
_ODDS = "value of all"
_SECOND, _TENTH = 1, 9


def confidence(described: Described, order: Order) -> float:
    """Return the probability, 0 to 1, that the first passage of `order` answers.

    What others lack makes it no less likely that it does. Raises `DataFileError` when the weights
    are damaged.
    """
    lacks = described.features["lacks"]
    whole = order._replace(values=order.values + lacks)
    odds = log_odds(load(WEIGHTS, INPUTS), summary(described, whole))
    return calibrated(odds - float(lacks[order.order[0]]))


def log_odds(network: Pooled, shown: Described) -> float:
    """Return what `network` and the re-ranker together make of what is `shown` of a question.

    It is the mean of two logarithms of odds: those of the network, which has learned half from
    whether there is an answer and half from whether the first sentence is it, and those that any
    passage answers, against that none does.
    """
    return float(network.evaluate(*shown)[0] + shown.features[_ODDS][0]) / 2


def calibrated(value: float) -> float:
    """Return the probability that a `value` of `log_odds` stands for.

    A logistic function below a ceiling: however well a sentence fits, another may be the answer.
    """
    ceiling, slope, shift = _numbers()
    return float(ceiling / (1 + np.exp(-(slope * value + shift))))


@cache
def _numbers() -> tuple[float, ...]:
    names = ("ceiling", "slope", "shift")
    return tuple(toml_entry("index.search", "calibration.toml", name, float) for name in names)


def summary(described: Described, order: Order) -> Described:
    """Return what a question and what was found for it are like, as that of a single passage.

    They are those of the first passage of `order`, beside the best of all of them.
    """
    features = described.features
    first = order.order[0]
    ranked = order.values[order.order]
    scores = np.sort(features["score"])[::-1]
    best = np.array([features[name] for name in _BEST_OF_ALL]).max(axis=1, keepdims=True)
    shown = {
        **{name: features[name][first : first + 1] for name in _OF_THE_FIRST},
        **{f"best {name}": one for name, one in zip(_BEST_OF_ALL, best, strict=True)},
        "value": ranked[:1],
        _ODDS: np.logaddexp.reduce(ranked, keepdims=True),
        "value lead": _lead(ranked, _SECOND),
        "value lead of ten": _lead(ranked, _TENTH),
        "share of the first": np.array([1 / np.exp(ranked - ranked[0]).sum()]),
        "score lead": _lead(scores, _SECOND),
        "score lead of ten": _lead(scores, _TENTH),
    }
    return Described(shown, described.words[:, first : first + 1], ())


def _lead(ranked: Floats, place: int) -> Floats:
    return np.asarray(ranked[:1] - ranked[min(place, len(ranked) - 1)])
