"""Measure how fast articles are imported by one process and by several, in one run."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from index.intake import analyse
from index.language.analysis import Analyser
from index.library import Library
from index.models import Article


def main(
    data: Annotated[Path, typer.Argument(help="articles, one JSON object with a `text` a line")],
    copies: Annotated[int, typer.Option(help="so often each article is imported, altered")] = 1,
    workers: Annotated[int, typer.Option(help="so many processes are compared with one")] = 2,
    repeats: Annotated[int, typer.Option(help="the best of so many runs counts")] = 2,
) -> None:
    """Print the words a second of importing DATA with 1 and more workers."""
    texts = [json.loads(line)["text"] for line in data.read_text(encoding="utf-8").splitlines()]
    articles = [Article(text=f"{text}\n\nCopy {n}.") for n in range(copies) for text in texts]
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(articles):,} articles, {words:,} words")
    seconds: dict[int, list[float]] = {1: [], workers: []}
    for _ in range(repeats):  # by turns, so that a busy machine slows both
        for number, times in seconds.items():
            times.append(_seconds(articles, number))
    for number, times in seconds.items():
        print(f"{number} workers: {words / min(times):,.0f} words/s")
    print(f"language analysis: {_share_of_analysis(articles):.0%} of the work of one")
    print(f"{min(seconds[1]) / min(seconds[workers]):.2f} times as fast")


def _share_of_analysis(articles: list[Article]) -> float:
    """Return the share of the processor's time of an import that analysing articles takes."""
    analyser, started = Analyser(), time.process_time()
    for article in articles:
        analyse(article, analyser)
    analysing = time.process_time() - started
    started = time.process_time()
    _seconds(articles, 1)
    return analysing / (time.process_time() - started)


def _seconds(articles: list[Article], workers: int) -> float:
    with tempfile.TemporaryDirectory() as folder, Library.open(folder) as library:
        started = time.perf_counter()
        for _ in library.add_many(articles, workers=workers):
            pass
        return time.perf_counter() - started
