"""People see, get and delete what is stored about them; by default that is nothing at all."""

from __future__ import annotations

import datetime
import logging
from pathlib import Path

import pytest

from index.errors import StoreError
from index.library import Library
from index.models import Verdict
from index.sources.files import read_bytes
from tests.bot.on_the_wire import online
from tests.bot.press import SECRET, TAX
from tests.discord_server import DiscordServer, Guild, Person


async def test_by_default_nothing_is_stored(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Who only asks is told that nothing is, and there is nothing to press."""
    async with online(discord, press):
        await (await mara.slash("ask", {"question": "Who?"}, at=harbour)).settled()
        shown = await (await mara.slash("privacy", at=harbour)).settled()
    assert "Nothing is stored about you." in shown.text
    assert shown.private
    assert shown.message
    assert not shown.message.buttons


NONE = "Nothing that you ask here is stored or logged."
UNANSWERED = "A question that found no answer is kept here, but not who asked, until nobody has "
JUDGED = "A question whose answer you judge is kept here with what you said about it, for 90 days."
REST = "Nothing else that you ask here is stored, and nothing is logged."


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, [NONE]),
        ({"gaps": True, "gap_days": 12}, [f"{UNANSWERED}asked it for 12 days.", REST]),
        ({"feedback_questions": True}, [JUDGED, REST]),
        (
            {"gaps": True, "feedback_questions": True},
            [f"{UNANSWERED}asked it for 30 days.", JUDGED, REST],
        ),
        ({"feedback_questions": True, "feedback_days": 0}, [NONE]),
    ],
)
async def test_what_is_said_of_questions_is_what_the_server_has_set(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    settings: dict[str, object],
    told: list[str],
) -> None:
    """Where a server keeps some questions, nobody is told there that none are stored."""
    press.servers.change(int(harbour.id), **settings)
    async with online(discord, press):
        here = await (await mara.slash("privacy", at=harbour)).settled()
        direct = await (await mara.slash("privacy")).settled()
    assert "\n".join([*told, "Nothing is stored about you."]) in here.text
    assert (NONE in here.text) == (told == [NONE])
    assert NONE in direct.text


async def test_one_s_own_articles_are_shown_given_and_deleted(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Deleting asks first; afterwards nothing of them is there, and nothing else is gone."""
    tom = discord.person("Tom")
    for person in (mara, tom):
        press.add(SECRET, collection=f"user:{person.id}")
    async with online(discord, press):
        shown = await (await mara.slash("privacy")).settled()
        assert shown.message
        given = await (await mara.click(shown.message, "Get it as a file")).settled()
        asked = await (await mara.click(shown.message, "Delete everything")).settled()
        assert asked.message
        assert press.articles(collections=[f"user:{mara.id}"])
        sure = await mara.click(asked.message, "Yes, delete everything")
        await mara.changes.until(lambda: "is deleted" in asked.text, "the deletion")
        again = await (await mara.click(shown.message, "Get it as a file")).settled()
    assert SECRET.title in shown.text
    assert given.message
    (data,) = discord.files.content(given.message.data["attachments"])
    assert list(read_bytes(data, "articles.jsonl")) == [SECRET]
    assert sure.acknowledged_after is not None
    assert again.text == "No articles belong here."
    assert press.articles(collections=[f"user:{mara.id}"]) == []
    assert len(press.articles(collections=[f"user:{tom.id}"])) == 1
    assert TAX.title in {card.title for card in press.articles()}


async def test_articles_that_cannot_be_deleted_keep_no_verdict(
    discord: DiscordServer, press: Library, mara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where deleting took too long or failed, what somebody had said of answers once stayed."""
    today = datetime.datetime.now(datetime.UTC).date()
    press.feedback.give(1, int(mara.id), Verdict(server=7, day=today, useful=True))
    press.add(SECRET, collection=f"user:{mara.id}")

    def fail(*_: object) -> None:
        raise StoreError("The disk is full. Free some space and try again.")

    monkeypatch.setattr(press, "clear", fail)
    async with online(discord, press):
        shown = await (await mara.slash("privacy")).settled()
        assert shown.message
        asked = await (await mara.click(shown.message, "Delete everything")).settled()
        assert asked.message
        await mara.click(asked.message, "Yes, delete everything")
        await mara.changes.until(lambda: "Something went wrong" in asked.text, "an apology")
    assert press.feedback.of_person(int(mara.id)) == []


async def test_what_a_button_shows_is_of_who_presses(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """The buttons carried to another person's message show and delete that person's own alone."""
    tom = discord.person("Tom")
    press.add(SECRET, collection=f"user:{mara.id}")
    press.add(TAX, collection=f"user:{tom.id}")
    async with online(discord, press):
        shown = await (await mara.slash("privacy", at=harbour)).settled()
        carried = await (await tom.slash("privacy", at=harbour)).settled()
        assert shown.message
        assert carried.message
        carried.message.data["components"] = shown.message.data["components"]
        given = await (await tom.click(carried.message, "Get it as a file")).settled()
    assert given.message
    (data,) = discord.files.content(given.message.data["attachments"])
    assert list(read_bytes(data, "articles.jsonl")) == [TAX]


async def test_no_question_reaches_the_log_or_the_store(
    discord: DiscordServer,
    harbour: Guild,
    mara: Person,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whichever way something is asked, its words are nowhere afterwards."""
    caplog.set_level(logging.INFO)
    word = "quixoticzebra"
    question = f"Who painted the {word}?"
    with Library.open(tmp_path) as library:
        library.add(TAX)
        async with online(discord, library):
            await (await mara.slash("ask", {"question": question}, at=harbour)).settled()
            await discord.reply(await mara.direct_message(question))
            await discord.reply(await mara.mention(question, harbour))
            await mara.autocomplete("ask", "article", word)
            await (await mara.slash("privacy")).settled()
    assert word not in caplog.text
    kept = contents(tmp_path)
    assert kept
    assert not [data for data in kept if word.encode() in data.lower()]


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
