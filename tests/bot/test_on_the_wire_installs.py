"""Who brings the bot along asks anywhere: what is public, and alone what is their own.

Nothing of a server that once had the bot shows there, and nobody's own articles to others.
"""

from __future__ import annotations

import pytest

from index.library import Library
from index.models import Article
from tests.bot.on_the_wire import online
from tests.bot.press import SAID, SECRET, TAX, WHEN
from tests.discord_server import DiscordServer, NotPossibleError, Person
from tests.discord_server.messages import Message
from tests.discord_server.places import Channel
from tests.discord_server.records import MANAGE_GUILD

DIARY = Article(title="Diary", text="The lighthouse keeper keeps owls. Nobody else knows.")
OWLS, BOATHOUSE = "Who keeps owls?", "Who opposed the second boathouse?"
KEEPER, TREASURER = "lighthouse keeper", "The treasurer opposed"


@pytest.fixture
def tom(discord: DiscordServer) -> Person:
    """Return somebody who is there too."""
    return discord.person("Tom")


@pytest.fixture(params=["server", "group chat", "direct messages"])
def place(
    request: pytest.FixtureRequest, discord: DiscordServer, mara: Person, tom: Person
) -> Channel:
    """Return a place where only Mara has brought the bot along."""
    if request.param == "server":
        foreign: Channel = discord.guild_without_bot("Foreign").channels[0]
        return foreign
    others = [tom, discord.person("Ines")] if request.param == "group chat" else [tom]
    return discord.chat(mara, *others)


@pytest.fixture
def shelf(press: Library, mara: Person, place: Channel) -> Library:
    """Return a library with articles of Mara's own, and of the server from when it had the bot."""
    press.add(DIARY, collection=f"user:{mara.id}")
    if place.guild:
        press.add(SECRET, collection=f"guild:{place.guild.id}")
    return press


async def asked(person: Person, at: Channel, question: str, **options: object) -> Message:
    given = {"question": question, **options}
    sent = await (await person.slash("ask", given, at=at, by_user_install=True)).settled()
    assert sent.message
    return sent.message


async def test_what_is_public_is_answered_for_all_to_see(
    discord: DiscordServer, shelf: Library, mara: Person, tom: Person, place: Channel
) -> None:
    """Everybody in the place sees the answer and may press its buttons."""
    async with online(discord, shelf):
        answer = await asked(mara, place, WHEN)
        pressed = await (await tom.click(answer, "More context")).settled()
        await (await mara.click(answer, "Delete")).acknowledged()
        await discord.changes.until(lambda: answer.id not in discord.world.messages, "its end")
    assert SAID in answer.text
    assert answer.only_for is None
    assert "Two shipping firms had protested." in pressed.text


async def test_one_s_own_articles_show_to_their_owner_alone(
    discord: DiscordServer, shelf: Library, mara: Person, tom: Person, place: Channel
) -> None:
    """In a private answer and while typing, and there is no way to show them to others."""
    async with online(discord, shelf):
        private = await asked(mara, place, OWLS, private=True)
        public = await asked(mara, place, OWLS)
        of_tom = await asked(tom, place, OWLS, private=True)
        offered = await mara.autocomplete("ask", "article", "", at=place, by_user_install=True)
        of_tom_offered = await tom.autocomplete(
            "ask", "article", "", at=place, by_user_install=True
        )
        browsed = None
        if place.guild:
            browsed = await mara.slash("articles browse", at=place, by_user_install=True)
            await browsed.settled()
    assert KEEPER in private.text
    assert private.only_for == mara.id
    assert "Show to everyone" not in private.buttons
    assert KEEPER not in public.text + of_tom.text
    assert DIARY.title in offered
    assert DIARY.title not in of_tom_offered
    assert browsed is None or DIARY.title in browsed.text


async def test_a_forged_share_shows_nothing_of_one_s_own(
    discord: DiscordServer, shelf: Library, mara: Person, place: Channel
) -> None:
    """A private answer's button that was put together by hand shows what is public alone."""
    async with online(discord, shelf):
        private = await asked(mara, place, OWLS, private=True)
        private.buttons["Why this?"]["custom_id"] = "share:0:0::::"
        shared = await (await mara.click(private, "Why this?")).settled()
    assert KEEPER in private.text
    assert KEEPER not in shared.text


async def test_nothing_of_a_server_shows_where_it_has_not_the_bot(
    discord: DiscordServer, shelf: Library, mara: Person, tom: Person, place: Channel
) -> None:
    """Neither its articles nor its settings, though both are still kept."""
    if place.guild:
        tom.appoint(place.guild, permissions=MANAGE_GUILD)
        before = {"channels": (1,), "private_answers": True, "language": "de"}
        shelf.servers.change(int(place.guild.id), **before)
    async with online(discord, shelf):
        answer = await asked(mara, place, WHEN)
        secret = await asked(mara, place, BOATHOUSE)
        alone = await asked(tom, place, BOATHOUSE, private=True)
        said = await tom.say("The treasurer opposed the purchase.", place)
        menu = await mara.use("Who said this?", said, by_user_install=True)
        await menu.settled()
        offered = await mara.autocomplete("ask", "article", "row", at=place, by_user_install=True)
        for name in ("settings", "gaps"):
            with pytest.raises(NotPossibleError, match="is not offered"):
                await tom.slash(name, at=place, by_user_install=True)
    assert answer.only_for is None
    assert SAID in answer.text
    assert not {"Useful", "Not useful"} & set(answer.buttons)
    for text in (secret.text, alone.text, menu.text):
        assert TREASURER not in text
        assert SECRET.title not in text
    assert offered == []


async def test_a_late_answer_reaches_who_asked(
    discord: DiscordServer, shelf: Library, mara: Person, place: Channel
) -> None:
    """Where the bot is no member nothing can be written but to the person."""
    async with online(discord, shelf):
        gate = discord.faults.hold("PATCH", "@original")
        sent = await mara.slash("ask", {"question": WHEN}, at=place, by_user_install=True)
        await sent.acknowledged()
        discord.clock.advance(901)
        gate.set()
        await discord.changes.until(lambda: len(discord.written) == 2, "a direct message")
    late = discord.written[1]
    assert SAID in late.text
    assert mara.record in late.channel.data["recipients"]
    assert late.channel.has_bot


async def test_what_is_said_where_the_bot_is_not_reaches_nobody(
    discord: DiscordServer, shelf: Library, mara: Person, place: Channel
) -> None:
    """A mention is no question where the bot is no member: it is not told of it."""
    async with online(discord, shelf):
        await mara.mention(WHEN, place)
        await asked(mara, place, WHEN)
    assert len(discord.written) == 1
    assert TAX.title in discord.written[0].text


async def test_own_articles_are_looked_after_in_direct_messages_with_the_bot(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Who only brings the bot along has the commands for their own articles there."""
    press.add(DIARY, collection=f"user:{mara.id}")
    async with online(discord, press):
        shown = await mara.slash("articles browse", {"article": "Diary"}, by_user_install=True)
        await shown.settled()
        stored = await (await mara.slash("privacy", by_user_install=True)).settled()
    assert shown.message
    assert "Remove" in shown.message.buttons
    assert DIARY.title in stored.text
