"""Slow, failing and hanging searches: who asked gets an answer or a plain sentence in time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.serving.work import Work
from index.library import Library
from index.memory import collection_index
from tests.bot.held import Held
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, SAID, TAX, WHEN
from tests.discord_server import DiscordServer, Guild, Person

SORRY = "Something went wrong on my side"


def break_searches(press: Library, patch: pytest.MonkeyPatch) -> None:
    """Let every search fail, with a message that quotes what was asked."""

    def ask(question: str, **options: Any) -> Any:
        raise RuntimeError(f"cannot search for {question}")

    patch.setattr(press, "ask", ask)


async def test_a_search_that_fails_is_told(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Each way of asking ends in the same plain sentence; its reference is in the log."""
    break_searches(press, monkeypatch)
    async with online(discord, press):
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
        mention = await discord.reply(await mara.mention(WHEN, harbour))
        direct = await discord.reply(await mara.direct_message(WHEN))
    for text in (asked.text, mention.text, direct.text):
        assert SORRY in text
        assert "RuntimeError" not in text
        assert f"Reference {text.strip().split('`')[1]}" in caplog.text
    assert WHEN not in caplog.text


async def test_a_slow_search_is_acknowledged_at_once(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, held: Held
) -> None:
    """While searches hang, commands are deferred and buttons and heartbeats still answered."""
    async with online(discord, press):
        asked = [await mara.slash("ask", ASK, at=harbour) for _ in range(8)]
        for interaction in asked:
            assert (await interaction.acknowledged()).waiting
        held.let_go.set()
        for interaction in asked:
            assert SAID in (await interaction.settled()).text


async def test_typing_shows_while_a_slow_search_runs(
    discord: DiscordServer, press: Library, mara: Person, held: Held
) -> None:
    """Who wrote a direct message sees the bot writing before the answer is found."""
    async with online(discord, press):
        asked = await mara.direct_message(WHEN)
        await discord.changes.until(lambda: discord.world.typing, "typing")
        assert not discord.written
        held.let_go.set()
        assert SAID in (await discord.reply(asked)).text


async def test_a_search_that_takes_too_long_is_given_up(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, held: Held
) -> None:
    """Who waits for a search that hangs is told so in the end, and other things still work."""
    async with online(discord, press) as bot:
        bot.desk.work = Work(seconds=0.2)
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
        mention = await discord.reply(await mara.mention(WHEN, harbour))
        assert (await (await mara.slash("help")).settled()).text
    for text in (asked.text, mention.text):
        assert "took too long" in text


@pytest.mark.parametrize("harm", ["lost", "torn"])
async def test_an_index_that_was_harmed_is_made_again(
    discord: DiscordServer,
    tmp_path: Path,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    harm: str,
) -> None:
    """Index files that are missing or damaged cost the first question a moment, no more."""
    monkeypatch.setattr(collection_index, "WORTH_A_FILE", 1)
    with Library.open(tmp_path) as library:
        library.add(TAX)
        library.ask(WHEN)
    files = [path for path in (tmp_path / "index").rglob("*") if path.is_file()]
    assert files
    for path in files:
        path.unlink() if harm == "lost" else path.write_bytes(b"torn" * 100)
    with Library.open(tmp_path) as library:
        async with online(discord, library):
            asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
    assert SAID in asked.text
