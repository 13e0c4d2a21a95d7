"""Faults of the HTTP API: who asked still gets exactly one answer."""

from __future__ import annotations

import pytest

from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, SAID, WHEN
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.calls import Request

CALLBACK = ("POST", "/callback$")
ORIGINAL = ("PATCH", "@original$")
MESSAGES = ("POST", "/channels/[0-9]+/messages$")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bot send again soon what failed for a moment."""
    monkeypatch.setattr("bot.serving.delivery._PAUSE", 0.05)


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_failed_acknowledgement_is_made_up_for(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    caplog: pytest.LogCaptureFixture,
    after_effect: bool,
) -> None:
    """A 502 on the deferral costs nothing, even where it had arrived (the retry is a 40060)."""
    async with online(discord, press):
        discord.faults.answer(*CALLBACK, 502, after_effect=after_effect)
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
    assert SAID in asked.text
    assert discord.written == [asked.message]
    codes = [request.code for request in discord.requests if request.status == 400]
    assert codes == ([40060] if after_effect else [])
    assert "Traceback" not in caplog.text


async def test_an_acknowledgement_that_fails_for_long_loses_no_answer(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Where the retries outlast the 3 seconds, the answer goes to the channel."""
    async with online(discord, press):
        discord.faults.answer(*CALLBACK, 502)
        asked = await mara.slash("ask", ASK, at=harbour)
        discord.clock.advance(2.5)
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert asked.reply is None
    assert SAID in found[0].text
    assert found[0].channel is harbour.channels[0]


async def test_an_acknowledgement_that_fails_twice_loses_no_answer(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Two 502s last longer than the 3 seconds: the answer goes to the channel, without an error."""
    async with online(discord, press):
        discord.faults.answer(*CALLBACK, 502, times=2)
        asked = await mara.slash("ask", ASK, at=harbour)
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert asked.reply is None
    assert [SAID in message.text for message in found] == [True]
    assert found[0].channel is harbour.channels[0]


@pytest.mark.parametrize("status", [502, 503])
@pytest.mark.parametrize("after_effect", [False, True])
async def test_an_answer_that_fails_once_arrives_once(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    status: int,
    after_effect: bool,
) -> None:
    """A server error on sending is tried again, and does not write the answer twice."""
    async with online(discord, press):
        discord.faults.answer(*MESSAGES, status, after_effect=after_effect)
        asked = await mara.mention(WHEN, harbour)
        await discord.reply(asked)
        await discord.changes.until(lambda: len(posts(discord)) == 2, "a second try")
    assert [SAID in message.text for message in discord.written] == [True]


async def test_an_answer_that_keeps_failing_goes_another_way(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Where sending to the channel fails again, the answer is a direct message."""
    async with online(discord, press):
        discord.faults.answer("POST", f"/channels/{harbour.channels[0].id}/messages$", 503, times=9)
        await mara.mention(WHEN, harbour)
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert [SAID in message.text for message in found] == [True]
    assert found[0].channel.guild is None


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_line_that_is_cut_delivers_the_answer_once(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, after_effect: bool
) -> None:
    """A connection lost while sending is no reason to stay silent, nor to say it twice."""
    async with online(discord, press):
        discord.faults.cut(*MESSAGES, after_effect=after_effect)
        await discord.reply(await mara.mention(WHEN, harbour))
        await discord.changes.until(lambda: len(posts(discord)) == 2, "a second try")
    assert [SAID in message.text for message in discord.written] == [True]


@pytest.mark.parametrize("where", [CALLBACK, ORIGINAL])
async def test_a_cut_line_does_not_leave_a_command_waiting(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, where: tuple[str, str]
) -> None:
    """A connection lost in the middle of an interaction does not lose its answer."""
    async with online(discord, press):
        discord.faults.cut(*where)
        await mara.slash("ask", ASK, at=harbour)
        await discord.changes.until(
            lambda: [message for message in discord.written if SAID in message.text], "an answer"
        )


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_rate_limit_is_waited_for(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, everywhere: bool
) -> None:
    """After a 429 the answer is sent when it may be, once."""
    async with online(discord, press):
        discord.faults.limit(*MESSAGES, 0.2, everywhere=everywhere)
        asked = await mara.mention(WHEN, harbour)
        assert SAID in (await discord.reply(asked)).text
    assert [request.status for request in posts(discord)] == [429, 200]
    assert len(discord.written) == 1


async def test_a_long_rate_limit_sends_the_answer_another_way(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Nobody waits five minutes for a channel where a direct message can go at once."""
    async with online(discord, press):
        discord.faults.limit("POST", f"/channels/{harbour.channels[0].id}/messages$", 300)
        await mara.mention(WHEN, harbour)
        await discord.changes.until(lambda: discord.written, "an answer")
    (answer,) = discord.written
    assert SAID in answer.text
    assert answer.channel.guild is None


async def test_an_answer_waits_where_every_way_is_limited_for_long(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """It goes out once Discord takes it, in the place where the question stands."""
    async with online(discord, press) as bot:
        bot.http.max_ratelimit_timeout = 0.1
        discord.faults.limit(*MESSAGES, 0.3)
        discord.faults.limit(*MESSAGES, 0.5)
        asked = await mara.mention(WHEN, harbour)
        assert SAID in (await discord.reply(asked)).text
    assert [request.status for request in posts(discord)] == [429, 429, 200]


@pytest.mark.parametrize("where", [CALLBACK, ORIGINAL])
async def test_a_rate_limit_on_a_command_is_waited_for(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, where: tuple[str, str]
) -> None:
    """After a 429 on the deferral or on the answer, the answer still stands in its place, once."""
    async with online(discord, press):
        discord.faults.limit(*where, 0.3)
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
    assert SAID in asked.text
    assert discord.written == [asked.message]


async def test_a_limit_on_registering_commands_keeps_no_bot_offline(
    discord: DiscordServer,
    press: Library,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It answers messages meanwhile, and stops when it is told to."""
    monkeypatch.setattr("bot.client._REGISTERING", 0.1)
    discord.faults.limit("PUT", "/commands$", 3600)
    async with online(discord, press):
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
    assert not discord.world.commands[None]
    assert "Discord takes the commands in 3600 seconds" in caplog.text


async def test_commands_that_are_registered_late_can_be_used_then(
    discord: DiscordServer, press: Library, mara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long Discord takes over them, the bot is online meanwhile."""
    monkeypatch.setattr("bot.client._REGISTERING", 0.1)
    gate = discord.faults.hold("PUT", "/commands$")
    async with online(discord, press) as bot:
        before = dict(bot.desk.commands)
        gate.set()
        await discord.changes.until(lambda: discord.world.commands[None], "the commands")
        assert SAID in (await (await mara.slash("ask", ASK)).settled()).text
    assert before == {}


async def test_more_questions_than_the_rate_limit_allows_are_all_answered(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Seven questions at once, where five messages are allowed, get seven answers in the end."""
    async with online(discord, press):
        asked = [await mara.direct_message(WHEN) for _ in range(7)]
        answers = [await discord.replies(message) for message in asked]
    assert [len(replies) for replies in answers] == [1] * 7
    assert len(discord.written) == 7
    assert all(SAID in message.text for message in discord.written)


def posts(discord: DiscordServer) -> list[Request]:
    """Return the requests to write in a channel that were answered."""
    return [
        request
        for request in discord.requests
        if request.method == "POST" and request.path.endswith("/messages")
    ]
