"""How well written questions are answered, and left unanswered where their texts do not say.

Who wrote them (`data/README.md`) read the texts, and put most questions in other words. What the
texts do not say is asked with their own names and words, as readers do: it is hard to tell.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.library import Library
from index.models import Outcome
from tests.benchmarks._questions import Asked, fill, progress
from tests.benchmarks._written import written

_DEPTH = 50


def main(
    questions: Annotated[Path, typer.Argument(help="written questions, one a line")],
    texts: Annotated[Path, typer.Argument(help="the texts that they are about")],
) -> None:
    """Ask QUESTIONS over those of TEXTS that they are about, all together."""
    from sklearn.metrics import roc_auc_score

    rows = written(texts, questions)
    with Library.open() as library:
        names = fill(library, rows.articles)
        asked = progress(rows.questions, "questions", rows.questions)
        ranks, sure, answered = np.array([_ask(library, names, row) for row in asked]).T
    answerable = np.array([bool(row.answers) for row in rows.questions])
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


def _ask(library: Library, names: dict[str, str], row: Asked) -> tuple[float, float, float]:
    """Return the rank of the sentence that answers, the confidence, and whether it is answered."""
    found = library.ask(row.question)
    hits = library.search(row.question, n=_DEPTH)
    right = [
        rank
        for rank, hit in enumerate(hits, 1)
        if names[hit.article.id] == row.article
        and any(hit.start <= start < hit.end for start, _ in row.answers)
    ]
    return min(right, default=np.inf), found.confidence, found.outcome is Outcome.ANSWER
