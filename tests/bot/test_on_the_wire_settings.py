"""What a server has set holds for every way of asking there, and for no other server."""

from __future__ import annotations

from bot.serving.pace import Pace
from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, SAID, WHEN
from tests.discord_server import DiscordServer, Guild, Person


async def test_answers_are_private_where_the_server_wants_them_so(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Who asks without saying how gets the server's way; who says how gets theirs."""
    press.servers.change(int(harbour.id), private_answers=True)
    async with online(discord, press):
        by_default = await (await mara.slash("ask", ASK, at=harbour)).settled()
        said = await (await mara.slash("ask", {**ASK, "private": False}, at=harbour)).settled()
        direct = await (await mara.slash("ask", ASK)).settled()
    assert (by_default.private, said.private, direct.private) == (True, False, False)


async def test_public_articles_can_be_left_out(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """A server that wants its own articles alone finds no others, nor their titles or buttons."""
    async with online(discord, press):
        before = await (await mara.slash("ask", ASK, at=harbour)).settled()
        assert before.message
        press.servers.change(int(harbour.id), include_public=False)
    async with online(discord, press):
        after = await (await mara.slash("ask", ASK, at=harbour)).settled()
        mentioned = await discord.reply(await mara.mention(WHEN, harbour))
        pressed = await (await mara.click(before.message, "More context")).settled()
        offered = await mara.autocomplete("ask", "article", "harbour", at=harbour)
    assert SAID in before.text
    assert SAID not in after.text + mentioned.text + pressed.text
    assert offered == []


async def test_questions_are_answered_in_the_chosen_channels_alone(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Elsewhere the person who asked is told where to ask, and nothing is written for others."""
    harbour = discord.guild("Harbour", "general", "questions")
    general, questions = harbour.channels
    press.servers.change(int(harbour.id), channels=(int(questions.id),))
    async with online(discord, press):
        refused = await (await mara.slash("ask", ASK, at=general)).settled()
        offered = await mara.autocomplete("ask", "article", "harbour", at=general)
        await mara.mention(WHEN, general)
        await discord.changes.until(lambda: len(discord.written) == 2, "a direct message")
        answered = await (await mara.slash("ask", ASK, at=questions)).settled()
        in_reply = await discord.reply(await mara.mention(WHEN, questions))
    told = discord.written[1]
    assert f"<#{questions.id}>" in refused.text
    assert refused.private
    assert offered == []
    assert (told.channel.guild, told.text) == (None, refused.text)
    assert SAID in answered.text
    assert SAID in in_reply.text


async def test_who_asks_often_where_nothing_is_answered_is_told_no_oftener_than_allowed(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Nobody gets a direct message for each of very many mentions."""
    harbour = discord.guild("Harbour", "general", "questions")
    general, questions = harbour.channels
    press.servers.change(int(harbour.id), channels=(int(questions.id),))
    async with online(discord, press, pace=Pace(person=2, server=0)):
        for _ in range(5):
            await mara.mention(WHEN, general)
        await discord.reply(await discord.person("Tom").mention(WHEN, questions))
    assert len([message for message in discord.written if message.channel.guild is None]) == 2


async def test_settings_of_one_server_are_no_other_s(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Whatever one server sets changes nothing in another."""
    other = discord.guild("Other")
    press.servers.change(int(harbour.id), private_answers=True, include_public=False, channels=(1,))
    async with online(discord, press):
        asked = await (await mara.slash("ask", ASK, at=other)).settled()
    assert SAID in asked.text
    assert not asked.private
