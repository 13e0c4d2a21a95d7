"""Questions without an answer are counted where a server wants it, and nowhere else."""

from __future__ import annotations

import pytest

from index.library import Library
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.records import MANAGE_GUILD

UNKNOWN = {"question": "Whither zithers?"}
KNOWN = {"question": "Who said the tax cannot rise before June?"}


@pytest.fixture
def tom(discord: DiscordServer, harbour: Guild) -> Person:
    """Return somebody who may manage the server."""
    person = discord.person("Tom")
    person.appoint(harbour, permissions=MANAGE_GUILD)
    return person


async def text(person: Person, at: Guild, **options: object) -> str:
    shown = await (await person.slash("gaps", options, at=at)).settled()
    assert shown.private
    return shown.text


async def test_questions_without_an_answer_are_listed_and_cleared(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """However asked, without who asked; what was answered is not among them."""
    press.servers.change(int(harbour.id), gaps=True)
    async with online(discord, press):
        for asked in (UNKNOWN, KNOWN):
            await (await mara.slash("ask", asked, at=harbour)).settled()
        await discord.reply(await mara.mention("whither ZITHERS?", harbour))
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


async def test_the_list_is_for_who_may_manage_the_server(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Also where the command was opened to all."""
    press.servers.change(int(harbour.id), gaps=True)
    harbour.opened.add("gaps")
    async with online(discord, press):
        await (await mara.slash("ask", UNKNOWN, at=harbour)).settled()
        refused = await text(mara, harbour, clear=True)
    assert "Only members who may manage this server" in refused
    assert len(press.servers.gaps(int(harbour.id))) == 1
