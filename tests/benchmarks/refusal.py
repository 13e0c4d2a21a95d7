"""Write how sure the product is of each question, with half of the articles taken away."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import mean
from typing import Annotated

import typer

from index.library import Library
from index.models import Outcome
from tests.benchmarks._questions import fill, load, progress


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions")],
    predictions: Annotated[Path, typer.Option(help="where to write the confidences")],
    every: Annotated[int, typer.Option(help="ask one question in so many")] = 1,
) -> None:
    """Ask every question of DATA over every other article, for scoring."""
    rows = load(data)
    kept = rows.articles[::2]
    present = {row.id for row in kept}
    questions = rows.questions[::every]
    refused: dict[bool, list[bool]] = {True: [], False: []}
    with Library.open() as library, predictions.open("w", encoding="utf-8") as out:
        fill(library, kept)
        for row in progress(questions, "questions", questions):
            reply = library.ask(row.question)
            answerable = row.article in present
            refused[answerable].append(reply.outcome is not Outcome.ANSWER)
            record = {"id": row.id, "answerable": answerable, "confidence": reply.confidence}
            out.write(json.dumps(record) + "\n")
    print(f"{len(questions):,} questions over {len(kept)} of {len(rows.articles)} articles")
    for answerable, outcomes in refused.items():
        name = "answerable" if answerable else "unanswerable"
        share = mean(outcomes) if outcomes else 0.0
        print(f"{len(outcomes):,} {name}: {1 - share:.1%} answered at the default threshold")
    print(f"-> {predictions}")
