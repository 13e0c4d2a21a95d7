"""How sure the product is of questions whose article is there, but not the sentence that answers.

`refusal` takes whole articles away, so that the unanswerable questions are about something else.
People ask what an article might have said. Here the passages that hold an answer's words are cut
out of it, for a share of the questions at a time; what is left stays as it was written. And
questions about other articles are asked with the name of one that is there in place of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.language.analysis import Analyser
from index.library import Library
from index.models import Outcome
from tests.benchmarks._questions import Asked, Source, fill, holding, load, progress

_KEPT = 0.95
_APART = 12  # one question in so many at a time, or little would be left of the articles


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions")],
    turns: Annotated[int, typer.Option(min=1, max=_APART, help="so many shares are asked")] = 3,
) -> None:
    """Ask questions of DATA with and without the passages that answer, over every other article."""
    rows = load(data)
    kept = rows.articles[::2]
    present = {row.id for row in kept}
    questions = [row for row in rows.questions if row.article in present]
    shares = [questions[first::_APART] for first in range(turns)]
    told = _sure(kept, [row for share in shares for row in share])
    untold = [one for share in shares for one in _sure(_cut(kept, share), share)]
    moved = _sure(kept, rows.moved(present)[:: _APART // turns])
    threshold = np.quantile([sure for sure, _ in told], 1 - _KEPT)
    print(f"{len(kept)} articles; refused when keeping {_KEPT:.0%} of what is asked as it stands")
    for name, asked in (
        ("as it stands", told),
        ("without the passages that answer", untold),
        ("of another article", moved),
    ):
        answered = np.mean([answered for _, answered in asked])
        refused = np.mean([sure < threshold for sure, _ in asked])
        print(f"{name:34}{len(asked):7,} questions{answered:8.1%} answered{refused:8.1%} refused")


def _cut(articles: Sequence[Source], asked: Sequence[Asked]) -> list[Source]:
    """Return `articles` without the passages that hold the words of an answer to `asked`."""
    analyser = Analyser()
    left = []
    for article in articles:
        text = article.text
        answers = {text[s:e] for row in asked if row.article == article.id for s, e in row.answers}
        if answers:
            held = holding(answers)
            for passage in reversed(analyser.passages(text)):
                if held.search(passage.text):
                    text = text[: passage.start] + text[passage.end :]
        left.append(article._replace(text=text))
    return left


def _sure(articles: Sequence[Source], asked: Sequence[Asked]) -> list[tuple[float, bool]]:
    """Return how sure the product is of each question, and whether it answers."""
    with Library.open() as library:
        fill(library, articles)
        replies = [library.ask(row.question) for row in progress(asked, "questions", asked)]
    return [(reply.confidence, reply.outcome is Outcome.ANSWER) for reply in replies]
