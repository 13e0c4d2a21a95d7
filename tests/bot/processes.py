"""The bot as a process of its own, on the command line."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bot.command_line import process_environment
from tests.discord_server.changes import Changes


class Process:
    """A running bot; `log` is what it wrote so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.changes = Changes()
        self._process = process
        self._reading = asyncio.create_task(self._read())
        self._lines: list[str] = []

    @property
    def id(self) -> int:
        return self._process.pid

    @property
    def log(self) -> str:
        return "".join(self._lines)

    async def ended(self, seconds: float = 60) -> int:
        """Return the exit code once it has ended."""
        async with asyncio.timeout(seconds):
            code = await self._process.wait()
            await self._reading
        return code

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()

    async def _read(self) -> None:
        assert self._process.stderr
        async for line in self._process.stderr:
            self._lines.append(line.decode())
            self.changes.notify()


@asynccontextmanager
async def running(data: Path, token: str, port: int, *options: str) -> AsyncIterator[Process]:
    """Run the bot against the Discord at `port`, with `options` of the command `run`."""
    launch = ("-m", "tests.discord_server.launch", str(port), "--", "run")
    process = Process(
        await asyncio.create_subprocess_exec(
            sys.executable,
            *launch,
            *options,
            cwd=data,
            env=process_environment(data, ONRECORD_TOKEN=token),
            stderr=asyncio.subprocess.PIPE,
        )
    )
    try:
        yield process
    finally:
        await process.kill()
