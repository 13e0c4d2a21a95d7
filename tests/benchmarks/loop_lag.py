"""How late the event loop is while threads search or add articles: acknowledgements wait for it.

Python lets one thread run at a time, for a switch interval unless it waits for something, and none
while its garbage collector works. The ways take turns, so that a busy machine slows all of them;
medians of the rounds are shown.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import typer

from bot.interpreter import spare_the_event_loop
from bot.receiving import receive
from bot.serving.desk import Desk
from bot.serving.work import THREADS, Work
from bot.words import english
from index.library import Library
from index.models import Article
from tests.benchmarks._discord import prepare
from tests.benchmarks._recombined import SENTENCES

_TICK = 0.005
_ASKERS = 8
_ARTICLES = 200


class Way(NamedTuple):
    """What keeps threads busy, and how."""

    name: str
    threads: int
    spared: bool


class Seen(NamedTuple):
    """How late the loop was, in milliseconds, and how much was done in a second."""

    late: list[float]
    done: float


_SEARCHES = [
    Way("searches", threads, spared)
    for threads in sorted({1, 4, THREADS})
    for spared in (False, True)
]
_IMPORTS = [Way("an import", 1, spared) for spared in (False, True)]
_NOTHING = Way("nothing", 0, spared=False)


def main(
    passages: Annotated[int, typer.Option(min=1000, help="size of the collection")] = 100_000,
    rounds: Annotated[int, typer.Option(min=1, help="how often each way has its turn")] = 3,
    seconds: Annotated[float, typer.Option(min=0.5, help="for how long each time")] = 3.0,
) -> None:
    """Print how late the event loop is, and how much is searched or added meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        asked = prepare(Path(folder), passages, 200)
        with Library.open(Path(folder)) as library:
            library.ask(asked[0])
            seen = asyncio.run(_rounds(library, asked, rounds, seconds))
    print(f"{'milliseconds late':34}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}{'done/s':>9}")
    for way, found in seen.items():
        name = f"{way.name}, {way.threads} threads{', as in run' if way.spared else ''}"
        late = np.median([one.late for one in found], axis=0)
        row = "".join(f"{value:8.1f}" for value in late)
        print(f"{name:34}{row}{np.median([one.done for one in found]):9.1f}")


async def _rounds(
    library: Library, asked: list[str], rounds: int, seconds: float
) -> dict[Way, list[Seen]]:
    texts, numbers = _texts(), count()

    async def search(work: Work) -> None:
        question = asked[next(numbers) % len(asked)]
        await work.run(partial(library.ask, question))

    async def add(desk: Desk) -> None:
        number = next(numbers)
        text = f"{texts[number % len(texts)]}\n\nCopy {number}."
        await receive(desk, "user:1", [], [Article(title="a", text=text)], english())

    seen: dict[Way, list[Seen]] = {}
    for _ in range(rounds):
        seen.setdefault(_NOTHING, []).append(await _round(None, _NOTHING, 0, seconds))
        for way in _SEARCHES:
            work = Work(way.threads)
            step = partial(search, work)
            seen.setdefault(way, []).append(await _round(step, way, _ASKERS, seconds))
        for way in _IMPORTS:
            step = partial(add, Desk(library))
            seen.setdefault(way, []).append(await _round(step, way, way.threads, seconds))
    return seen


async def _round(
    step: Callable[[], Awaitable[None]] | None, way: Way, together: int, seconds: float
) -> Seen:
    """Take the step again and again, and see how late the loop is meanwhile."""
    if way.spared:
        spare_the_event_loop()
    end, late, done = time.perf_counter() + seconds, list[float](), count()

    async def take() -> None:
        while step and time.perf_counter() < end:
            await step()
            next(done)

    async def tick() -> None:
        while (now := time.perf_counter()) < end:
            await asyncio.sleep(_TICK)
            late.append((time.perf_counter() - now - _TICK) * 1e3)

    await asyncio.gather(tick(), *(take() for _ in range(together)))
    _as_usual()
    return Seen(np.percentile(late, [50, 95, 99, 100]).tolist(), next(done) / seconds)


def _texts() -> list[str]:
    with SENTENCES.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for _, line in zip(range(_ARTICLES), lines, strict=False)]


def _as_usual() -> None:
    """Set Python back to what it does by itself."""
    sys.setswitchinterval(0.005)
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
