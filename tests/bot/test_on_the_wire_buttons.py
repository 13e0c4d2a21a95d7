"""The buttons below an answer work, also after a restart, and show nothing to the wrong people."""

from __future__ import annotations

import asyncio

import pytest

from bot.serving.pace import Pace
from index.library import Library
from index.models import Article, Thresholds
from tests.bot.held import hung
from tests.bot.on_the_wire import online
from tests.bot.press import BOATHOUSE, SAID, SECRET, TAX, WHEN
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.messages import Message
from tests.discord_server.records import MANAGE_MESSAGES

FAQ = Article(
    title="What members ask",
    url="https://club.example/faq",
    text=(
        "How do I join?\n\nWrite to the treasurer before 31 December. "
        + "A letter is read on the first Sunday of the month. " * 6
        + "The fee is 18 pounds a year.\n\nHow do I leave?\n\nWrite to the secretary in May."
    ),
)
MANY = "What about the tax, the bridge and the council?"


async def answer_to(question: str, person: Person, at: Guild | None) -> Message:
    """Ask, and return the message with the answer."""
    asked = await (await person.slash("ask", {"question": question}, at=at)).settled()
    assert asked.message
    return asked.message


@pytest.mark.parametrize(
    ("label", "shown"),
    [("More context", "Two shipping firms had protested."), ("Why this?", "together: the score")],
)
async def test_a_button_shows_more_to_who_pressed_it(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, label: str, shown: str
) -> None:
    """Anybody in the channel may press; only who pressed sees what comes of it."""
    tom = discord.person("Tom")
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, harbour)
        before = answer.text
        pressed = await (await tom.click(answer, label)).settled()
    assert shown in pressed.text
    assert pressed.private
    assert answer.text == before


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("More context", ["**How do I join?**", "The fee is 18 pounds a year."]),
        ("Why this?", ["**join** ", "together: the score"]),
    ],
)
async def test_the_buttons_below_a_question_with_its_answer_find_both(
    discord: DiscordServer, press: Library, mara: Person, label: str, shown: list[str]
) -> None:
    """Where an article asks the question itself, its answer is read on, and it is said why."""
    press.add(FAQ)
    async with online(discord, press):
        answer = await answer_to("How do I join?", mara, None)
        assert "Write to the treasurer before 31 December." in answer.text
        assert "#:~:text=How%20do%20I%20join)" in answer.text
        pressed = await (await mara.click(answer, label)).settled()
    assert [part for part in shown if part not in pressed.text] == []


