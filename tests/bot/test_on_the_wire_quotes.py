"""`/quotes` shows who said what, and `/help` how to ask."""

from __future__ import annotations

import datetime

import pytest

from index.library import Library
from index.models import Article
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, Guild, Person

TALK = Article(
    title="A talk with the mayor",
    text="\n\n".join(
        f"“We will mend road {number},” said Mayor Ada Lund." for number in range(1, 6)
    ),
)


async def test_quotes_are_shown_page_by_page(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """What a speaker said about a topic is shown under their name; who asked turns the page."""
    press.add(TALK)
    options = {"speaker": "ada lund", "topic": "road"}
    async with online(discord, press):
        asked = await (await mara.slash("quotes", options, at=harbour)).settled()
        assert asked.message
        first = asked.text
        await mara.click(asked.message, "Next ▶")
        await discord.changes.until(lambda: asked.text != first, "the next page")
    assert "What **Ada Lund** said:" in first
    assert [number for number in range(1, 6) if f"road {number}," in first] == [1, 2, 3]
    assert [number for number in range(1, 6) if f"road {number}," in asked.text] == [4, 5]


async def test_quotes_are_held_to_days_on_every_page(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """The days asked for are shown, hold on the next page, too, and are said where none fits."""
    press.add(TALK.model_copy(update={"date": datetime.date(2026, 3, 1)}))
    press.add(Article(text="“We will mend the pier,” said Mayor Ada Lund.", title="Undated"))
    days = {"speaker": "Ada Lund", "from": "2026-03"}
    async with online(discord, press):
        asked = await (await mara.slash("quotes", days, at=harbour)).settled()
        assert asked.message
        first = asked.text
        await mara.click(asked.message, "Next ▶")
        await discord.changes.until(lambda: asked.text != first, "the next page")
        late = await (await mara.slash("quotes", days | {"from": "2027"}, at=harbour)).settled()
        wrong = await (await mara.slash("quotes", days | {"to": "soon"}, at=harbour)).settled()
        turned = await (await mara.slash("quotes", days | {"to": "2025"}, at=harbour)).settled()
    for page in (first, asked.text):
        assert "published from 1 March 2026 on" in page
        assert "pier" not in page
    assert [number for number in range(1, 6) if f"road {number}," in asked.text] == [4, 5]
    assert "published from 1 January 2027 on" in late.text
    assert "cannot read that as a day" in wrong.text
    assert "1 March 2026 is after 31 December 2025" in turned.text
    assert wrong.private
    assert turned.private


async def test_quotes_of_nobody_are_a_plain_sentence(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Whose words are asked for but never said, and who asks for nobody's, is told so."""
    async with online(discord, press):
        none = await (await mara.slash("quotes", {"speaker": "Zora"}, at=harbour)).settled()
        nobody = await (await mara.slash("quotes", {}, at=harbour)).settled()
    assert "no such quotations" in none.text
    assert not none.private
    assert "Give a speaker" in nobody.text
    assert nobody.private


async def test_help_says_how_to_ask(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """One screen names the commands, for who asked alone; they can be clicked, also later on."""
    async with online(discord, press):
        asked = await (await mara.slash("help", at=harbour)).settled()
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    async with online(discord, press):
        again = await (await mara.slash("help", at=harbour)).settled()
        mentioned = await discord.reply(await mara.mention("", harbour))
    ids = {command["name"]: command["id"] for command in discord.world.commands[None]}
    assert asked.private
    assert again.text == asked.text
    for name in ("ask", "quotes", "articles browse", "privacy"):
        assert f"</{name}:{ids[name.split()[0]]}>" in asked.text
    assert f"</ask:{ids['ask']}>" in mentioned.text


async def test_commands_whose_ids_are_unknown_are_named(
    discord: DiscordServer, press: Library, harbour: Guild, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Discord did not take the commands there is nothing to click: names, as they read."""
    monkeypatch.setattr("bot.client._REGISTERING", 0.1)
    jo = discord.person("Jo", locale="de")
    async with online(discord, press):
        pass
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    press.set_value(f"discord.commands.{discord.world.bot_id}", "other")
    discord.faults.answer("PUT", "/commands", 503, times=9)
    async with online(discord, press):
        asked = await (await jo.slash("help", at=harbour)).settled()
    assert "`/fragen`" in asked.text
    assert "`/artikel durchsehen`" in asked.text
