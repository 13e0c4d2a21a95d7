"""Fit the learned weights of the search, the same ones every time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.search import confidence, rerank
from index.search.network import Network, pack
from tests.benchmarks._learning import Examples, Recipe, fit, ranking_loss, yes_no_loss
from tests.benchmarks._questions import Questions, load
from tests.benchmarks._training import Seen, Shelf, halves, rows_of, see

_WEIGHTS = Path(rerank.__file__).parent / "weights"
_RANKING = Recipe(hidden=(64, 32), epochs=12, decay=1e-4, dropped=0.2, members=3)
_CONFIDENCE = Recipe(hidden=(32, 16), epochs=12, decay=1e-3, dropped=0.2, members=3)
_FOLDS = 2


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions to fit on")],
    weights: Annotated[Path, typer.Option(help="the folder to write to")] = _WEIGHTS,
    every: Annotated[int, typer.Option(help="use one question in so many")] = 1,
) -> None:
    """Fit the re-ranker and the confidence on DATA, and write rerank.npz and confidence.npz."""
    rows = load(data)
    rows = rows._replace(questions=rows.questions[::every])
    shelf = Shelf(rows.articles)
    seen = _whole(shelf, rows)
    print(f"{len(seen):,} questions over {len(rows.articles)} articles")
    _write(weights / "rerank.npz", fit_ranking(seen))
    _write(weights / "confidence.npz", _fit_confidence(shelf, rows, seen))


def fit_ranking(seen: Sequence[Seen]) -> Network:
    """Return the re-ranker fitted to the questions of which a right passage was found."""
    found = [one for one in seen if one.right.any()]
    names = tuple(found[0].features)
    return fit(Examples(names, *rows_of(found, names)), ranking_loss, _RANKING)


def _whole(shelf: Shelf, rows: Questions) -> list[Seen]:
    """Return all questions over all articles, once with and once without the titles."""
    return [
        one
        for titles in (True, False)
        for one in see(shelf.pool(lambda name: True, titles=titles), rows.questions)
    ]


def _fit_confidence(shelf: Shelf, rows: Questions, seen: Sequence[Seen]) -> Network:
    """Fit on pools that lack half of the articles, with re-rankers that never saw the question."""
    fold = {row.id: i % _FOLDS for i, row in enumerate(rows.articles)}
    rankers = [fit_ranking([s for s in seen if fold[s.asked.article] != i]) for i in range(_FOLDS)]
    summaries, labels = [], []
    for half in halves(rows):
        for one in see(shelf.pool(half.__contains__), rows.questions):
            values = rankers[fold[one.asked.article]].evaluate(one.features)
            order = rerank.Order(np.argsort(-values, kind="stable"), values)
            summaries.append(confidence.summary(one.features, order))
            labels.append(one.answerable)
    names = tuple(summaries[0])
    table = np.array([[float(s[name][0]) for name in names] for s in summaries], np.float32)
    examples = Examples(names, table[:, None, :], np.array(labels)[:, None])
    return fit(examples, yes_no_loss, _CONFIDENCE)


def _write(path: Path, network: Network) -> None:
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **pack(network))
    print(f"{path}: {len(network.inputs)} inputs, {path.stat().st_size:,} bytes")
