"""Questions without an answer are counted where a server wants it, and nowhere else."""

from __future__ import annotations

import asyncio
import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from index.models import Verdict
from index.store.opening import FILE
from tests.bot.on_the_wire import online
from tests.bot.press import TAX
from tests.discord_server import DiscordServer, Guild, Person

UNKNOWN = {"question": "Whither zithers?"}
KNOWN = {"question": "Who said the tax cannot rise before June?"}


async def text(person: Person, at: Guild, **options: object) -> str:
    shown = await (await person.slash("gaps", options, at=at)).settled()
    assert shown.private
    return shown.text


async def counted(press: Library, at: Guild, times: int) -> None:
    """Wait until so many questions are counted: that is done when they are answered."""
    async with asyncio.timeout(30):
        while sum(gap.times for gap in press.servers.gaps(int(at.id))) < times:
            await asyncio.to_thread(lambda: None)


async def test_questions_without_an_answer_are_listed_and_cleared(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """However asked, without who asked; what was answered is not among them."""
    press.servers.change(int(harbour.id), gaps=True)
    async with online(discord, press):
        for asked in (UNKNOWN, KNOWN):
            await (await mara.slash("ask", asked, at=harbour)).settled()
        await discord.reply(await mara.mention("whither ZITHERS?", harbour))
        await counted(press, harbour, 2)
        listed = await text(tom, harbour)
        cleared = await text(tom, harbour, clear=True)
        empty = await text(tom, harbour)
    assert "2 × Whither zithers?" in listed
    assert "tax" not in listed
    assert mara.id not in listed
    assert "empty now" in cleared
    assert "zithers" not in empty


async def test_nothing_is_counted_by_default(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """Neither in a server that has not switched it on, nor in direct messages."""
    other = discord.guild("Other")
    press.servers.change(int(other.id), gaps=True)
    async with online(discord, press):
        await (await mara.slash("ask", UNKNOWN, at=harbour)).settled()
        await (await mara.slash("ask", UNKNOWN)).settled()
        listed = await text(tom, harbour)
    assert "not counted here" in listed
    assert press.servers.gaps(int(harbour.id)) == press.servers.gaps(int(other.id)) == []


@pytest.mark.parametrize(("on", "said"), [(True, "No question has gone"), (False, "not counted")])
async def test_where_there_is_nothing_to_clear_that_is_said(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person, on: bool, said: str
) -> None:
    """What people said of answers is no question without one, and stays; nothing is announced."""
    server, today = int(harbour.id), datetime.datetime.now(datetime.UTC).date()
    press.servers.change(server, gaps=on, audit_channel=int(harbour.channels[0].id))
    press.feedback.give(1, 2, Verdict(server=server, day=today, useful=False, reason="Old."))
    async with online(discord, press):
        cleared = await text(tom, harbour, clear=True)
    assert said in cleared
    assert "What people say" not in cleared
    assert press.feedback.of_server(server).useless == 1
    assert len(discord.written) == 1


async def test_a_refusal_does_not_wait_until_its_question_is_counted(
    discord: DiscordServer, tmp_path: Path, harbour: Guild, mara: Person
) -> None:
    """While another process writes, it is sent; the count follows, also where the bot stops."""
    with Library.open(tmp_path) as library, closing(sqlite3.connect(tmp_path / FILE)) as other:
        library.add(TAX)
        library.servers.change(int(harbour.id), gaps=True)
        async with online(discord, library):
            other.execute("BEGIN IMMEDIATE")
            asked = await (await mara.slash("ask", UNKNOWN, at=harbour)).settled()
            mention = await discord.reply(await mara.mention("whither ZITHERS?", harbour))
            other.rollback()
        assert [gap.times for gap in library.servers.gaps(int(harbour.id))] == [2]
    for text in (asked.text, mention.text):
        assert "The articles do not say." in text


async def test_a_question_about_one_article_counts_too(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Also where it is asked by the form below an article."""
    press.servers.change(int(harbour.id), gaps=True)
    async with online(discord, press):
        browse = await mara.slash("articles browse", {"article": TAX.id}, at=harbour)
        shown = (await browse.settled()).message
        assert shown
        form = await (await mara.click(shown, "Ask about this article")).acknowledged()
        asked = {"Your question": UNKNOWN["question"]}
        assert "do not say" in (await (await mara.submit(form, asked)).settled()).text
    assert [gap.question for gap in press.servers.gaps(int(harbour.id))] == [UNKNOWN["question"]]


async def test_the_list_is_for_who_may_manage_the_server(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Also where the command was opened to all."""
    press.servers.change(int(harbour.id), gaps=True)
    harbour.opened.add("gaps")
    async with online(discord, press):
        await (await mara.slash("ask", UNKNOWN, at=harbour)).settled()
        await counted(press, harbour, 1)
        refused = await text(mara, harbour, clear=True)
    assert "Only members who may manage this server" in refused
    assert len(press.servers.gaps(int(harbour.id))) == 1
