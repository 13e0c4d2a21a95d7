"""A channel may have articles of its own, which are found there and in its threads alone."""

from __future__ import annotations

import pytest

from bot.receiving import LONGEST
from index.library import Library
from index.servers import collection_of
from tests.bot.on_the_wire import looked_after, online
from tests.bot.press import SECRET
from tests.discord_server import DiscordServer, File, Guild, Person
from tests.discord_server.places import Channel
from tests.discord_server.refusals import Refusal

ROWING = f"# {SECRET.title}\n\n{SECRET.text}".encode()
BOATHOUSE = "Who opposed the second boathouse?"
OPPOSED = "The treasurer opposed the purchase."


@pytest.fixture
def harbour(discord: DiscordServer) -> Guild:
    """Return a server of two channels."""
    return discord.guild("Harbour", "general", "rowing")


async def add_in_rowing(tom: Person, harbour: Guild, minutes: bytes = ROWING) -> str:
    """Add the minutes for the channel of the rowers; return what is said."""
    options = {"file": File("minutes.md", minutes), "here": True}
    added = await tom.slash("articles add", options, at=harbour.channel("rowing"))
    return (await added.settled()).text


async def test_a_channel_s_articles_are_found_there_alone(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """Neither commands nor mentions, lists nor titles show them in another channel."""
    general, rowing = harbour.channel("general"), harbour.channel("rowing")
    asking = {"question": BOATHOUSE}
    async with online(discord, press):
        said = await add_in_rowing(tom, harbour)
        there = await (await mara.slash("ask", asking, at=rowing)).settled()
        mention = await discord.reply(await mara.mention(BOATHOUSE, rowing))
        elsewhere = await (await mara.slash("ask", asking, at=general)).settled()
        other = await discord.reply(await mara.mention(BOATHOUSE, general))
        offered = await mara.autocomplete("ask", "article", "rowing", at=general)
        listed = await (await mara.slash("articles browse", at=general)).settled()
    assert "Found only in this channel and its threads." in said
    assert OPPOSED in there.text
    assert OPPOSED in mention.text
    assert OPPOSED not in elsewhere.text + other.text
    assert SECRET.title not in " ".join(offered) + listed.text


@pytest.mark.parametrize(
    "file",
    [b"\x89PNG\r\n\x1a\n....", b"word " * (LONGEST // 5 + 1), b"w" * 4 * LONGEST + b"."],
    ids=["picture", "long", "too long to be read"],
)
async def test_a_channel_for_which_nothing_could_be_added_gets_no_articles_of_its_own(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person, file: bytes
) -> None:
    """A file that cannot be read once left a place that was looked through and held nothing."""
    async with online(discord, press):
        said = await add_in_rowing(tom, harbour, file)
        nothing = press.servers.shelves()
        await add_in_rowing(tom, harbour)
    assert "Skipped" in said
    assert "Found only in this channel" not in said
    assert nothing == []
    rowing = harbour.channel("rowing")
    assert press.servers.shelves() == [(int(harbour.id), int(rowing.id))]


async def test_articles_that_no_channel_can_be_given_are_not_stored(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the channel cannot be noted they would be there, and found by nobody."""
    monkeypatch.setattr(press.servers, "open_shelf", lambda *_: 1 / 0)
    async with online(discord, press):
        said = await add_in_rowing(tom, harbour)
    assert "this reference" in said
    assert press.servers.shelves() == []


async def test_a_channel_that_has_just_got_articles_of_its_own_keeps_them(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """What another channel gets meanwhile, even by another process, does not take them away."""
    general, rowing = harbour.channels
    server, asking = int(harbour.id), {"question": BOATHOUSE}
    async with online(discord, press):
        await (await mara.slash("ask", asking, at=general)).settled()  # the settings are known now
        press.add(SECRET, collection=collection_of(server, int(general.id)))
        press.servers.change(server, shelves=(int(general.id),))
        await add_in_rowing(tom, harbour)
        asked = [await mara.slash("ask", asking, at=channel) for channel in (general, rowing)]
        answers = [(await one.settled()).text for one in asked]
    assert [OPPOSED in text for text in answers] == [True, True]


async def test_threads_of_the_channel_find_them_too(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """A question in the thread of a question is answered from the channel's articles."""
    rowing = harbour.channel("rowing")
    press.servers.change(int(harbour.id), threads=True)
    async with online(discord, press):
        await add_in_rowing(tom, harbour)
        first = await mara.mention(BOATHOUSE, rowing)
        (answer,) = await discord.changes.until(
            lambda: [one for one in discord.written if OPPOSED in one.text], "an answer"
        )
        again = await discord.reply(await mara.mention(BOATHOUSE, answer.channel))
    assert answer.channel.id == first.id
    assert OPPOSED in again.text


async def test_they_are_looked_after_where_they_are_found(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """They are renamed and removed in their channel, and in no other."""
    general, rowing = harbour.channel("general"), harbour.channel("rowing")
    shelf = [collection_of(int(harbour.id), int(rowing.id))]
    renaming = {"article": SECRET.title, "title": "Minutes"}
    async with online(discord, press):
        await add_in_rowing(tom, harbour)
        refused = await (await tom.slash("articles rename", renaming, at=general)).settled()
        renamed = await (await tom.slash("articles rename", renaming, at=rowing)).settled()
        sure = await tom.slash("articles remove", {"article": "Minutes"}, at=rowing)
        message = (await sure.settled()).message
        assert message
        kept = [card.title for card in press.articles(collections=shelf)]
        await (await tom.click(message, "Yes, remove it")).acknowledged()
        await discord.changes.until(lambda: "Removed" in message.text, "the removal")
    assert "No article that belongs here" in refused.text
    assert "is now called" in renamed.text
    assert kept == ["Minutes"]
    assert press.size(collections=shelf) == 0


async def test_they_go_with_their_channel(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """Nothing is kept that nobody can find or remove any more; other articles stay."""
    rowing = harbour.channel("rowing")
    shelf = [collection_of(int(harbour.id), int(rowing.id))]
    async with online(discord, press):
        await add_in_rowing(tom, harbour)
        kept = press.size(collections=shelf)
        await discord.world.remove_channel(rowing)
        general = harbour.channel("general")
        await (await tom.slash("help", at=general)).settled()  # what was told before is begun
    assert kept == 1
    assert press.size(collections=shelf) == 0
    assert press.size() == 2


async def test_they_go_with_a_channel_that_went_while_the_bot_was_away(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """The daily look finds out what nobody told of; other articles stay."""
    general, rowing = harbour.channels
    give_shelves(press, harbour, general, rowing)
    await discord.world.remove_channel(rowing)
    async with online(discord, press) as bot:
        await (await mara.slash("help", at=general)).settled()  # the server is there
        await looked_after(bot)
    assert press.servers.shelves() == [(int(harbour.id), int(general.id))]
    assert press.servers.settings(int(harbour.id)).shelves == (int(general.id),)
    assert press.size() == 2


async def test_a_channel_whose_note_could_not_be_taken_away_loses_it_with_the_next_daily_look(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its articles are deleted by then, and the note that it has some goes as well."""
    general, rowing = harbour.channels
    give_shelves(press, harbour, general, rowing)
    await discord.world.remove_channel(rowing)
    shelf = [collection_of(int(harbour.id), int(rowing.id))]
    with monkeypatch.context() as failing:
        failing.setattr(press.servers, "close_shelf", lambda *_: 1 / 0)
        async with online(discord, press) as bot:
            await (await mara.slash("help", at=general)).settled()  # the server is there
            await looked_after(bot)
    cleared = press.size(collections=shelf), press.servers.settings(int(harbour.id)).shelves
    async with online(discord, press) as bot:
        await (await mara.slash("help", at=general)).settled()
        await looked_after(bot)
    assert cleared == (0, (int(general.id), int(rowing.id)))
    assert press.servers.settings(int(harbour.id)).shelves == (int(general.id),)


@pytest.mark.parametrize("refusal", [Refusal.MISSING_ACCESS, Refusal.NOT_FOUND])
async def test_they_stay_where_discord_does_not_say_that_the_channel_is_gone(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, refusal: Refusal
) -> None:
    """A channel that the bot is only not told of, or may not see, keeps its articles."""
    general, rowing = harbour.channels
    give_shelves(press, harbour, rowing)
    await discord.world.remove_channel(rowing)
    discord.faults.deny("GET", f"/channels/{rowing.id}$", refusal, times=9)
    async with online(discord, press) as bot:
        await (await mara.slash("help", at=general)).settled()  # the server is there
        await looked_after(bot)
    assert press.servers.shelves() == [(int(harbour.id), int(rowing.id))]
    assert discord.faults.met


async def test_they_stay_with_a_thread_that_was_archived(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Threads that are not told of on connecting are there all the same."""
    general = harbour.channel("general")
    asked = discord.world.compose(general, mara.record, {"content": BOATHOUSE})
    thread = await discord.world.open_thread(asked, BOATHOUSE)
    give_shelves(press, harbour, thread)
    async with online(discord, press) as bot:
        await (await mara.slash("help", at=general)).settled()  # the server is there
        await looked_after(bot)
    assert press.servers.shelves() == [(int(harbour.id), int(thread.id))]


async def test_they_stay_while_the_server_has_an_outage(
    discord: DiscordServer, press: Library, harbour: Guild
) -> None:
    """A server that is unavailable shows no channels, which are not gone for that."""
    rowing = harbour.channel("rowing")
    give_shelves(press, harbour, rowing)
    await discord.world.remove_channel(rowing)
    await discord.world.remove_guild(harbour, unavailable=True)
    async with online(discord, press) as bot:
        await looked_after(bot)
    assert press.servers.shelves() == [(int(harbour.id), int(rowing.id))]


def give_shelves(press: Library, harbour: Guild, *channels: Channel) -> None:
    """Give each of some channels an article of its own."""
    for channel in channels:
        press.add(SECRET, collection=collection_of(int(harbour.id), int(channel.id)))
        press.servers.open_shelf(int(harbour.id), int(channel.id))
