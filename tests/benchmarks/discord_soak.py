"""Many thousands of interactions with one bot, as a process: does its memory grow, does it tire?"""

from __future__ import annotations

import asyncio
import tempfile
from itertools import count
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from tests.benchmarks._discord import Crowd, Stage, prepare, staged, unanswered
from tests.discord_server.changes import Changes
from tests.discord_server.interactions import Interaction

_BATCH = 1000
_PEOPLE, _SERVERS = 400, 16
_QUESTIONS = 500
_PRESSED = {3: "More context", 6: "Why this?"}  # by the last digit of an interaction's number
_TYPED = 9
_WIDTH = 14
_SETTLED = 5  # batches after which memory should grow no more


class Row(NamedTuple):
    """What was measured: megabytes, milliseconds of a processor for each, the latest heartbeat."""

    done: int
    megabytes: float
    processor_ms: float
    late_ms: float
    unanswered: int
    too_late: int


def main(
    interactions: Annotated[int, typer.Option(min=_BATCH, help="how many in all")] = 20_000,
    passages: Annotated[int, typer.Option(min=1000, help="size of the collection")] = 10_000,
    together: Annotated[int, typer.Option(min=1, help="how many are underway at a time")] = 8,
) -> None:
    """Print memory, processor time, heartbeats and what stays unanswered, every 1,000."""
    with tempfile.TemporaryDirectory() as folder:
        asked = prepare(Path(folder), passages, _QUESTIONS)
        rows = asyncio.run(_soak(Path(folder), asked, interactions, together))
    if len(rows) > _SETTLED:
        grown = rows[-1].megabytes - rows[_SETTLED - 1].megabytes
        each = grown * 1024 / (rows[-1].done - rows[_SETTLED - 1].done)
        print(f"{grown:+.1f} MB since {rows[_SETTLED - 1].done:,}, {each:+.3f} kB an interaction")


async def _soak(folder: Path, asked: list[str], interactions: int, together: int) -> list[Row]:
    rows = []
    async with staged(folder, _PEOPLE, _SERVERS) as stage:
        print("".join(f"{name:>{_WIDTH}}" for name in Row._fields))
        for first in range(0, interactions, _BATCH):
            row = await _batch(stage, asked, first, together)
            print("".join(f"{value:{_WIDTH},.1f}" for value in row), flush=True)
            rows.append(row)
    return rows


async def _batch(stage: Stage, asked: list[str], first: int, together: int) -> Row:
    numbers, done = count(first), list[Interaction]()
    beats, used = len(stage.discord.gateway.beats), stage.processor()
    end = first + _BATCH

    async def take_part() -> None:
        last: Interaction | None = None
        while (number := next(numbers)) < end:
            begun = await _begin(stage.crowd, number, asked[number % len(asked)], last)
            done.append(begun)
            await _settled(begun, stage.discord.changes)
            if begun.message and begun.message.buttons:
                last = begun

    await asyncio.gather(*(take_part() for _ in range(together)))
    late = stage.late_beats()[beats:]
    row = Row(
        end,
        stage.memory(),
        (stage.processor() - used) / _BATCH * 1e3,
        max(late, default=0) * 1e3,
        unanswered(done) - stage.too_late(),
        stage.too_late(),
    )
    _forget(stage)
    return row


async def _begin(crowd: Crowd, number: int, question: str, last: Interaction | None) -> Interaction:
    """Let somebody ask, type a title or press a button of the `last` answer."""
    label = _PRESSED.get(number % 10, "")
    if last and last.message and label in last.message.buttons:
        return await crowd.press(last, label)
    if number % 10 == _TYPED:
        return await crowd.type(question[-6:-1])
    return await crowd.ask(question)


async def _settled(begun: Interaction, changes: Changes) -> None:
    """Wait for an answer; where none comes it is counted later."""
    try:
        await changes.until(lambda: begun.answered_after is not None, "an answer", seconds=30)
    except AssertionError:
        return


def _forget(stage: Stage) -> None:
    """Let the server forget what is over, so that it stays as fast as it was."""
    stage.discord.world.interactions.clear()
    stage.discord.world.messages.clear()
    stage.discord.requests.clear()
