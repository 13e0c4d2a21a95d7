"""What is offered while somebody types is read before anybody does, where it is very much."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bot.serving.desk import Desk
from bot.serving.warming import warm
from index.errors import StoreError
from index.library import Library
from index.models import Article, Heading, SpeakerCard
from tests.bot.press import SECRET, library

THREE = [
    Article(title=f"Pier {n}", text=f"“Pier {n} stays open,” said Ann Ferrow.") for n in range(3)
]


@pytest.fixture
def press() -> Iterator[Library]:
    with library(guild_1=SECRET) as made:
        for article in THREE:
            made.add(article, collection="guild:2")
        yield made


async def test_titles_are_known_before_the_first_key(
    press: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of a large collection come from memory from the start, those of a small one do not."""
    desk, read, headings = Desk(press), list[str](), press.headings

    def noted(collection: str) -> list[Heading]:
        read.append(collection)
        return headings(collection)

    monkeypatch.setattr(press, "headings", noted)
    await warm(desk, at_least=3)
    assert read == ["guild:2"]
    assert len(await desk.titles.matching("pier", ["guild:2"])) == 3
    assert read == ["guild:2"]


async def test_reading_ahead_leaves_a_thread_to_who_types(
    press: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Speakers are read once the titles are, however long these take."""
    gate, read, headings, speakers = threading.Event(), list[str](), press.headings, press.speakers

    def slow(collection: str) -> list[Heading]:
        gate.wait(30)
        read.append("titles")
        return headings(collection)

    def noted(*args: Any, **options: Any) -> list[SpeakerCard]:
        read.append("speakers")
        return speakers(*args, **options)

    monkeypatch.setattr(press, "headings", slow)
    monkeypatch.setattr(press, "speakers", noted)
    monkeypatch.setattr("bot.serving.titles._FIRST_SECONDS", 0)
    asyncio.get_running_loop().call_later(0.1, gate.set)
    await warm(Desk(press), at_least=3)
    assert read == ["titles", "speakers"]


async def test_the_largest_come_first(press: Library) -> None:
    """A collection that holds less than what is asked for is left out, like an empty one."""
    assert press.largest(1, 5) == ["guild:2", "public", "guild:1"]
    assert press.largest(1, 2) == ["guild:2", "public"]
    assert press.largest(3, 5) == ["guild:2"]


async def test_a_bot_that_cannot_read_ahead_goes_on(
    press: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It says so in its log: the titles may yet be read while somebody types."""

    def fail(collection: str) -> list[Heading]:
        raise StoreError("The disk is gone.")

    monkeypatch.setattr(press, "headings", fail)
    with caplog.at_level(logging.ERROR):
        await warm(Desk(press), at_least=3)
    assert "reading what is offered while somebody types" in caplog.text
