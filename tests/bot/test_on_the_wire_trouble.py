"""Whatever goes wrong, who asked gets one answer or a plain sentence, never silence."""

from __future__ import annotations

import logging

import pytest

from index.library import Library
from tests.bot.held import Held
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, SAID, WHEN
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.refusals import Refusal


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal.INVALID_WEBHOOK_TOKEN,
        Refusal.UNKNOWN_WEBHOOK,
        Refusal.UNKNOWN_MESSAGE,
        Refusal.UNKNOWN_CHANNEL,
        Refusal.MISSING_ACCESS,
        Refusal.MISSING_PERMISSIONS,
    ],
)
async def test_whatever_keeps_an_answer_from_its_place_it_stands_in_the_channel(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    caplog: pytest.LogCaptureFixture,
    refusal: Refusal,
) -> None:
    """Every refusal of the answer to a command is a line in the log, and another way is found."""
    async with online(discord, press):
        discord.faults.deny("PATCH", "@original$", refusal, times=9)
        await mara.slash("ask", ASK, at=harbour)
        late = await discord.changes.until(lambda: discord.written[1:], "a late answer")
    assert SAID in late[0].text
    assert late[0].channel is harbour.channels[0]
    assert len(discord.written) == 2
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal.MISSING_ACCESS,
        Refusal.MISSING_PERMISSIONS,
        Refusal.UNKNOWN_CHANNEL,
        Refusal.ARCHIVED_THREAD,
    ],
)
async def test_whatever_keeps_a_reply_from_its_channel_it_goes_to_the_person(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    caplog: pytest.LogCaptureFixture,
    refusal: Refusal,
) -> None:
    """Every refusal of a reply is a line in the log, and the answer is a direct message."""
    channel = harbour.channels[0].id
    async with online(discord, press):
        discord.faults.deny("POST", f"/channels/{channel}/messages$", refusal, times=9)
        await mara.mention(WHEN, harbour)
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert [SAID in message.text for message in found] == [True]
    assert found[0].channel.guild is None
    assert "Traceback" not in caplog.text


async def test_a_message_that_is_gone_when_its_button_is_pressed_is_no_error(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What somebody else has just deleted cannot be deleted again, which is no error."""
    async with online(discord, press):
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
        assert asked.message
        discord.faults.deny("DELETE", "@original$", Refusal.UNKNOWN_MESSAGE)
        await (await mara.click(asked.message, "Delete")).acknowledged()
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
    assert [request.code for request in discord.requests if request.method == "DELETE"] == [10008]
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("private", [False, True])
async def test_an_answer_after_the_token_died_goes_another_way(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    held: Held,
    private: bool,
) -> None:
    """After 15 minutes a public answer goes to the channel, a private one to the person."""
    async with online(discord, press):
        asked = await mara.slash("ask", {**ASK, "private": private}, at=harbour)
        await asked.acknowledged()
        discord.clock.advance(15 * 60 + 1)
        held.let_go.set()
        late = await discord.changes.until(lambda: discord.written[1:], "a late answer")
    assert SAID in late[0].text
    assert (late[0].channel.guild is None) == private
    assert mara.sees(late[0])


async def test_an_answer_that_may_not_stand_in_the_channel_goes_to_the_person(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, held: Held
) -> None:
    """Where the token died and the channel is closed, the answer is a direct message."""
    harbour.channels[0].closed = Refusal.MISSING_ACCESS
    async with online(discord, press):
        asked = await (await mara.slash("ask", ASK, at=harbour)).acknowledged()
        discord.clock.advance(15 * 60 + 1)
        held.let_go.set()
        late = await discord.changes.until(lambda: discord.written[1:], "a late answer")
        assert asked.waiting
    assert SAID in late[0].text
    assert late[0].channel.guild is None


async def test_an_interaction_that_came_too_late_is_answered_in_the_channel(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Where the gateway was slower than 3 seconds, the answer still arrives."""
    async with online(discord, press):
        await (await mara.slash("ask", ASK, at=harbour)).settled()
        gate = discord.faults.hold("POST", "/callback")
        late = await mara.slash("ask", ASK, at=harbour)
        discord.clock.advance(4)
        gate.set()
        found = await discord.changes.until(lambda: discord.written[1:], "a late answer")
    assert late.reply is None
    assert SAID in found[0].text


@pytest.mark.parametrize("closed", [Refusal.MISSING_ACCESS, Refusal.MISSING_PERMISSIONS])
async def test_a_mention_in_a_closed_channel_is_answered_to_the_person(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, closed: Refusal
) -> None:
    """Where the bot may not write, the answer is a direct message."""
    harbour.channels[0].closed = closed
    async with online(discord, press):
        await mara.mention(WHEN, harbour)
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert SAID in found[0].text
    assert found[0].channel.guild is None


async def test_closed_direct_messages_are_a_line_in_the_log(
    discord: DiscordServer, press: Library, mara: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """Where every way is closed the bot says so in its log, without a traceback, and goes on."""
    mara.block_direct_messages()
    async with online(discord, press):
        await mara.direct_message(WHEN)
        tom = discord.person("Tom")
        assert SAID in (await discord.reply(await tom.direct_message(WHEN))).text
    assert "no way left" in caplog.text
    assert "Traceback" not in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_what_is_told_twice_is_answered_once(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Messages and commands that the gateway delivers twice are answered once."""
    async with online(discord, press):
        direct = await mara.direct_message(WHEN, times=2)
        mention = await mara.mention(WHEN, harbour, times=2)
        asked = await (await mara.slash("ask", ASK, at=harbour, times=2)).settled()
        await discord.reply(direct)
        await discord.reply(mention)
        await discord.reply(await mara.direct_message("Does anything else come?"))
    assert len(discord.written) == 4
    assert [request.code for request in discord.requests if request.status >= 400] == []
    assert SAID in asked.text


async def test_a_question_deleted_meanwhile_is_still_answered(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, held: Held
) -> None:
    """Where the message to reply to has gone, the answer stands without it."""
    async with online(discord, press):
        asked = await mara.mention(WHEN, harbour)
        await discord.changes.until(lambda: discord.world.typing, "typing")
        await mara.delete(asked)
        held.let_go.set()
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert SAID in found[0].text


async def test_an_answer_deleted_meanwhile_is_no_error(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    held: Held,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Where the deferral was deleted, the answer goes to the channel."""
    async with online(discord, press):
        asked = await (await mara.slash("ask", ASK, at=harbour)).acknowledged()
        assert asked.message
        await discord.world.delete(asked.message)
        held.let_go.set()
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert SAID in found[0].text
    assert "Traceback" not in caplog.text


async def test_a_channel_that_is_gone_is_no_error(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    held: Held,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Where the channel was deleted meanwhile, the answer is a direct message."""
    async with online(discord, press):
        asked = await mara.mention(WHEN, harbour)
        await discord.changes.until(lambda: discord.world.typing, "typing")
        del discord.world.channels[asked.channel.id]
        held.let_go.set()
        found = await discord.changes.until(lambda: discord.written, "an answer")
    assert SAID in found[0].text
    assert found[0].channel.guild is None
    assert "Traceback" not in caplog.text
