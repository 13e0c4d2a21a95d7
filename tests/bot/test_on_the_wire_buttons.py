"""The buttons below an answer work, also after a restart, and show nothing to the wrong people."""

from __future__ import annotations

import pytest

from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import SECRET, TAX
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.messages import Message

WHEN = "Who said the tax cannot rise before June?"
BOATHOUSE = "Who opposed the second boathouse?"


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


@pytest.mark.parametrize("custom_id", ["more:../../x:1:00000000", "why:", "nothing", "more:a:9:z"])
async def test_a_tampered_button_breaks_nothing(
    discord: DiscordServer, press: Library, mara: Person, custom_id: str
) -> None:
    """An id that no button of ours has is left alone, and the bot goes on."""
    async with online(discord, press):
        answer = await answer_to(WHEN, mara, None)
        answer.buttons["More context"]["custom_id"] = custom_id
        await mara.click(answer, "More context")
        assert "Tom Reed" in (await answer_to(WHEN, mara, None)).text
