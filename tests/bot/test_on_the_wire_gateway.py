"""Lost and renewed connections: what was asked meanwhile is answered, once."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import SAID, WHEN
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.sessions import Op


async def test_what_was_asked_while_the_line_was_cut_is_answered(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """After a cut the session resumes, and what the bot missed is answered once."""
    async with online(discord, press):
        before = await mara.direct_message(WHEN)
        await discord.reply(before)
        await discord.gateway.drop()
        asked = await mara.direct_message(WHEN)
        mention = await mara.mention(WHEN, harbour)
        slash = await (await mara.slash("ask", {"question": WHEN}, at=harbour)).settled()
        answers = [await discord.reply(asked), await discord.reply(mention)]
    (session,) = discord.gateway.sessions.values()
    assert session.resumed == 1
    assert all(SAID in answer.text for answer in answers)
    assert SAID in slash.text
    assert len(discord.written) == 4


async def test_a_request_to_reconnect_is_followed(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Asked to reconnect (op 7), the bot resumes its session and answers on."""
    async with online(discord, press):
        await discord.gateway.ask_to_reconnect()
        asked = await mara.direct_message(WHEN)
        assert SAID in (await discord.reply(asked)).text
        (session,) = discord.gateway.sessions.values()
        await discord.changes.until(lambda: session.resumed, "a resumed session")
    assert len(discord.written) == 1


async def test_an_invalid_session_is_begun_anew(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Told that its session is invalid (op 9), the bot identifies itself again and answers on."""
    async with online(discord, press):
        await discord.gateway.invalidate()
        await discord.changes.until(lambda: len(discord.gateway.sessions) == 2, "a new session")
        assert SAID in (await discord.reply(await mara.mention(WHEN, harbour))).text
    assert len(discord.written) == 1
    assert len([request for request in discord.requests if "/commands" in request.path]) == 1


async def test_an_invalid_session_that_can_be_resumed_is(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Told that it may resume (op 9 with true), the bot does, and answers what it missed."""
    async with online(discord, press):
        (session,) = discord.gateway.sessions.values()
        await discord.gateway.invalidate(resumable=True)
        asked = await mara.direct_message(WHEN)
        await discord.changes.until(lambda: session.resumed, "a resumed session")
        assert SAID in (await discord.reply(asked)).text
    assert len(discord.written) == 1


async def test_a_stream_of_zstandard_is_read(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Where `zstandard` is installed, what the gateway says is unpacked by it, always from anew."""
    async with online(discord, press):
        (session,) = discord.gateway.sessions.values()
        await discord.gateway.drop()
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
        assert session.connection
        assert session.connection.compress == "zstd-stream"
    assert session.resumed == 1


@pytest.mark.parametrize("code", [4000, 4009, 1001])
async def test_a_closed_connection_is_opened_again(
    discord: DiscordServer, press: Library, mara: Person, code: int
) -> None:
    """Closed for a reason that passes, the connection is opened again."""
    async with online(discord, press):
        await discord.gateway.close(code)
        asked = await mara.direct_message(WHEN)
        await discord.connected()
        assert SAID in (await discord.reply(asked)).text
    assert len(discord.written) == 1


@pytest.fixture
async def hectic() -> AsyncIterator[DiscordServer]:
    """Return a Discord that wants a heartbeat every fifth of a second."""
    async with DiscordServer(heartbeat=0.2) as server:
        yield server


async def test_the_heart_beats_while_searches_run(hectic: DiscordServer, press: Library) -> None:
    """Heartbeats go out while searches keep the threads busy, and the connection stays."""
    mara = hectic.person("Mara")
    async with online(hectic, press, heartbeat_timeout=15):
        beats = hectic.gateway.received[Op.HEARTBEAT]
        while hectic.gateway.received[Op.HEARTBEAT] < beats + 3:
            await (await mara.slash("ask", {"question": WHEN})).settled()
    assert [session.resumed for session in hectic.gateway.sessions.values()] == [0]


async def test_a_connection_that_only_seems_alive_is_given_up(
    hectic: DiscordServer, press: Library
) -> None:
    """Where heartbeats are no longer acknowledged the bot connects anew, and misses nothing."""
    mara = hectic.person("Mara")
    async with online(hectic, press, heartbeat_timeout=0.5):
        (session,) = hectic.gateway.sessions.values()
        hectic.gateway.acknowledging = False
        await hectic.changes.until(lambda: session.resumed, "a resumed session")
        hectic.gateway.acknowledging = True
        assert SAID in (await hectic.reply(await mara.direct_message(WHEN))).text
