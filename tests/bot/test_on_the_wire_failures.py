"""Errors of our own: who waits is told, and the log has nothing of what anybody wrote."""

from __future__ import annotations

import logging

import pytest

from bot.logs import JsonFormatter
from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, TAX, WHEN
from tests.discord_server import DiscordServer, Guild, Person

SORRY = "Something went wrong on my side"
SHOWING, SENDING = "bot.private._show", "bot.presses.press.to_interaction"


def broken(patch: pytest.MonkeyPatch, name: str, kind: type[Exception] = RuntimeError) -> None:
    """Let something fail, with a message that quotes what was asked."""

    def fail(*_: object, **__: object) -> None:
        raise kind(f"cannot do this for {WHEN}")

    patch.setattr(name, fail)


def assert_told(text: str, log: str) -> None:
    """Check that somebody was told of an error, under the reference that the log has it under."""
    assert SORRY in text
    assert f"Reference {text.strip().split('`')[1]}" in log
    assert "Ignoring exception" not in log
    assert WHEN not in log


async def test_a_button_that_fails_says_so(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """To who pressed it, where discord.py itself would tell nobody."""
    async with online(discord, press):
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
        assert asked.message
        broken(monkeypatch, SENDING)
        pressed = await (await mara.click(asked.message, "More context")).settled()
    assert pressed.private
    assert_told(pressed.text, caplog.text)


async def test_a_button_that_fails_over_a_value_is_not_told_to_be_an_old_one(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """That is said of what a button carries alone; a wrong value of our own is in the log."""
    async with online(discord, press):
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
        assert asked.message
        broken(monkeypatch, "bot.presses.press.question_in", ValueError)
        pressed = await (await mara.click(asked.message, "Why this?")).settled()
    assert_told(pressed.text, caplog.text)


async def test_a_form_that_fails_says_so(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What was written in it is not in the log."""
    async with online(discord, press):
        browse = await mara.slash("articles browse", {"article": TAX.id}, at=harbour)
        shown = (await browse.settled()).message
        assert shown
        form = await (await mara.click(shown, "Ask about this article")).acknowledged()
        broken(monkeypatch, SENDING)
        sent = await (await mara.submit(form, {"Your question": WHEN})).settled()
    assert_told(sent.text, caplog.text)


async def test_a_menu_that_fails_says_so(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The panel stays as it is."""
    async with online(discord, press):
        shown = (await (await tom.slash("settings", at=harbour)).settled()).message
        assert shown
        broken(monkeypatch, SHOWING)
        await tom.choose(shown, "Language that I speak", "Deutsch")
        (told,) = await discord.changes.until(lambda: discord.written[1:], "an apology")
    assert told.only_for == tom.id
    assert_told(told.text, caplog.text)


async def test_a_button_of_one_s_own_things_that_fails_says_so(
    discord: DiscordServer,
    press: Library,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """As any other button does."""
    press.add(TAX, collection=f"user:{mara.id}")
    async with online(discord, press):
        shown = (await (await mara.slash("privacy")).settled()).message
        assert shown
        broken(monkeypatch, SHOWING)
        pressed = await (await mara.click(shown, "Get it as a file")).settled()
    assert_told(pressed.text, caplog.text)


async def test_a_message_that_cannot_be_answered_is_told_so(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whatever of answering fails, and not the search alone."""
    broken(monkeypatch, "bot.commands.ask.Below.of")
    async with online(discord, press):
        told = await discord.reply(await mara.mention(WHEN, harbour))
    assert_told(told.text, caplog.text)


async def test_a_listener_that_fails_quotes_no_message(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """discord.py would log the whole event, with its error."""
    broken(monkeypatch, "bot.commands.ask.server_of_message")
    async with online(discord, press):
        await mara.mention(WHEN, harbour)
        await (await mara.slash("help")).settled()
    assert "listening in on_message: RuntimeError" in caplog.text
    assert WHEN not in caplog.text


async def test_an_offer_that_fails_quotes_nobody(
    discord: DiscordServer,
    press: Library,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """discord.py logs it, in lines that say of an error no more than ours do."""
    caplog.handler.setFormatter(JsonFormatter())
    caplog.set_level(logging.INFO)
    broken(monkeypatch, "bot.serving.offering.of_interaction")
    async with online(discord, press):
        await mara.type_into("ask", "article", WHEN)
        await (await mara.slash("help")).settled()
    assert "RuntimeError" in caplog.text
    assert WHEN not in caplog.text
