from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from tests.bot.command_line import FERRY, ORCHARD, environment
from tests.bot.held import Held
from tests.bot.press import TAX, library
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.records import MANAGE_GUILD


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data folder of a person who has set nothing else; it is not made yet."""
    folder = tmp_path / "data"
    wanted = environment(folder)
    for name in set(os.environ) - set(wanted):
        monkeypatch.delenv(name)
    monkeypatch.setenv("ONRECORD_DATA", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    (folder / "orchard.md").write_text(ORCHARD, encoding="utf-8")
    return folder


@pytest.fixture
def press() -> Iterator[Library]:
    """Return a library with two public articles."""
    with library() as made:
        yield made


@pytest.fixture
def stored(data: Path) -> Path:
    """Return a data folder with an article in it."""
    with Library.open(data) as library:
        library.add(TAX)
    return data


@pytest.fixture
def held(press: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Hold the searches of the press."""
    holding = Held(press, monkeypatch)
    yield holding
    holding.let_go.set()


@pytest.fixture
def tom(discord: DiscordServer, harbour: Guild) -> Person:
    """Return somebody who may manage the server."""
    person = discord.person("Tom")
    person.appoint(harbour, permissions=MANAGE_GUILD)
    return person
