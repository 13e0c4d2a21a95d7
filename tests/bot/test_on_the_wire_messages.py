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
        ('"the tax cannot rise before June"', "This stands in the articles"),
        ("the tax can not rise before Juni", "Nearly this stands"),
        ("the tax will be doubled for zeppelins", "does not stand in the articles"),
        ("?!", "does not stand in the articles"),
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
    assert ("Tom Reed" in asked.text) == ("does not" not in shown)
