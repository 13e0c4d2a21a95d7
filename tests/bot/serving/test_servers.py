"""What servers have set is at hand at once, soon up to date, and safe where it cannot be read."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from bot.serving.desk import Desk
from bot.serving.servers import CAREFUL, KnownServers
from bot.serving.work import Work
from index.errors import StoreError
from index.library import Library
from index.models import ServerSettings
from index.store.opening import FILE


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def failing(*_: object) -> ServerSettings:
    raise StoreError("The disk is gone. Bring it back.")


@pytest.fixture
def watch() -> Watch:
    return Watch()


async def test_a_change_holds_at_once(press: Library, watch: Watch) -> None:
    """Whoever changes a setting sees it hold with the next question."""
    known = KnownServers(press, Work(), clock=watch)
    assert await known.settings(1) == ServerSettings()
    await known.change(1, threads=True)
    assert (await known.settings(1)).threads


async def test_a_read_that_began_before_a_change_does_not_undo_it(
    press: Library, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also who asked just before somebody changed a setting gets what holds now."""
    known, read, let_go = KnownServers(press, Work(), clock=watch), Event(), Event()
    settings = press.servers.settings

    def slow(server: int) -> ServerSettings:
        found = settings(server)
        read.set()
        let_go.wait(30)
        return found

    monkeypatch.setattr(press.servers, "settings", slow)
    reading = asyncio.create_task(known.settings(1))
    await asyncio.to_thread(read.wait, 30)
    await known.change(1, private_answers=True)
    let_go.set()
    assert (await reading).private_answers
    assert (await known.settings(1)).private_answers


async def test_a_change_that_was_given_up_holds_once_it_happens(
    press: Library, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was known of the server before does not hold on."""
    changing, let_go = Work(threads=1, seconds=0.5), Event()
    known, change = KnownServers(press, changing, clock=watch), press.servers.change

    def slow(server: int, **changes: object) -> ServerSettings:
        let_go.wait(30)
        return change(server, **changes)

    monkeypatch.setattr(press.servers, "change", slow)
    with pytest.raises(TimeoutError):
        await known.change(1, private_answers=True)
    assert not (await known.settings(1)).private_answers
    let_go.set()
    changing.seconds = 60
    await changing.run(lambda: None)  # there is but one thread
    assert (await known.settings(1)).private_answers


async def test_a_change_waits_while_another_process_writes(tmp_path: Path) -> None:
    """It takes longer than reading may, and is done when it says so."""
    with Library.open(tmp_path) as library, closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        reading = Work(seconds=0.05)
        known = KnownServers(library, Desk(library).changing, reading=reading)
        changing = asyncio.create_task(known.change(1, threads=True))
        await asyncio.wait({changing}, timeout=4 * reading.seconds)
        other.rollback()
        reading.seconds = 60
        assert (await changing).threads
        assert (await known.settings(1)).threads


async def test_another_process_s_change_holds_soon(press: Library, watch: Watch) -> None:
    """What another process changed is known after a short while, not asked for each time."""
    known = KnownServers(press, Work(), seconds=20, clock=watch)
    await known.settings(1)
    press.servers.change(1, threads=True)
    watch.now += 19
    assert not (await known.settings(1)).threads
    watch.now += 2
    assert (await known.settings(1)).threads


async def test_outside_of_servers_the_defaults_hold(press: Library) -> None:
    """Direct messages have no server whose settings could hold."""
    assert await KnownServers(press, Work()).settings(None) == ServerSettings()


async def test_a_store_that_fails_leaves_what_was_known(
    press: Library, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the store cannot be read, the last known settings hold, else the careful ones."""
    known = KnownServers(press, Work(), clock=watch)
    await known.change(1, channels=(5,))
    await known.settings(1)
    monkeypatch.setattr(press.servers, "settings", failing)
    watch.now += 100
    assert await known.settings(1) == ServerSettings(channels=(5,))
    assert await known.settings(2) == CAREFUL
