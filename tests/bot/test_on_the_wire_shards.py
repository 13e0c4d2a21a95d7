"""Several shards, in one process and in several: each has its servers, and its own troubles."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, SAID, WHEN
from tests.bot.processes import running
from tests.discord_server import DiscordServer, Guild, Person


@pytest.fixture
async def discord() -> AsyncIterator[DiscordServer]:
    """Return a Discord that recommends two shards."""
    async with DiscordServer(shards=2) as server:
        yield server


@pytest.fixture
def harbour(discord: DiscordServer) -> Guild:
    """Return a server on the first shard."""
    return discord.guild("Harbour", shard=(0, 2))


@pytest.fixture
def quay(discord: DiscordServer) -> Guild:
    """Return a server on the second shard."""
    return discord.guild("Quay", shard=(1, 2))


async def answered(person: Person, *places: Guild | None) -> list[str]:
    """Return what somebody is answered in each place, after asking in all."""
    asked = [await person.slash("ask", ASK, at=place) for place in places]
    return [(await one.settled()).text for one in asked]


async def test_each_shard_answers_for_its_servers(
    discord: DiscordServer, press: Library, harbour: Guild, quay: Guild, mara: Person
) -> None:
    """As many shards as Discord recommends are told of their servers each, and answer in both."""
    async with online(discord, press) as bot:
        await discord.connected(2)
        texts = await answered(mara, harbour, quay, None)
        mention = await discord.reply(await mara.mention(WHEN, quay))
        assert {guild.name: guild.shard_id for guild in bot.guilds} == {"Harbour": 0, "Quay": 1}
    assert all(SAID in text for text in [*texts, mention.text])
    assert [session.shard for session in discord.gateway.sessions.values()] == [(0, 2), (1, 2)]
    assert len(discord.written) == 4


async def test_one_shard_answers_while_another_is_cut_off(
    discord: DiscordServer, press: Library, harbour: Guild, quay: Guild, mara: Person
) -> None:
    """A shard that loses its connection is no trouble for another, and misses nothing itself."""
    async with online(discord, press):
        await discord.connected(2)
        discord.gateway.refusing = 1
        await discord.gateway.drop(1)
        waiting = await mara.mention(WHEN, quay)
        assert all(SAID in text for text in await answered(mara, harbour, harbour))
        assert SAID in (await discord.reply(waiting)).text
    first, second = discord.gateway.sessions.values()
    assert [first.resumed, second.resumed] == [0, 1]
    assert len(discord.written) == 3


async def test_a_shard_that_waits_keeps_no_other_one_waiting(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    quay: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While one shard waits for its next try to connect, another connects again at once."""
    monkeypatch.setattr("bot.shards.waits", lambda: iter([60.0]))
    async with online(discord, press):
        await discord.connected(2)
        discord.gateway.refusing = 1
        await discord.gateway.drop(1)
        await discord.changes.until(lambda: not discord.gateway.refusing, "a refusal")
        await discord.gateway.drop(0)
        assert SAID in (await discord.reply(await mara.mention(WHEN, harbour))).text
        (live,) = discord.gateway.live
    assert live.shard == (0, 2)


async def test_an_outage_loses_no_question(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Where a lost connection cannot be made again at once, the session is still resumed."""
    async with online(discord, press):
        await discord.connected(2)
        discord.gateway.refusing = 3
        await discord.gateway.drop()
        asked = await mara.mention(WHEN, harbour)
        assert SAID in (await discord.reply(asked)).text
    assert len(discord.gateway.sessions) == 2


async def test_shards_identify_themselves_as_often_as_discord_allows(
    press: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """With a `max_concurrency` of 2, shards 0 and 1 go together, and 2 five seconds later."""
    async with (
        DiscordServer(shards=3, max_concurrency=2) as discord,
        online(discord, press),
    ):
        await discord.connected(3)
        sessions = list(discord.gateway.sessions.values())
    began = {session.shard[0]: session.began for session in sessions}
    assert began[1] - began[0] < 5 <= began[2] - began[0]
    assert "invalidated" not in caplog.text


async def test_processes_share_shards_and_articles(
    discord: DiscordServer, stored: Path, harbour: Guild, quay: Guild, mara: Person
) -> None:
    """Two processes with a shard each serve one data directory; a third one is refused."""
    async with (
        running(stored, discord.token, discord.port, "--shards", "0/2"),
        running(stored, discord.token, discord.port, "--shards", "1/2"),
    ):
        await discord.connected(2)
        assert all(SAID in text for text in await answered(mara, harbour, quay, None))
        async with running(stored, discord.token, discord.port, "--shards", "0-1/2") as third:
            assert await third.ended() == 3
        assert "A bot already serves these articles" in third.log
    assert {session.shard for session in discord.gateway.sessions.values()} == {(0, 2), (1, 2)}


async def test_a_range_that_is_none_is_a_matter_of_settings(
    discord: DiscordServer, stored: Path
) -> None:
    """Shards that there are not end it in 78 before it connects, and say which there are."""
    async with running(stored, discord.token, discord.port, "--shards", "2-4/4") as bot:
        assert await bot.ended() == 78
    assert "--shards" in bot.log
    assert "must end below 4" in bot.log
    assert not discord.requests


async def test_too_few_shards_are_a_matter_of_settings(
    discord: DiscordServer, stored: Path
) -> None:
    """Where Discord wants a bot in more shards, it ends in 78 and says so."""
    discord.gateway.rejecting = 4011
    async with running(stored, discord.token, discord.port, "--shards", "0/1") as bot:
        assert await bot.ended() == 78
    assert "--shards" in bot.log
    assert "Traceback" not in bot.log
