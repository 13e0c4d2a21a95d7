"""How many questions two processes and two threads answer in the time of one, over one directory.

The processes share nothing but the files. The clock is the wall's, so this says something on an
idle machine with two cores alone; rounds go by turns, and the best one counts. Beside it stands how
many questions each spends a second of the processor's time on: what a busy machine changes least.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path
from threading import Barrier as ThreadBarrier
from threading import Thread
from typing import Annotated, Any, NamedTuple

import typer

from index.library import Library
from tests.benchmarks._collection import stored
from tests.benchmarks._recombined import typed

_WARM = 20  # answers before the clock runs
_SETTINGS = {"one process": (1, 1), "two threads": (1, 2), "two processes": (2, 1)}


class Served(NamedTuple):
    """Questions a second of the wall's clock, and a second of the processor's time."""

    wall: float
    processor: float


def main(
    passages: Annotated[int, typer.Option(min=1000, help="size of the collection")] = 100_000,
    seconds: Annotated[float, typer.Option(min=0.1, help="how long each asks")] = 5,
    rounds: Annotated[int, typer.Option(min=1, help="so often; the best counts")] = 3,
    folder: Annotated[Path | None, typer.Option(help="keep the collection here for later")] = None,
) -> None:
    """Print how many questions one process, two threads and two processes answer a second."""
    with stored(passages, folder) as (data, corpus):
        asked = typed(corpus, 500)
        with Library.open(data) as library:  # the index files are there for all of them
            library.ask(asked[0])
        found: dict[str, list[Served]] = {name: [] for name in _SETTINGS}
        for _ in range(rounds):
            for name, (processes, threads) in _SETTINGS.items():
                found[name].append(_round(data, asked, seconds, processes, threads))
    _show(passages, found)


def _show(passages: int, found: dict[str, list[Served]]) -> None:
    print(f"{passages:,} passages; questions a second, and how many times those of one process")
    one = max(found["one process"])
    for name, served in found.items():
        best = max(served)
        print(f"  {name:16}{best.wall:10.1f}{best.wall / one.wall:8.2f}", end="")
        print(
            f"   of the processor's time {best.processor:8.1f}{best.processor / one.processor:8.2f}"
        )


def _round(
    data: Path, asked: Sequence[str], seconds: float, processes: int, threads: int
) -> Served:
    context = multiprocessing.get_context("spawn")
    together, answers = context.Barrier(processes), context.Queue()
    running = [
        context.Process(target=_serve, args=(data, asked, seconds, threads, together, answers))
        for _ in range(processes)
    ]
    for process in running:
        process.start()
    served = [answers.get() for _ in running]
    for process in running:
        process.join()
    return Served(sum(one.wall for one in served), sum(one.processor for one in served) / processes)


def _serve(
    data: Path,
    asked: Sequence[str],
    seconds: float,
    threads: int,
    together: Barrier,
    answers: Any,
) -> None:
    """Answer questions in this process for a while, and tell how many."""
    with Library.open(data) as library:
        for question in asked[:_WARM]:
            library.ask(question)
        library.settle()
        together.wait()
        started, processor = time.perf_counter(), time.process_time()
        count = _counted(library.ask, asked, seconds, threads)
        spent = time.perf_counter() - started, time.process_time() - processor
        answers.put(Served(count / spent[0], count / spent[1]))


def _counted(
    ask: Callable[[str], object], asked: Sequence[str], seconds: float, threads: int
) -> int:
    """Return how many questions so many threads answer in that time."""
    counts, together = [0] * threads, ThreadBarrier(threads)

    def work(number: int) -> None:
        together.wait()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            ask(asked[(number * 7 + counts[number]) % len(asked)])
            counts[number] += 1

    running = [Thread(target=work, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return sum(counts)
