"""Searches and other calls that wait until a test lets them go."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.client import OnrecordBot
from bot.serving.work import THREADS, Work
from index.library import Library


def hold(library: Library, name: str, patch: pytest.MonkeyPatch) -> threading.Event:
    """Let a method of the library wait for the event that is returned."""
    let_go, call = threading.Event(), getattr(library, name)

    def wait(*args: object, **options: object) -> object:
        assert let_go.wait(30)
        return call(*args, **options)

    patch.setattr(library, name, wait)
    return let_go


class Held:
    """A library whose searches wait until they are let go."""

    def __init__(self, library: Library, patch: pytest.MonkeyPatch) -> None:
        self.let_go = hold(library, "ask", patch)


@asynccontextmanager
async def impatient(bot: OnrecordBot, let_go: threading.Event) -> AsyncIterator[None]:
    """Wait no longer than half a second for changes while the block runs, then until all are made.

    A change that is held is `let_go` behind the block.
    """
    changing = bot.desk.changing = Work(threads=1, seconds=0.5, changes=True)
    yield
    let_go.set()
    changing.seconds = 60
    await changing.run(lambda: None)  # there is but one thread


@asynccontextmanager
async def hung(bot: OnrecordBot) -> AsyncIterator[None]:
    """Let as many searches hang while the block runs as there are threads for."""
    gate = threading.Event()
    hanging = [asyncio.create_task(bot.desk.work.run(gate.wait)) for _ in range(THREADS)]
    await asyncio.sleep(0)
    try:
        yield
    finally:
        gate.set()
        await asyncio.gather(*hanging)
