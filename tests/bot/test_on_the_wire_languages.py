"""Who reads another language gets the bot's own words in it; the articles stay as they are."""

from __future__ import annotations

from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import SAID, WHEN
from tests.discord_server import DiscordServer, Guild, Person


async def test_an_answer_is_in_the_language_of_who_asked(
    discord: DiscordServer, press: Library, harbour: Guild
) -> None:
    """The bot's words and its buttons are in the language of the person's app."""
    readers = [discord.person("Jan", locale="de"), discord.person("Aude", locale="fr")]
    shown = []
    async with online(discord, press):
        for reader in readers:
            asked = await (await reader.slash("ask", {"question": WHEN}, at=harbour)).settled()
            assert asked.message
            shown.append((asked.text, next(iter(asked.message.buttons))))
    (german, more), (french, plus) = shown
    assert SAID in german
    assert SAID in french
    assert "Absatz " in german
    assert "paragraphe " in french
    assert (more, plus) == ("Mehr Kontext", "Plus de contexte")


async def test_a_mention_is_answered_in_the_language_of_the_server(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """A message does not tell its author's language, but its server does."""
    harbour.data["preferred_locale"] = "de"
    async with online(discord, press):
        answer = await discord.reply(await mara.mention("Whither zithers?", harbour))
    assert "Die Artikel sagen das nicht." in answer.text


async def test_commands_are_registered_in_every_language(
    discord: DiscordServer, press: Library
) -> None:
    """Discord learns what a command is called in each language."""
    async with online(discord, press):
        pass
    command = discord.world.command("ask", None)
    assert command["name_localizations"]["de"] == "fragen"
    assert command["options"][0]["name_localizations"]["fr"] == "question"
