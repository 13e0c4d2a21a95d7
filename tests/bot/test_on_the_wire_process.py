"""`python -m bot run` as a process: it starts, waits, stops, and says what must be set."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path

import pytest

from tests.bot.press import SAID, WHEN
from tests.bot.processes import running
from tests.discord_server import DiscordServer, Person
from tests.discord_server.events import Event

WITHOUT_SIGNALS = """
from asyncio import AbstractEventLoop, SelectorEventLoop
SelectorEventLoop.add_signal_handler = AbstractEventLoop.add_signal_handler
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("slow", [("POST", "/callback$"), ("PATCH", "@original$")])
async def test_an_answer_underway_is_delivered_before_stopping(
    discord: DiscordServer,
    stored: Path,
    mara: Person,
    number: signal.Signals,
    slow: tuple[str, str],
) -> None:
    """Told to stop while answering, it answers first, leaves, and ends in 0."""
    gate = discord.faults.hold(*slow)
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        asked = await mara.slash("ask", {"question": WHEN})
        await discord.changes.until(lambda: discord.faults.met, "the answer's being underway")
        bot.send(number)
        await bot.changes.until(lambda: "Stopping" in bot.log, "stopping")
        gate.set()
        assert await bot.ended() == 0
    assert SAID in asked.text
    assert "Traceback" not in bot.log


async def test_a_loop_that_takes_no_signals_is_no_reason_to_drop_an_answer(
    discord: DiscordServer,
    stored: Path,
    mara: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on Windows: Ctrl-C ends the bot there as it does elsewhere."""
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "sitecustomize.py").write_text(WITHOUT_SIGNALS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "without"))
    gate = discord.faults.hold("PATCH", "@original$")
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        asked = await mara.slash("ask", {"question": WHEN})
        await discord.changes.until(lambda: discord.faults.met, "the answer's being underway")
        bot.send(signal.SIGINT)
        await bot.changes.until(lambda: "Stopping" in bot.log, "stopping", 30)
        gate.set()
        assert await bot.ended() == 0
    assert SAID in asked.text


async def test_a_question_asked_while_stopping_is_told_so(
    discord: DiscordServer, stored: Path, mara: Person
) -> None:
    """While it finishes the answers underway, it says that it cannot take another question."""
    gate = discord.faults.hold("PATCH", "@original$")
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        await mara.slash("ask", {"question": WHEN})
        await discord.changes.until(lambda: discord.faults.met, "the answer's being underway")
        bot.send(signal.SIGTERM)
        await bot.changes.until(lambda: "Stopping" in bot.log, "stopping")
        late = await discord.reply(await mara.direct_message(WHEN))
        gate.set()
        assert await bot.ended() == 0
    assert "I am restarting" in late.text


async def test_an_event_that_cannot_be_read_does_not_end_the_bot(
    discord: DiscordServer, stored: Path, mara: Person
) -> None:
    """discord.py's client ends at one; another takes its place and answers."""
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        await discord.world.publish(Event("MESSAGE_CREATE", {"id": None}))
        await discord.changes.until(lambda: len(discord.gateway.sessions) == 2, "another session")
        answer = await discord.reply(await mara.direct_message(WHEN))
    assert SAID in answer.text
    assert "Reference" in bot.log


async def test_a_press_after_a_kill_is_answered(
    discord: DiscordServer, stored: Path, mara: Person
) -> None:
    """Killed outright and started again, it still knows its old buttons, and its commands."""
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        asked = await (await mara.slash("ask", {"question": WHEN})).settled()
        assert asked.message
        await bot.kill()
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's end")
    async with running(stored, discord.token, discord.port):
        await discord.connected()
        pressed = await (await mara.click(asked.message, "More context")).settled()
    assert "Two shipping firms had protested." in pressed.text
    assert len([request for request in discord.requests if "/commands" in request.path]) == 1


async def test_a_kill_while_answering_leaves_nothing_broken(
    discord: DiscordServer, stored: Path, mara: Person
) -> None:
    """Killed while it answers and started again, the bot answers the next question as ever."""
    gate = discord.faults.hold("PATCH", "@original$")
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        await mara.slash("ask", {"question": WHEN})
        await discord.changes.until(lambda: discord.faults.met, "the answer's being underway")
        await bot.kill()
    gate.set()
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's end")
    async with running(stored, discord.token, discord.port):
        await discord.connected()
        asked = await (await mara.slash("ask", {"question": WHEN})).settled()
    assert SAID in asked.text


async def test_a_bad_token_is_a_matter_of_settings(discord: DiscordServer, stored: Path) -> None:
    """A token that Discord does not know ends in 78, with a sentence that names the remedy."""
    other = f"{discord.token[:-4]}0000"
    async with running(stored, other, discord.port) as bot:
        assert await bot.ended() == 78
    assert "Copy the bot's current token" in bot.log
    assert "Traceback" not in bot.log
    assert other not in bot.log


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("not.the.token", "The token names no bot. Copy all of it again"),
        ("'{}'", "quotation marks"),
    ],
)
async def test_a_broken_token_is_found_without_a_network(
    discord: DiscordServer, stored: Path, token: str, said: str
) -> None:
    """Once the bot tried for ever to reach Discord with what `check` tells for no token at once."""
    nowhere = 1  # a port that nobody listens on
    typed = token.format(discord.token)
    async with running(stored, typed, nowhere) as bot:
        assert await bot.ended() == 78
    assert said in bot.log
    assert "Trying again" not in bot.log
    assert typed not in bot.log


@pytest.mark.parametrize(("code", "told"), [(4004, "current token"), (4014, "intents")])
async def test_a_gateway_that_refuses_for_good_is_a_matter_of_settings(
    discord: DiscordServer, stored: Path, code: int, told: str
) -> None:
    """A gateway that takes neither token nor intents ends it in 78, with the remedy."""
    discord.gateway.rejecting = code
    async with running(stored, discord.token, discord.port) as bot:
        assert await bot.ended() == 78
    assert told in bot.log
    assert "Traceback" not in bot.log


async def test_a_gateway_that_comes_late_is_waited_for(
    discord: DiscordServer, stored: Path, mara: Person
) -> None:
    """A gateway that refuses the first connections is tried again until it takes one."""
    discord.gateway.refusing = 2
    async with running(stored, discord.token, discord.port) as bot:
        await discord.connected()
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
        bot.send(signal.SIGTERM)
        assert await bot.ended() == 0
    assert bot.log.count("Trying again") == 2


async def test_a_discord_that_comes_late_is_waited_for(stored: Path) -> None:
    """Where nothing listens yet it says so in a line, keeps trying, and can be stopped."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    server = DiscordServer(port=port)
    async with running(stored, server.token, port) as bot:
        await bot.changes.until(lambda: "Trying again" in bot.log, "another try")
        assert "Discord cannot be reached" in bot.log
        assert 'File "' not in bot.log
        async with server as discord:
            await discord.connected()
        bot.send(signal.SIGTERM)
        assert await bot.ended() == 0


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="Python itself brings Zstandard")
async def test_a_stream_of_zlib_is_read(
    discord: DiscordServer,
    stored: Path,
    mara: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without `zstandard`, what the gateway says is unpacked by zlib, after a resumption too."""
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "zstandard.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "without"))
    async with running(stored, discord.token, discord.port):
        await discord.connected()
        (session,) = discord.gateway.live
        assert session.connection
        assert session.connection.compress == "zlib-stream"
        await discord.gateway.drop()
        assert SAID in (await discord.reply(await mara.direct_message(WHEN))).text
    assert session.resumed == 1
