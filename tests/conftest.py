"""Fixtures for everything that talks with Discord, and how hypothesis runs everywhere."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.discord_server import DiscordServer, Guild, Person

# A busy machine is slow, not wrong; and what passes here passes everywhere.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("gate")

# A shell in the background has its children ignore Ctrl-C, and theirs in turn.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def open_path() -> Iterator[Path]:
    """Give a temporary directory that every user may enter, unlike `tmp_path`."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    for inner in path.rglob("*"):
        inner.chmod(0o700)
    path.chmod(0o700)
    shutil.rmtree(path)


@pytest.fixture
async def discord() -> AsyncIterator[DiscordServer]:
    """Return a Discord that the bot can log in to."""
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def harbour(discord: DiscordServer) -> Guild:
    """Return a server that the bot is in."""
    return discord.guild("Harbour")


@pytest.fixture
def mara(discord: DiscordServer) -> Person:
    """Return somebody who asks."""
    return discord.person("Mara")
