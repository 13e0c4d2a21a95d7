"""What belongs to a server that was left is kept for a while, then deleted; not in an outage."""

from __future__ import annotations

import asyncio
import datetime
from functools import partial

import pytest

from index.errors import StoreLockedError
from index.library import Library
from index.servers import KEPT_DAYS, collection_of
from tests.bot.held import hung
from tests.bot.on_the_wire import looked_after, online
from tests.bot.press import BRIDGE, SECRET
from tests.discord_server import DiscordServer, Guild, Person

ASK = {"question": "Who opposed the second boathouse?"}
LATER = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=KEPT_DAYS + 2)


@pytest.fixture
def own(press: Library, harbour: Guild) -> str:
    """Return the name of the collection of a server that has an article."""
    name = collection_of(int(harbour.id))
    press.add(SECRET, collection=name)
    return name


async def test_leaving_is_noted_while_searches_hang(
    discord: DiscordServer, press: Library, harbour: Guild, own: str
) -> None:
    """What is written has threads of its own."""
    async with online(discord, press) as bot:
        await looked_after(bot)
        async with hung(bot), asyncio.timeout(30):
            await discord.world.remove_guild(harbour)
            while press.articles(collections=[own]):
                await bot.desk.adding.run(partial(press.servers.sweep, LATER))


@pytest.mark.parametrize("outage", [True, False])
async def test_leaving_is_noted_and_an_outage_is_not(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, own: str, outage: bool
) -> None:
    """After a while everything of a server that was left is deleted, and nothing before."""
    other = discord.guild("Other")
    shelf = collection_of(int(harbour.id), int(harbour.channels[0].id))
    press.add(BRIDGE, collection=shelf)
    async with online(discord, press) as bot:
        await looked_after(bot)
        await discord.world.remove_guild(harbour, unavailable=outage)
        await (await mara.slash("ask", ASK, at=other)).settled()  # what was told before is done
    assert press.articles(collections=[own])
    assert list(press.servers.sweep(LATER)) == ([] if outage else [int(harbour.id)])
    assert bool(press.articles(collections=[own])) is outage
    assert bool(press.articles(collections=[shelf])) is outage


async def test_leaving_while_the_bot_was_away_is_noted(
    discord: DiscordServer, press: Library, harbour: Guild, own: str
) -> None:
    """On starting, servers that are kept but not there any more count as left from then on."""
    discord.guild("Other")
    await discord.world.remove_guild(harbour)
    async with online(discord, press) as bot:
        await looked_after(bot)
    assert press.servers.sweep(LATER) == [int(harbour.id)]


async def test_coming_back_in_time_keeps_everything(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, own: str
) -> None:
    """A server that is there when the bot starts is not deleted, whatever was noted before."""
    long_ago = datetime.date(2001, 1, 1)
    press.servers.left(int(harbour.id), long_ago)
    async with online(discord, press) as bot:
        await looked_after(bot)
        answer = await (await mara.slash("ask", ASK, at=harbour)).settled()
    assert "boathouse" in answer.text
    assert press.servers.sweep(LATER) == []
    assert press.articles(collections=[own])


async def test_nothing_is_deleted_before_who_came_back_is_noted(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    own: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the store cannot take the note, the daily look deletes nothing, and tries again."""

    def fail(_: object) -> None:
        raise StoreLockedError("Another process holds the store. Try again.")

    press.servers.left(int(harbour.id), datetime.date(2001, 1, 1))
    monkeypatch.setattr(press.servers, "present", fail)
    async with online(discord, press) as bot:
        await looked_after(bot)
    assert press.articles(collections=[own])
