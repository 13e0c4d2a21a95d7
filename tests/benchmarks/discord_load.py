"""Many people at once: the bot as a process on a loopback Discord, a large collection behind it.

The times are those that Discord sees, from the event to the acknowledgement and to the answer. The
server and the people share the machine with the bot, in another process.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from tests.benchmarks._discord import Crowd, prepare, staged, unanswered, until
from tests.discord_server.interactions import Interaction, Kind

_SERVERS = 4
_TYPED = 10  # every so many interactions is somebody who types the title of an article
_PATIENCE = 60.0


def main(
    passages: Annotated[int, typer.Option(min=1000, help="size of the collection")] = 100_000,
    interactions: Annotated[int, typer.Option(min=10, help="how many")] = 500,
    people: Annotated[int, typer.Option(min=1, help="of how many people")] = 200,
    seconds: Annotated[float, typer.Option(min=0.1, help="in how many seconds")] = 10.0,
) -> None:
    """Print how fast interactions are acknowledged and answered, and whether the heart beats."""
    with tempfile.TemporaryDirectory() as folder:
        asked = prepare(Path(folder), passages, interactions)
        print(
            f"{passages:,} passages; {len(asked)} interactions in {seconds:g} s of {people} people"
        )
        asyncio.run(_measure(Path(folder), asked, people, seconds))


async def _measure(folder: Path, asked: list[str], people: int, seconds: float) -> None:
    async with staged(folder, people, _SERVERS) as stage:
        first = await stage.crowd.ask(asked[0])
        await until(lambda: first.answered_after is not None, _PATIENCE)
        print(f"the first question of all is answered after {first.answered_after:.2f} s")
        before, beats, used = stage.memory(), len(stage.late_beats()), stage.processor()
        sent = await _send(stage.crowd, asked, seconds)
        await until(lambda: not unanswered(sent), _PATIENCE)
        used, late = stage.processor() - used, stage.late_beats()[beats:]
        print(f"resident memory {before:.0f} MB before, {stage.memory():.0f} MB after")
        print(f"{used / len(sent) * 1e3:.1f} ms of a processor for each interaction")
        print(f"{len(late)} heartbeats, the latest {max(late) * 1e3:.0f} ms late")
        problems = stage.bot.log.count("Reference")
    _print(sent)
    print(f"{unanswered(sent)} unanswered or answered elsewhere, {problems} problems in the log")


async def _send(crowd: Crowd, asked: list[str], seconds: float) -> list[Interaction]:
    """Let people ask, evenly spread over `seconds`."""
    started, sent = time.perf_counter(), []
    for number, question in enumerate(asked):
        due = started + number * seconds / len(asked)
        await asyncio.sleep(max(0, due - time.perf_counter()))
        typing = number % _TYPED == _TYPED - 1
        sent.append(await (crowd.type(question[-6:-1]) if typing else crowd.ask(question)))
    return sent


def _print(sent: list[Interaction]) -> None:
    print(f"{'milliseconds':28}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}")
    commands = [one for one in sent if one.kind is Kind.COMMAND]
    typed = [one for one in sent if one.kind is Kind.AUTOCOMPLETE]
    _row("/ask acknowledged", [one.acknowledged_after for one in commands])
    _row("/ask answered", [one.answered_after for one in commands])
    _row("titles offered", [one.answered_after for one in typed])


def _row(name: str, times: list[float | None]) -> None:
    taken = np.array([time for time in times if time is not None]) * 1e3
    row = "".join(f"{value:8.0f}" for value in np.percentile(taken, [50, 95, 99, 100]))
    print(f"{name:20}{len(taken):5} of {len(times):<4}{row}"[:80])
