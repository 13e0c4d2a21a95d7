"""Each way of asking in Discord ends in an answer, over real sockets."""

from __future__ import annotations

from index.library import Library
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, Guild, Person

WHEN = "Who said the tax cannot rise before June?"
SAID = "The tax cannot rise before June"


async def test_a_slash_command_is_answered(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """`/ask` shows the sentence, who said it, the article and its buttons, in a server."""
    async with online(discord, press):
        asked = await (await mara.slash("ask", {"question": WHEN}, at=harbour)).settled()
    assert SAID in asked.text
    assert "Tom Reed" in asked.text
    assert "https://courier.example/tax" in asked.text
    assert not asked.private
    assert asked.message
    assert set(asked.message.buttons) == {"More context", "Why this?"}


async def test_a_direct_message_is_a_question(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """A direct message is answered by a reply, after the bot showed that it is writing."""
    async with online(discord, press):
        asked = await mara.direct_message(WHEN)
        answer = await discord.reply(asked)
    assert SAID in answer.text
    assert discord.world.typing == [asked.channel]


async def test_a_mention_is_a_question(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """A mention is answered; what is written without one is not even read."""
    async with online(discord, press):
        await mara.say(WHEN, harbour)
        asked = await mara.mention(WHEN, harbour)
        answer = await discord.reply(asked)
    assert SAID in answer.text
    assert answer.pings == []
    assert discord.written == [answer]
