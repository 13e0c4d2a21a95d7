"""Fit how the confidence network's value becomes the probability that is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.search import confidence
from index.search.network import load as load_network
from index.search.postings import Flags, Floats
from index.search.rerank import rerank
from tests.benchmarks._questions import load
from tests.benchmarks._training import Shelf, halves, see

_FILE = Path(confidence.__file__).parent / "lexicon" / "calibration.toml"
_HEADING = """\
# The probability that the first sentence answers: ceiling / (1 + exp(-(slope * value + shift))).
# Written by: python -m tests.benchmarks fit_calibration DATA
"""
_START = (0.9, 1.0, 0.0)


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions to fit on")],
    numbers: Annotated[Path, typer.Option(help="the file to write")] = _FILE,
    every: Annotated[int, typer.Option(min=1, help="use one question in so many")] = 6,
) -> None:
    """Fit the calibration on DATA with half of the articles taken away, each half in turn.

    DATA is what the networks were fitted on, so a little too much is promised of other articles;
    `calibration` measures how much.
    """
    rows = load(data)
    questions = rows.questions[::every]
    shelf = Shelf(rows.articles)
    network = load_network(confidence.WEIGHTS)
    values, right = [], []
    for half in halves(rows)[:2]:
        for one in see(shelf.pool(half.__contains__), questions):
            order = rerank(one.features)
            values.append(network.evaluate(confidence.summary(one.features, order))[0])
            right.append(bool(one.right[order.order[0]]))
    fitted = fit(np.array(values), np.array(right))
    names = ("ceiling", "slope", "shift")
    lines = [f"{name} = {value:.3f}\n" for name, value in zip(names, fitted, strict=True)]
    numbers.write_text(_HEADING + "".join(lines), encoding="utf-8")
    print(f"{len(values):,} questions -> {numbers}", *lines, sep="\n")


def fit(values: Floats, right: Flags) -> tuple[float, float, float]:
    """Return the ceiling, slope and shift under which `right` is likeliest."""
    from scipy.optimize import minimize

    def unlikely(numbers: Floats) -> float:
        ceiling, slope, shift = numbers
        shown = np.clip(ceiling / (1 + np.exp(-(slope * values + shift))), 1e-9, 1 - 1e-9)
        return float(-np.where(right, np.log(shown), np.log1p(-shown)).mean())

    found = minimize(unlikely, _START, bounds=[(0.01, 0.999), (0.01, 10), (-10, 10)]).x
    return float(found[0]), float(found[1]), float(found[2])
