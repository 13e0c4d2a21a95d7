"""Many servers in one store: what it takes to ask one of them after all the others.

Each server has a collection of its own, and memory holds few of them, so that a collection was let
go before it is asked again. The first round makes the indexes from the store, the others take them
from their files.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.derived.segments import DIRECTORY
from index.library import Library
from tests.benchmarks._collection import fill, repeat
from tests.benchmarks._memory import resident
from tests.benchmarks._recombined import recombined, typed

_DIFFERENT = 100  # servers with articles of their own; the others have copies of them


def main(
    servers: Annotated[int, typer.Option(min=2, help="how many servers there are")] = 100,
    articles: Annotated[int, typer.Option(min=1, help="articles a server")] = 200,
    sentences: Annotated[int, typer.Option(min=1, help="sentences an article")] = 8,
    memory: Annotated[int, typer.Option(min=1, help="megabytes for indexes")] = 8,
    rounds: Annotated[int, typer.Option(min=2, help="how often each server is asked")] = 3,
) -> None:
    """Print how long answers take in collections that were let go, and the memory held."""
    names = [f"guild:{number}" for number in range(1, servers + 1)]
    made, every = names[:_DIFFERENT], servers * articles * sentences
    corpus = recombined(len(made) * articles * sentences)
    queries = typed(corpus, servers)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), corpus, made, sentences)
        repeat(Path(folder), made, names[len(made) :])
        print(f"{servers:,} servers, {articles:,} articles each, {every:,} sentences")
        for count in range(rounds):
            _round(Path(folder), names, queries, memory, "made" if count == 0 else "from files")
        held = _size(Path(folder, DIRECTORY)) / every
    print(f"index files {held:.0f} bytes a sentence")


def _round(folder: Path, names: list[str], queries: list[str], memory: int, what: str) -> None:
    started = time.perf_counter()
    with Library.open(folder, index_memory=memory) as library:
        opened = time.perf_counter() - started
        library.ask(queries[-1], collections=[names[-1]])  # reads what all questions need
        before, taken = resident(), []
        for name, query in zip(names, queries, strict=True):
            started = time.perf_counter()
            library.ask(query, collections=[name])
            taken.append(time.perf_counter() - started)
            library.settle()  # or writing would be timed with the next question
        again = []
        for query in queries:
            started = time.perf_counter()
            library.ask(query, collections=[names[-1]])
            again.append(time.perf_counter() - started)
        grown = (resident() - before) / 1e6
    p50, p95, most = np.percentile(taken, [50, 95, 100]) * 1e3
    print(
        f"{what:10} open {opened * 1e3:5.1f} ms; asked after all others: p50 {p50:6.1f} ms, "
        f"p95 {p95:6.1f}, most {most:6.1f}; asked again: p50 {np.median(again) * 1e3:6.1f} ms; "
        f"memory grew by {grown:.1f} MB of {memory} allowed"
    )


def _size(directory: Path) -> int:
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())
