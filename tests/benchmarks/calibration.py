"""How far the confidence shown is the share of questions that the sentence shown answers.

Half of the articles are taken away, as in `refusal`. A sentence answers where it stands in the
right article and holds the start of an answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.library import Library
from index.models import Answer, Hit, Refusal, Thresholds
from index.postings import Flags, Floats
from tests.benchmarks._questions import Asked, fill, load, progress

_BINS = 10
_EVERYTHING = Thresholds(answer=0.0, close=0.0)  # show the first sentence of every question
_POINTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions")],
    every: Annotated[int, typer.Option(min=1, help="ask one question in so many")] = 1,
) -> None:
    """Print a reliability table, the expected calibration error, and what thresholds would do."""
    rows = load(data)
    kept = rows.articles[::2]
    present = {row.id for row in kept}
    questions = rows.questions[::every]
    with Library.open(thresholds=_EVERYTHING) as library:
        names = fill(library, kept)
        replies = [library.ask(row.question) for row in progress(questions, "questions", questions)]
    sure = np.array([reply.confidence for reply in replies])
    right = np.array([_answers(a, q, names) for a, q in zip(replies, questions, strict=True)])
    answerable = np.array([row.article in present for row in questions])
    print_reliability(sure, right)
    _print_thresholds(sure, right, answerable)


def _answers(reply: Answer | Refusal, asked: Asked, names: dict[str, str]) -> bool:
    return bool(reply.hits) and _covers(reply.hits[0], asked, names)


def _covers(hit: Hit, asked: Asked, names: dict[str, str]) -> bool:
    here = names[hit.article.id] == asked.article
    return here and any(hit.start <= start < hit.end for start, _ in asked.answers)


def print_reliability(sure: Floats, right: Flags) -> None:
    """Print what each tenth of the confidence holds, and the error (Naeini et al. 2015)."""
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    print(f"{'confidence':>12}{'questions':>11}{'mean':>8}{'answered rightly':>18}")
    error = 0.0
    for number in np.unique(bins).tolist():
        here = bins == number
        stated, true = sure[here].mean(), right[here].mean()
        error += here.mean() * abs(stated - true)
        edges = f"{number / _BINS:.1f}-{(number + 1) / _BINS:.1f}"
        print(f"{edges:>12}{here.sum():11,}{stated:8.3f}{true:18.3f}")
    print(f"expected calibration error {error:.3f}\n")


def _print_thresholds(sure: Floats, right: Flags, answerable: Flags) -> None:
    heads = ("threshold", "answerable answered", "of these right", "others refused")
    print("".join(f"{head:>{width}}" for head, width in zip(heads, (12, 21, 16, 16), strict=True)))
    for point in _POINTS:
        shown = sure >= point
        answered = shown & answerable
        print(
            f"{point:12.1f}{answered.sum() / answerable.sum():21.1%}"
            f"{right[answered].mean():16.1%}{(~shown)[~answerable].mean():16.1%}"
        )
