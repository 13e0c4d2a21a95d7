"""Write the best 100 passages for every question of a data file."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from index.library import Library
from tests.benchmarks._questions import fill, load, progress

_PASSAGES = 100


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions")],
    predictions: Annotated[Path, typer.Option(help="where to write the passages found")],
    every: Annotated[int, typer.Option(help="ask one question in so many")] = 1,
) -> None:
    """Ask every question of DATA over all its articles, for scoring."""
    rows = load(data)
    questions = rows.questions[::every]
    times = []
    with Library.open() as library, predictions.open("w", encoding="utf-8") as out:
        names = fill(library, rows.articles)
        for row in progress(questions, "questions", questions):
            started = time.perf_counter()
            hits = library.search(row.question, n=_PASSAGES)
            times.append(time.perf_counter() - started)
            ranked = [[names[hit.article.id], hit.start, hit.end] for hit in hits]
            out.write(json.dumps({"id": row.id, "ranked": ranked}) + "\n")
    print(f"{len(times):,} questions over {len(rows.articles)} articles -> {predictions}")
    print(f"median {median(times) * 1e3:.1f} ms a question, {_PASSAGES} passages each")
