"""Hostile words and other people's articles: nothing pings, breaks, or shows where it may not."""

from __future__ import annotations

import pytest

from index.library import Library
from tests.bot.making import HOSTILE as HOSTILE_TEXTS
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, HOSTILE, SECRET
from tests.discord_server import DiscordServer, Guild, Person


async def test_a_hostile_article_pings_nobody(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """An article full of mentions, links and Markdown is shown as the text that it is."""
    press.add(HOSTILE)
    question = "What colour was the submarine painted, @everyone?"
    async with online(discord, press):
        asked = await (await mara.slash("ask", {"question": question}, at=harbour)).settled()
        assert asked.message
        shown = [asked.message]
        for label in ("More context", "Why this?"):
            pressed = await (await mara.click(asked.message, label)).settled()
            assert pressed.message
            shown.append(pressed.message)
        shown.append(await discord.reply(await mara.mention(question, harbour)))
    assert [message.pings for message in shown] == [[], [], [], []]
    assert all("submarine" in message.text for message in shown)
    assert not any("](http://evil" in message.text for message in shown)


async def test_each_server_finds_its_own_articles_alone(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """What one server added is found there, and by no way of asking anywhere else."""
    press.add(SECRET, collection=f"guild:{harbour.id}")
    other = discord.guild("Other")
    question = "Who opposed the second boathouse?"
    async with online(discord, press):
        here = await (await mara.slash("ask", {"question": question}, at=harbour)).settled()
        there = await (await mara.slash("ask", {"question": question}, at=other)).settled()
        direct = await discord.reply(await mara.direct_message(question))
        offered = {
            place: await mara.autocomplete("ask", "article", "rowing", at=place)
            for place in (None, other, harbour)
        }
    assert SECRET.title in here.text
    assert SECRET.title not in there.text + direct.text
    assert offered == {None: [], other: [], harbour: [SECRET.title]}


@pytest.mark.parametrize("question", HOSTILE_TEXTS, ids=lambda text: ascii(text[:12]))
async def test_any_question_gets_an_answer(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, question: str
) -> None:
    """Whatever is written, however asked, it is answered without pinging anybody."""
    written = question[:1900]
    async with online(discord, press):
        answers = [
            await discord.reply(await mara.direct_message(written)),
            await discord.reply(await mara.mention(written, harbour)),
        ]
        if option := question[:500].replace("\x00", ""):
            asked = await (await mara.slash("ask", {"question": option}, at=harbour)).settled()
            assert asked.message
            answers.append(asked.message)
            await mara.autocomplete("ask", "article", question[:100], at=harbour)
    assert [answer.pings for answer in answers] == [[]] * len(answers)
    assert all(answer.text.strip() for answer in answers)


async def test_without_articles_a_question_is_told_so(discord: DiscordServer, mara: Person) -> None:
    """An empty library is a plain sentence, not silence."""
    with Library.open() as empty:
        async with online(discord, empty):
            asked = await (await mara.slash("ask", ASK)).settled()
            offered = await mara.autocomplete("ask", "article", "")
    assert "no articles to search" in asked.text
    assert offered == []
