"""What servers have set is at hand at once, soon up to date, and safe where it cannot be read."""

from __future__ import annotations

import pytest

from bot.serving.servers import CAREFUL, KnownServers
from index.errors import StoreError
from index.library import Library
from index.models import ServerSettings


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
    known = KnownServers(press, clock=watch)
    assert await known.settings(1) == ServerSettings()
    await known.change(1, threads=True)
    assert (await known.settings(1)).threads


async def test_another_process_s_change_holds_soon(press: Library, watch: Watch) -> None:
    """What another process changed is known after a short while, not asked for each time."""
    known = KnownServers(press, seconds=20, clock=watch)
    await known.settings(1)
    press.servers.change(1, threads=True)
    watch.now += 19
    assert not (await known.settings(1)).threads
    watch.now += 2
    assert (await known.settings(1)).threads


async def test_outside_of_servers_the_defaults_hold(press: Library) -> None:
    """Direct messages have no server whose settings could hold."""
    assert await KnownServers(press).settings(None) == ServerSettings()


async def test_a_store_that_fails_leaves_what_was_known(
    press: Library, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the store cannot be read, the last known settings hold, else the careful ones."""
    known = KnownServers(press, clock=watch)
    await known.change(1, channels=(5,))
    monkeypatch.setattr(press.servers, "settings", failing)
    watch.now += 100
    assert await known.settings(1) == ServerSettings(channels=(5,))
    assert await known.settings(2) == CAREFUL