async def test_who_presses_too_often_waits(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Three presses that search go with each question allowed; others, and questions, go on."""
    async with online(discord, press, pace=Pace(person=2, server=0)):
        answer = await answer_to(WHEN, mara, None)
        told = [await (await mara.click(answer, "Why this?")).settled() for _ in range(7)]
        read_on = await (await mara.click(answer, "More context")).settled()
        again = await answer_to(WHEN, mara, None)
    late = ["You have asked a lot of me lately. Please try again <t:" in one.text for one in told]
    assert late == [False] * 6 + [True]
    assert "Two shipping firms had protested." in read_on.text
    assert SAID in again.text


@pytest.mark.parametrize("label", ["More context", "Why this?"])
async def test_a_button_outlives_a_restart(
    discord: DiscordServer, press: Library, mara: Person, label: str
) -> None:
    """What a button shows is the same before and after the bot was started again."""
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, None)
        before = await (await mara.click(answer, label)).settled()
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    async with online(discord, press):
        after = await (await mara.click(answer, label)).settled()
    assert after.text == before.text


@pytest.mark.parametrize("label", ["More context", "Why this?"])
async def test_a_button_whose_article_is_gone_says_so(
    discord: DiscordServer, press: Library, mara: Person, label: str
) -> None:
    """A press after the article was removed is answered by a plain sentence."""
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, None)
        press.remove(TAX.id)
        pressed = await (await mara.click(answer, label)).settled()
    assert "removed" in pressed.text


@pytest.mark.parametrize("label", ["More context", "Why this?"])
async def test_a_button_carried_elsewhere_shows_nothing(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, label: str
) -> None:
    """A server's article cannot be had by its button's id from another place."""
    press.add(SECRET, collection=f"guild:{harbour.id}")
    async with online(discord, press):
        answer = await answer_to(BOATHOUSE, mara, harbour)
        assert SECRET.title in answer.text
        carried = await answer_to(WHEN, mara, None)
        carried.data["components"] = answer.data["components"]
        pressed = await (await mara.click(carried, label)).settled()
    assert "boathouse" not in pressed.text
    assert "removed" in pressed.text


async def test_a_press_told_twice_is_answered_once(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """A press that the gateway tells of twice is acknowledged once."""
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, None)
        pressed = await (await mara.click(answer, "More context", times=2)).settled()
        await answer_to(WHEN, mara, None)
    callbacks = [request for request in discord.requests if pressed.id in request.path]
    assert [request.status for request in callbacks] == [200]


@pytest.mark.parametrize(
    "custom_id",
    [
        "more:../../x:1:00000000",
        "why:",
        "nothing",
        "more:a:9:z",
        "page:0:x",
        "page:9:1:::zzzzzzzz:",
        "delete:!",
        "near:999:1::::",
        "share:-1:1::::",
    ],
)
async def test_a_tampered_button_gets_a_plain_sentence(
    discord: DiscordServer, press: Library, mara: Person, custom_id: str
) -> None:
    """An id that no button of ours has is told to be none, and the bot goes on."""
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, None)
        answer.buttons["More context"]["custom_id"] = custom_id
        pressed = await (await mara.click(answer, "More context")).settled()
        assert "no longer works" in pressed.text
        assert "Tom Reed" in (await answer_to(WHEN, mara, None)).text


async def test_who_asked_turns_the_page(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """The next page takes the place of the first, also after a restart, and there is a way back."""
    async with online(discord, press):
        answer = await answer_to(MANY, mara, harbour)
        first = answer.text
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    async with online(discord, press):
        await mara.click(answer, "Next ▶")
        await discord.changes.until(lambda: answer.text != first, "the next page")
        second = answer.text
        assert MANY in second
        await mara.click(answer, "◀ Previous")
        await discord.changes.until(lambda: answer.text != second, "the first page")
    assert answer.text == first
    assert discord.written == [answer]


async def test_somebody_else_gets_the_next_page_alone(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Nobody turns a page that others read; they get a copy of their own."""
    tom = discord.person("Tom")
    async with online(discord, press):
        answer = await answer_to(MANY, mara, harbour)
        before = answer.text
        pressed = await (await tom.click(answer, "Next ▶")).settled()
        own = pressed.message
        assert own
        page = own.text
        await tom.click(own, "◀ Previous")
        await discord.changes.until(lambda: own.text != page, "the first page")
    assert pressed.private
    assert answer.text == before == own.text


async def test_a_private_answer_can_be_shown_to_everybody(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """What only one person saw, that person can show; the copy can be deleted."""
    async with online(discord, press):
        options = {"question": WHEN, "private": True}
        asked = await (await mara.slash("ask", options, at=harbour)).settled()
        assert asked.message
        assert "Delete" not in asked.message.buttons
        shared = await (await mara.click(asked.message, "Show to everyone")).settled()
    assert shared.text == asked.text
    assert not shared.private
    assert shared.message
    assert "Delete" in shared.message.buttons


async def test_an_answer_is_deleted_by_who_asked_alone(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Somebody else who may not delete messages is told so; who asked takes the answer away."""
    harbour.data["roles"][0]["permissions"] = "0"
    tom = discord.person("Tom")
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, harbour)
        refused = await (await tom.click(answer, "Delete")).settled()
        assert "Only the person who asked" in refused.text
        await mara.click(answer, "Delete")
        await discord.changes.until(lambda: answer.id not in discord.world.messages, "its end")


async def test_what_needs_no_search_waits_for_none(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Who may not delete an answer is told so although every search hangs."""
    harbour.data["roles"][0]["permissions"] = "0"
    tom = discord.person("Tom")
    async with online(discord, press) as bot:
        answer = await answer_to(WHEN, mara, harbour)
        async with hung(bot), asyncio.timeout(10):
            refused = await (await tom.click(answer, "Delete")).settled()
    assert "Only the person who asked" in refused.text


async def test_an_answer_is_deleted_by_who_may_delete_messages(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """A moderator takes away what somebody else asked."""
    ines = discord.person("Ines")
    ines.appoint(harbour, permissions=MANAGE_MESSAGES)
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, harbour)
        await ines.click(answer, "Delete")
        await discord.changes.until(lambda: answer.id not in discord.world.messages, "its end")


async def test_the_nearest_articles_are_one_press_away(
    discord: DiscordServer, harbour: Guild, mara: Person
) -> None:
    """A refusal is no dead end: pressing an article shows what it has that comes closest."""
    with Library.open(thresholds=Thresholds(answer=1, close=1)) as strict:
        strict.add(TAX)
        async with online(discord, strict):
            refused = await answer_to("Which council voted?", mara, harbour)
            assert "The articles do not say." in refused.text
            found = await (await mara.click(refused, TAX.title)).settled()
    assert "comes closest" in found.text
    assert "The council voted on Monday." in found.text
    assert found.private


async def test_a_refusal_with_nothing_near_shows_what_there_is(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Where no article comes near, all of them are one press away, also after a restart."""
    async with online(discord, press):
        refused = await answer_to("zeppelin chess", mara, harbour)
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    async with online(discord, press):
        listed = await (await mara.click(refused, "Browse the articles")).settled()
    assert "The articles do not say." in refused.text
    assert TAX.title not in refused.text
    assert TAX.title in listed.text
    assert listed.private


async def test_where_components_are_refused_the_answer_is_an_embed(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """The same answer arrives in its other form, and its buttons work there too."""
    discord.faults.refuse("PATCH", "/webhooks/")
    async with online(discord, press):
        answer = await answer_to(MANY, mara, harbour)
        assert answer.data["embeds"]
        first = answer.text
        await mara.click(answer, "Next ▶")
        await discord.changes.until(lambda: answer.text != first, "the next page")
    assert MANY in answer.text
