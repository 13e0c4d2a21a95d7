"""A bot as a process of its own, on a loopback Discord, with people who use it in many servers."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks._collection import fill
from tests.benchmarks._recombined import recombined, typed
from tests.bot.processes import Process, running
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.interactions import Interaction
from tests.discord_server.refusals import Refusal

_SEED = 20_261_125
_BEAT = 1.0  # seconds from one heartbeat to the next, so that many are seen
_LOOK = 0.02
_PATIENCE = 120.0


class Crowd:
    """People in servers, and what they ask: the same ones in every run."""

    def __init__(self, discord: DiscordServer, people: int, servers: int) -> None:
        self._discord = discord
        self._random = random.Random(_SEED)
        self._servers = [discord.guild(f"Server {number}") for number in range(servers)]
        self._people = [discord.person(f"Person {number}") for number in range(people)]
        self._turns = 0

    async def ask(self, question: str) -> Interaction:
        """Let the next person ask, in some server."""
        place, person = self._next()
        return await person.slash("ask", {"question": question}, at=place)

    async def type(self, typed: str) -> Interaction:
        """Let the next person type the title of an article, in some server."""
        place, person = self._next()
        return await person.type_into("ask", "article", typed, {"question": "Who?"}, at=place)

    async def press(self, answered: Interaction, label: str) -> Interaction:
        """Let who asked press a button of the answer."""
        person = next(one for one in self._people if one.record is answered.person)
        assert answered.message
        return await person.click(answered.message, label)

    def _next(self) -> tuple[Guild, Person]:
        self._turns += 1
        return self._random.choice(self._servers), self._people[self._turns % len(self._people)]


class Stage(NamedTuple):
    """Where a benchmark plays: Discord, the bot's process, the people."""

    discord: DiscordServer
    bot: Process
    crowd: Crowd

    def memory(self) -> float:
        """Return how much memory the bot has resident, in megabytes."""
        status = Path(f"/proc/{self.bot.id}/status").read_text(encoding="utf-8")
        (line,) = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1]) / 1024

    def processor(self) -> float:
        """Return how many seconds of a processor the bot has used so far."""
        fields = (
            Path(f"/proc/{self.bot.id}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def too_late(self) -> int:
        """Return how many interactions were acknowledged too late, and so answered elsewhere."""
        unknown = Refusal.UNKNOWN_INTERACTION.value[1]
        return sum(request.code == unknown for request in self.discord.requests)

    def late_beats(self) -> list[float]:
        """Return by how many seconds each heartbeat came late."""
        return [after - before - _BEAT for before, after in pairwise(self.discord.gateway.beats)]


def prepare(folder: Path, passages: int, asked: int) -> list[str]:
    """Store so many passages in `folder`, and return questions on them."""
    corpus = recombined(passages)
    fill(folder, corpus)
    return typed(corpus, asked)


@asynccontextmanager
async def staged(folder: Path, people: int, servers: int) -> AsyncIterator[Stage]:
    """Let a bot serve what is stored in `folder` while the block runs."""
    async with DiscordServer(heartbeat=_BEAT) as discord:
        crowd = Crowd(discord, people, servers)
        async with running(folder, discord.token, discord.port) as bot:
            await discord.changes.until(lambda: discord.gateway.live, "a bot connecting", _PATIENCE)
            yield Stage(discord, bot, crowd)


async def until(done: Callable[[], bool], seconds: float) -> None:
    """Wait until that is so, or so long."""
    for _ in range(int(seconds / _LOOK)):
        if done():
            return
        await asyncio.sleep(_LOOK)


def unanswered(interactions: Sequence[Interaction]) -> int:
    """Return how many of the interactions have no answer yet."""
    return sum(one.answered_after is None for one in interactions)
