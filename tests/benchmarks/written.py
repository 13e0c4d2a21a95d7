"""How well written questions are answered, and left unanswered where their texts do not say.

Who wrote them (`data/README.md`) read the texts, and put most questions in other words. What the
texts do not say is asked with their own names and words, as readers do: it is hard to tell.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import typer

from index.library import Library
from index.models import Outcome
from tests.benchmarks._questions import Asked, Questions, fill, progress
from tests.benchmarks._written import written
from tests.benchmarks.calibration import print_reliability

_DEPTH = 50


class _Reply(NamedTuple):
    """The rank of the sentence that answers, how sure the bot is, and whether it answers."""

    rank: float
    sure: float
    answered: bool


def main(
    questions: Annotated[Path, typer.Argument(help="written questions, one a line")],
    texts: Annotated[Path, typer.Argument(help="the texts that they are about")],
    apart: Annotated[bool, typer.Option(help="ask each over its own collection alone")] = False,
) -> None:
    """Ask QUESTIONS over those of TEXTS that they are about, all together or --apart."""
    from sklearn.metrics import roc_auc_score

    rows = written(texts, questions)
    pieces = rows.apart() if apart else [rows]
    replies = [one for piece in pieces for one in _ask_all(piece)]
    ranks, sure, answered = np.array(replies).T
    answerable = np.array([bool(row.answers) for piece in pieces for row in piece.questions])
    told, untold = answered[answerable] > 0, answered[~answerable] > 0
    rank = ranks[answerable]
    print(
        f"{answerable.sum():,} questions that {len(rows.articles)} texts answer: "
        f"MRR {np.mean(1 / rank):.3f}, first right {np.mean(rank == 1):.1%}, "
        f"in the first {_DEPTH} {np.mean(rank <= _DEPTH):.1%}"
    )
    print(f"answered {told.mean():.1%}, rightly {np.mean(rank[told] == 1):.1%} of these")
    if not answerable.all():
        print(
            f"{(~answerable).sum():,} that they do not answer: answered {untold.mean():.1%}, "
            f"AUROC {roc_auc_score(answerable, sure):.3f}"
        )
    print_reliability(sure, ranks == 1)


def _ask_all(rows: Questions) -> list[_Reply]:
    """Return what the bot says to every question over the articles of `rows`."""
    with Library.open() as library:
        names = fill(library, rows.articles)
        return [
            _ask(library, names, row)
            for row in progress(rows.questions, "questions", rows.questions)
        ]


def _ask(library: Library, names: dict[str, str], row: Asked) -> _Reply:
    found = library.ask(row.question)
    hits = library.search(row.question, n=_DEPTH)
    right = [
        rank
        for rank, hit in enumerate(hits, 1)
        if names[hit.article.id] == row.article
        and any(hit.start <= start < hit.end for start, _ in row.answers)
    ]
    answered = found.outcome is Outcome.ANSWER
    return _Reply(min(right, default=np.inf), found.confidence, answered)
