"""Articles are browsed page by page, opened, asked and removed, by those who may."""

from __future__ import annotations

import threading

import pytest

from index.library import Library
from index.models import Article, Heading
from tests.bot.on_the_wire import online
from tests.bot.press import BRIDGE, SAID, SECRET, TAX, WHEN
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.interactions import Interaction, Reply
from tests.discord_server.messages import Message

QUESTION = "Your question"


@pytest.fixture
def shelf(press: Library, harbour: Guild) -> Library:
    """Return a library in which the server has an article of its own."""
    press.add(SECRET, collection=f"guild:{harbour.id}")
    return press


async def browse(person: Person, at: Guild | None, **options: object) -> Message:
    shown = await (await person.slash("articles browse", options, at=at)).settled()
    assert shown.message
    assert shown.private
    return shown.message


async def press_in(person: Person, message: Message, label: str) -> Interaction:
    return await (await person.click(message, label)).settled()


async def turn(person: Person, message: Message, label: str) -> None:
    before = message.text
    await person.click(message, label)
    await person.changes.until(lambda: message.text != before, "another page")


async def test_pages_are_turned_also_after_a_restart(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Every article is on one page, the server's own first."""
    own = [Article(title=f"Own {number}", text=f"Gulls {number}.") for number in range(21)]
    for article in own:
        press.add(article, collection=f"guild:{harbour.id}")
    async with online(discord, press):
        shown = await browse(mara, harbour)
        first = shown.text
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    async with online(discord, press):
        await turn(mara, shown, "Next ▶")
        second = shown.text
        await turn(mara, shown, "Next ▶")
        third = shown.text
        assert "Next ▶" not in shown.buttons
        await turn(mara, shown, "◀ Previous")
    assert shown.text == second
    assert "Page 1 of 3 · 23 articles" in first
    assert first.count("Own") + second.count("Own") + third.count("Own") == len(own)
    assert TAX.title in third
    assert BRIDGE.title in third


async def test_only_what_may_be_seen_is_listed(
    discord: DiscordServer, shelf: Library, harbour: Guild, mara: Person
) -> None:
    """Another server's articles are on no page, and cannot be opened by their button's id."""
    other = discord.guild("Other")
    async with online(discord, shelf):
        here = await browse(mara, harbour)
        elsewhere = await browse(mara, other)
        direct = await browse(mara, None)
        elsewhere.buttons["1"]["custom_id"] = f"article:{SECRET.id}"
        opened = await press_in(mara, elsewhere, "1")
    assert SECRET.title in here.text
    assert SECRET.title not in elsewhere.text + direct.text
    assert "boathouse" not in opened.text


async def test_one_article_is_opened_and_asked(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """What it is and how it begins; a question about it is answered from it alone, privately."""
    async with online(discord, press):
        offered = await mara.autocomplete("articles browse", "article", "bridge", at=harbour)
        shown = await browse(mara, harbour, article=BRIDGE.id)
        pressed = await (await mara.click(shown, "Ask about this article")).acknowledged()
    async with online(discord, press):
        assert pressed.reply is Reply.MODAL
        given = {QUESTION: "How long will it be closed, and what of the tax?"}
        asked = await (await mara.submit(pressed, given)).settled()
    assert [BRIDGE.title in name for name in offered] == [True]
    assert "The old bridge will close for nine weeks." in shown.text
    assert "3 sentences" in shown.text
    assert "nine weeks" in asked.text
    assert TAX.title not in asked.text
    assert asked.private


async def test_removing_asks_first(
    discord: DiscordServer, shelf: Library, harbour: Guild, tom: Person
) -> None:
    """The title and the number of sentences are told before anything is gone."""
    own = f"guild:{harbour.id}"
    async with online(discord, shelf):
        shown = await browse(tom, harbour, article=SECRET.title)
        asked = await press_in(tom, shown, "Remove")
        assert asked.message
        sure, kept = asked.text, shelf.size(collections=[own])
        await turn(tom, asked.message, "Yes, remove it")
        again = await press_in(tom, shown, "Remove")
    assert f"Remove *{SECRET.title}* with its 2 sentences?" in sure
    assert kept == 1
    assert shelf.size(collections=[own]) == 0
    assert "No article that belongs here" in again.text


async def test_only_who_may_remove_is_offered_it_and_can(
    discord: DiscordServer, shelf: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """Neither public articles nor, for ordinary members, any; a permission lost counts at once."""
    async with online(discord, shelf):
        public = await browse(tom, harbour, article=TAX.id)
        ordinary = await browse(mara, harbour, article=SECRET.id)
        own = await browse(tom, harbour, article=SECRET.id)
        asked = await press_in(tom, own, "Remove")
        tom.appoint(harbour)
        assert asked.message
        await turn(tom, asked.message, "Yes, remove it")
        refused = await press_in(tom, own, "Remove")
    assert "Remove" not in {**public.buttons, **ordinary.buttons}
    for told in (asked.text, refused.text):
        assert "Only members who manage this server" in told
    assert shelf.size(collections=[f"guild:{harbour.id}"]) == 1


@pytest.mark.parametrize(
    "custom_id", ["browse:-1", "browse:x", "article:", "article:../x", "sure:'", "ask:", "remove"]
)
async def test_a_tampered_button_gets_a_plain_sentence(
    discord: DiscordServer, shelf: Library, harbour: Guild, tom: Person, custom_id: str
) -> None:
    """An id that no button of ours has is told to be none, and nothing is removed."""
    async with online(discord, shelf):
        shown = await browse(tom, harbour)
        shown.buttons["1"]["custom_id"] = custom_id
        pressed = await press_in(tom, shown, "1")
    assert "no longer works" in pressed.text
    assert shelf.size(collections=[f"guild:{harbour.id}"]) == 1


async def test_a_page_beyond_the_last_says_so(
    discord: DiscordServer, shelf: Library, harbour: Guild, mara: Person
) -> None:
    """Who turns to a page whose articles are gone meanwhile is told, and keeps the list."""
    async with online(discord, shelf):
        shown = await browse(mara, harbour)
        shown.buttons["1"]["custom_id"] = "browse:9"
        await (await mara.click(shown, "1")).acknowledged()
        told = await discord.changes.until(
            lambda: [one for one in discord.written if "list has just" in one.text], "a sentence"
        )
    assert told[0].only_for == mara.id
    assert "Page 1 of 1" in shown.text


async def test_a_list_whose_titles_are_being_read_is_waited_for(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However long that takes, nobody is told meanwhile that there are no articles."""
    gate, headings = threading.Event(), press.headings

    def slow(collection: str) -> list[Heading]:
        gate.wait(30)
        return headings(collection)

    monkeypatch.setattr(press, "headings", slow)
    monkeypatch.setattr("bot.serving.titles._FIRST_SECONDS", 0)
    async with online(discord, press):
        asked = await (await mara.slash("articles browse", at=harbour)).acknowledged()
        assert SAID in (await discord.reply(await mara.mention(WHEN, harbour))).text
        assert asked.waiting
        gate.set()
        assert "Page 1 of 1 · 2 articles" in (await asked.settled()).text


async def test_a_list_that_changed_unseen_is_not_called_empty(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Where all that was listed is gone, and another article there, it can be opened again."""
    async with online(discord, press):
        await browse(mara, harbour)
        for article in (TAX, BRIDGE):
            press.remove(article.id)
        press.add(SECRET)
        changed = await browse(mara, harbour)
        press.remove(SECRET.id)
        empty = await browse(mara, harbour)
    assert "The list has just changed" in changed.text
    assert "There are no articles" in empty.text
