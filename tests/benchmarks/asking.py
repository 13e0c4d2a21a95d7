"""The whole of `Library.ask` over a stored collection, beside one raw call of rank_bm25.

Times are the processor's, of the thread that asks, so that a busy machine changes little; opening
and the first answer are by the clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import numpy as np
import typer
from rank_bm25 import BM25Okapi

from index.library import Library
from tests.benchmarks._collection import stored
from tests.benchmarks._recombined import Corpus, questions

T = TypeVar("T")

_RAW = 20  # questions that rank_bm25 gets: each takes it long
_WARM = 5  # answers after the first that are not counted


def main(
    passages: Annotated[list[int] | None, typer.Option(help="sizes of the collection")] = None,
    asked: Annotated[int, typer.Option(min=_RAW, help="how many questions")] = 200,
    folder: Annotated[Path | None, typer.Option(help="keep the collections here for later")] = None,
) -> None:
    """Print how long opening, the first answer and the others take, at each size."""
    columns = ("open", "first", "p50", "p95", "p99", "get_scores", "times")
    print(f"{'passages':>10}" + "".join(f"{name:>12}" for name in columns) + "  milliseconds")
    for size in passages or [1_000, 10_000, 100_000]:
        with stored(size, folder and folder / str(size)) as (data, corpus):
            _measure(data, corpus, size, asked)


def _measure(folder: Path, corpus: Corpus, size: int, asked: int) -> None:
    raw = BM25Okapi(corpus.documents())
    queries = questions(corpus, asked)
    opened, library = _timed(lambda: Library.open(folder), time.perf_counter)
    times, raw_times = [], []
    with library:
        ask = [partial(library.ask, " ".join(words) + "?") for words in queries]
        first, _ = _timed(ask[0], time.perf_counter)
        for question in ask[1 : 1 + _WARM]:
            question()
        for number, question in enumerate(ask):
            times.append(_timed(question, time.thread_time)[0])
            if number < _RAW:
                score = partial(raw.get_scores, queries[number])
                raw_times.append(_timed(score, time.thread_time)[0])
    percentiles, usual = np.percentile(times, [50, 95, 99]), float(np.median(raw_times))
    row = np.array([opened, first, *percentiles, usual]) * 1e3
    print(f"{size:10,}" + "".join(f"{value:12.1f}" for value in row), end="")
    print(f"{usual / percentiles[0]:12.1f}", flush=True)


def _timed(step: Callable[[], T], clock: Callable[[], float]) -> tuple[float, T]:
    started = clock()
    result = step()
    return clock() - started, result
