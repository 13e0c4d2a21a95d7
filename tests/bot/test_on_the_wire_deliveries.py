"""Answers that come late, or cannot come at all, are counted, logged and kept."""

from __future__ import annotations

import logging
import signal
from pathlib import Path

import pytest

from bot.serving.deliveries import Delivery, counts
from index.library import Library
from tests.bot.held import hold, hung
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, SAID, TAX, WHEN
from tests.bot.processes import running
from tests.discord_server import DiscordServer, Guild, Person


async def test_answers_are_counted_by_how_they_arrived(
    discord: DiscordServer,
    harbour: Guild,
    mara: Person,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """In time, after Discord's fifteen minutes by another way, and not at all."""
    caplog.set_level(logging.INFO, "bot")
    with Library.open(tmp_path) as library:
        library.add(TAX)
        async with online(discord, library):
            await (await mara.slash("ask", ASK, at=harbour)).settled()
            await discord.reply(await mara.mention(WHEN, harbour))
            gate = discord.faults.hold("PATCH", "@original")
            sent = await mara.slash("ask", ASK, at=harbour)
            await sent.acknowledged()
            discord.clock.advance(901)
            gate.set()
            await discord.changes.until(lambda: len(discord.written) == 4, "the late answer")
            discord.faults.answer("PATCH", "@original", 403)
            discord.faults.answer("POST", "/messages", 403, times=2)
            lost = await mara.slash("ask", ASK, at=harbour)
            await discord.changes.until(lambda: discord.faults.met == 4, "the last refusal")
        found = counts(library)
    assert found == {Delivery.IN_TIME: 2, Delivery.LATE: 1, Delivery.LOST: 1}
    assert f"Answer to {sent.id}: late. Since the start: 1 of 3." in caplog.text
    assert f"Answer to {lost.id}: lost. Since the start: 1 of 4." in caplog.text


async def test_counts_are_kept_while_searches_hang(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """What is written when the bot stops does not wait for the threads that search."""
    async with online(discord, press) as bot:
        await (await mara.slash("ask", ASK, at=harbour)).settled()
        await bot.desk.work.drain(10)
        async with hung(bot):
            await bot.close()
    assert counts(press)[Delivery.IN_TIME] == 1


async def test_a_store_that_takes_no_counts_keeps_no_bot_from_stopping(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It ends after a moment, and says what was not kept."""
    gate = hold(press, "add_counts", monkeypatch)
    monkeypatch.setattr("bot.commands.keeping._LAST_SECONDS", 0.1)
    async with online(discord, press) as bot:
        await (await mara.slash("ask", ASK, at=harbour)).settled()
        await bot.desk.work.drain(10)
        await bot.close()
        assert not gate.is_set()
        gate.set()
    assert "How the last answers arrived was not kept" in caplog.text


async def test_the_operator_s_pace_holds_and_counts_outlive_the_process(
    discord: DiscordServer, stored: Path, mara: Person, tmp_path: Path
) -> None:
    """A bot that is started with one question a minute answers one; what it counted is kept."""
    toml = tmp_path / "my.toml"
    toml.write_text("person_pace = 1")
    async with running(stored, discord.token, discord.port, "--config", str(toml)) as bot:
        await discord.connected()
        first = await discord.reply(await mara.direct_message(WHEN))
        second = await discord.reply(await mara.direct_message(WHEN))
        bot.send(signal.SIGTERM)
        assert await bot.ended() == 0
    with Library.open(stored) as library:
        found = counts(library)
    assert SAID in first.text
    assert "You have asked a lot of me lately. Please try again <t:" in second.text
    assert found[Delivery.IN_TIME] == 2
