"""The whole of `Library.ask` over a stored collection: how it grows, and how long a start takes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import numpy as np
import typer

from index.library import Library
from tests.benchmarks._collection import fill
from tests.benchmarks._recombined import questions, recombined

T = TypeVar("T")


def main(
    passages: Annotated[list[int] | None, typer.Option(help="sizes of the collection")] = None,
    asked: Annotated[int, typer.Option(min=5, help="how many questions")] = 200,
) -> None:
    """Print how long opening, the first answer and the others take, at each size."""
    print(f"{'passages':>10}{'open':>9}{'first':>9}{'p50':>9}{'p95':>9}{'p99':>9}  milliseconds")
    for size in passages or [1_000, 10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size, asked)


def _measure(folder: Path, size: int, asked: int) -> None:
    corpus = recombined(size)
    fill(folder, corpus)
    queries = [" ".join(words) + "?" for words in questions(corpus, asked)]
    opened, library = _timed(lambda: Library.open(folder))
    with library:
        times = [_timed(partial(library.ask, query))[0] for query in queries]
    row = [opened, times[0], *np.percentile(times[1:], [50, 95, 99])]
    print(f"{size:10,}" + "".join(f"{value * 1e3:9.1f}" for value in row))


def _timed(step: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = step()
    return time.perf_counter() - started, result
