"""Fit the learned weights of the search, the same ones every time.

The networks learn one from another, so each is shown the values that the one before it
gives to questions about articles from which that one has not learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import typer

from index.postings import Longs
from index.search import confidence, rerank
from index.search.arrays import Array
from index.search.features import answer_words
from index.search.features.describe import Described
from index.search.features.wordwise import INPUTS
from index.search.networks import network, pooled
from index.search.networks.network import Network, Weights
from index.search.networks.pooled import Pooled
from tests.benchmarks._calibration import FILE, fit_calibration, write_calibration
from tests.benchmarks._learning import Recipe, choice_loss, yes_no_loss
from tests.benchmarks._pooling import Readings, fit_pooled, readings
from tests.benchmarks._questions import Asked, Questions, load
from tests.benchmarks._shelf import Shelf
from tests.benchmarks._training import Seen, see_parts, see_whole
from tests.benchmarks._words import fit_words, see_words
from tests.benchmarks._written import COMMUNITIES, COMMUNITY_QUESTIONS, written

_WEIGHTS = Path(rerank.__file__).parent / "weights"
_CONFIDENCE = Recipe(hidden=(32, 16), epochs=12, decay=1e-3, dropped=0.2, members=5)
_RANKING = Recipe(hidden=(64, 32), epochs=8, decay=1e-4, dropped=0.2, members=6)
_FOLD_RANKING = replace(_RANKING, members=1)
_OPEN = 2  # one question in so many that its text leaves open teaches the confidence
_FOLDS = 2


class Summary(NamedTuple):
    """What the confidence sees of a question, whether it has an answer, whether it came first."""

    shown: Described
    answerable: bool
    answered: bool

    @property
    def chance(self) -> Weights:
        """Return what the network is to say: 1 where the first passage answers, ½ where another.

        Taught only whether there is an answer, it tells that a little better, and worse whether the
        first sentence is it.
        """
        return np.array([(self.answerable + self.answered) / 2], np.float32)


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions to fit on")],
    texts: Annotated[Path, typer.Argument(help="texts that the written questions are about")],
    weights: Annotated[Path, typer.Option(help="the folder to write to")] = _WEIGHTS,
    calibration: Annotated[Path, typer.Option(help="the file of the calibration")] = FILE,
    every: Annotated[int, typer.Option(min=1, help="use one question in so many")] = 1,
) -> None:
    """Fit all weights: answer_words.npz, rerank.npz, confidence.npz, calibration.toml.

    Learns from the questions of DATA, and from those written for Onrecord (data/README.md) over
    TEXTS, its own articles and small collections.
    """
    learned = load(data), written(texts), written(COMMUNITIES, COMMUNITY_QUESTIONS)
    sets = [rows.every(every) for rows in learned]
    shelves = [Shelf(rows.articles) for rows in sets]
    fold = folded(sets)
    taught = list(zip(shelves, sets, strict=True))
    words = [w for shelf, rows in taught for w in see_words(shelf.pool(), rows.questions)]
    write(weights / f"{answer_words.WEIGHTS}.npz", network.pack(fit_words(words)))
    judges = [fit_words([w for w in words if fold[w.asked.article] != i]) for i in range(_FOLDS)]

    def judge(asked: Asked) -> Network:
        return judges[fold[asked.article]]

    whole = [one for shelf, rows in taught for one in see_whole(shelf, rows, judge)]
    parts = [one for shelf, rows in taught for one in see_parts(shelf, rows, judge)]
    seen = [*whole, *parts]
    print(f"{len(seen):,} questions over {len(fold)} articles", flush=True)
    rankers = [
        fit_ranking(shown_of([one for one in seen if fold[one.asked.article] != i]), _FOLD_RANKING)
        for i in range(_FOLDS)
    ]
    some = mixed(parts)
    summaries = [summarise(one, rankers[fold[one.asked.article]]) for one in some]
    folds = np.array([fold[one.asked.article] for one in some])
    write(weights / f"{confidence.WEIGHTS}.npz", pooled.pack(fit_confidence(summaries)))
    write_calibration(calibration, calibrate(summaries, folds))
    shown = shown_of(seen)
    del seen, whole, parts, some  # ten gigabytes, which the last fit needs
    write(weights / f"{rerank.WEIGHTS}.npz", pooled.pack(fit_ranking(shown, _RANKING)))


def folded(sets: Iterable[Questions]) -> dict[str, int]:
    """Return the fold of each article, the same one for all of a collection."""
    articles = [row for rows in sets for row in rows.articles]
    names = dict.fromkeys(row.collection or row.id for row in articles)
    folds = {name: i % _FOLDS for i, name in enumerate(names)}
    return {row.id: folds[row.collection or row.id] for row in articles}


def mixed(parts: Sequence[Seen]) -> list[Seen]:
    """Return the questions of `parts` with an answer, and some of those that texts leave open.

    From all of the latter the network learns to doubt what the re-ranker does not.
    """
    told = [one for one in parts if one.asked.answers]
    return told + [one for one in parts if not one.asked.answers][::_OPEN]


def shown_of(seen: Sequence[Seen]) -> Readings:
    """Return what the re-ranker learns from `seen`."""
    return readings([one.described for one in seen], [one.right for one in seen], INPUTS)


def fit_ranking(shown: Readings, recipe: Recipe) -> Pooled:
    """Return the re-ranker that `recipe` fits to what is `shown`."""
    return fit_pooled(shown, choice_loss, recipe)


def summarise(one: Seen, ranker: Pooled) -> Summary:
    """Return the summary of a question, whose passages `ranker` puts in order."""
    values = ranker.evaluate(*one.described)
    order = rerank.Order(np.argsort(-values, kind="stable"), values)
    shown = confidence.summary(one.described, order)
    return Summary(shown, one.answerable, bool(one.telling[order.order[0]]))


def fit_confidence(summaries: Sequence[Summary]) -> Pooled:
    """Return the network that tells how likely each of `summaries` is answered."""
    shown = readings([one.shown for one in summaries], [one.chance for one in summaries], INPUTS)
    return fit_pooled(shown, yes_no_loss, _CONFIDENCE)


def calibrate(summaries: Sequence[Summary], folds: Longs) -> tuple[float, ...]:
    """Return the calibration of values that networks give which have not learned the articles.

    What is calibrated on is the mix that the networks learn from.
    """
    values = np.zeros(len(summaries))
    for i in range(_FOLDS):
        sure = fit_confidence([summaries[at] for at in np.flatnonzero(folds != i).tolist()])
        for at in np.flatnonzero(folds == i).tolist():
            values[at] = confidence.log_odds(sure, summaries[at].shown)
    return fit_calibration(values, np.array([one.answered for one in summaries]))


def write(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write `arrays` to the file `path`."""
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)
    print(f"{path}: {len(arrays['inputs'])} inputs, {path.stat().st_size:,} bytes", flush=True)
