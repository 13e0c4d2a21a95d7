"""The menu of a message: ask about it, or find out who said it."""

from __future__ import annotations

import pytest

from index.library import Library
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, Guild, Person


async def test_a_message_can_be_asked(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Somebody else's message is answered, for who chose so alone."""
    tom = discord.person("Tom")
    async with online(discord, press):
        said = await tom.say("Who said the tax cannot rise before June?", harbour)
        asked = await (await mara.use("Ask about this message", said)).settled()
    assert "Tom Reed" in asked.text
    assert asked.private


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('"the tax cannot rise before June"', "articles, word for word"),
        ("the tax can not rise before Juni", "articles, nearly word for word"),
        ("lol is “The tax cannot rise before June” true? I doubt that", "articles, word for word"),
        ("> The tax cannot rise\n> before June\nseriously??", "articles, word for word"),
        ("the tax will be doubled for zeppelins", "not in the articles"),
        ("?!", "not in the articles"),
    ],
)
async def test_a_quotation_is_traced(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, text: str, shown: str
) -> None:
    """What stands in an article is shown with who said it, nearly or not at all is said so."""
    async with online(discord, press):
        said = await discord.person("Tom").say(text, harbour)
        asked = await (await mara.use("Who said this?", said)).settled()
    assert shown in asked.text
    assert ("Tom Reed" in asked.text) == ("not in" not in shown)


async def test_what_a_bot_posts_is_traced_too(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Feeds post what they quote in embeds; a quotation there is found as one in a message is."""
    discord.faults.refuse("PATCH", "/webhooks/")  # so that the bot itself posts an embed
    async with online(discord, press):
        options = {"question": "Who said the tax cannot rise before June?"}
        posted = (await (await mara.slash("ask", options, at=harbour)).settled()).message
        assert posted
        assert posted.data["embeds"]
        traced = await (await mara.use("Who said this?", posted)).settled()
    assert "articles, word for word" in traced.text


async def test_what_a_message_forwards_is_traced_too(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """A forwarded message has no words of its own: those it carries are looked up."""
    tom = discord.person("Tom")
    async with online(discord, press):
        said = await tom.say("“The tax cannot rise before June”", harbour)
        forwarded = await tom.forward(said, harbour)
        asked = await (await mara.use("Who said this?", forwarded)).settled()
    assert not forwarded.content
    assert "articles, word for word" in asked.text


async def test_a_question_that_is_forwarded_to_the_bot_is_answered(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Who forwards a question in a direct message wants to know what it asks."""
    async with online(discord, press):
        said = await discord.person("Tom").say("Who said the tax cannot rise?", harbour)
        answer = await discord.reply(await mara.forward(said))
    assert "Tom Reed" in answer.text


async def test_of_several_quotations_those_that_are_not_there_are_named(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Nobody lends a made-up quotation the source of the one beside it."""
    made_up = "zeppelins will land for free"
    text = f"“The tax cannot rise before June,” said Reed, and “{made_up}.”"
    async with online(discord, press):
        said = await discord.person("Tom").say(text, harbour)
        asked = await (await mara.use("Who said this?", said)).settled()
        assert asked.message
        more = await (await mara.click(asked.message, "More context")).settled()
    assert f"Not in the articles: “{made_up}.”" in asked.text
    assert "Not in the articles: “The tax" not in asked.text
    assert "Two shipping firms had protested." in more.text
