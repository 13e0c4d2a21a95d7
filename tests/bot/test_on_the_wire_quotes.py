"""`/quotes` shows who said what, and `/help` how to ask."""

from __future__ import annotations

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
    """What a speaker said about a topic is shown; who asked turns the page."""
    press.add(TALK)
    options = {"speaker": "Ada Lund", "topic": "road"}
    async with online(discord, press):
        asked = await (await mara.slash("quotes", options, at=harbour)).settled()
        assert asked.message
        first = asked.text
        await mara.click(asked.message, "Next ▶")
        await discord.changes.until(lambda: asked.text != first, "the next page")
    assert [number for number in range(1, 6) if f"road {number}," in first] == [1, 2, 3]
    assert [number for number in range(1, 6) if f"road {number}," in asked.text] == [4, 5]


async def test_quotes_of_nobody_are_a_plain_sentence(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Whose words are asked for but never said, and who asks for nobody's, is told so."""
    async with online(discord, press):
        none = await (await mara.slash("quotes", {"speaker": "Zora"}, at=harbour)).settled()
        nobody = await (await mara.slash("quotes", {}, at=harbour)).settled()
    assert "no such quotations" in none.text
    assert "Give a speaker" in nobody.text


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
    discord: DiscordServer, press: Library, harbour: Guild
) -> None:
    """Where Discord did not take the commands there is nothing to click: names, as they read."""
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
