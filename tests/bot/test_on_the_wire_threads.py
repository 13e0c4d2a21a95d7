"""Each question gets a thread where a server wants that; where none can be had nobody notices."""

from __future__ import annotations

import pytest

from bot.serving import question_threads
from index.library import Library
from tests.bot.on_the_wire import online
from tests.bot.press import ASK, SAID, WHEN
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.messages import Message
from tests.discord_server.places import Channel
from tests.discord_server.records import ORDINARY, THREAD
from tests.discord_server.refusals import Refusal

OPENING = "/threads$"
_NEWS, _VOICE, _FORUM = 5, 2, 15
_OPEN_THREADS = 1 << 35


@pytest.fixture
def threaded(press: Library, harbour: Guild) -> Library:
    """Return a library whose server wants threads."""
    press.servers.change(int(harbour.id), threads=True)
    return press


def opened(discord: DiscordServer) -> list[Channel]:
    return [one for one in discord.world.channels.values() if one.data["type"] == THREAD]


async def answer_in(discord: DiscordServer, channel: Channel, count: int = 1) -> Message:
    """Return the last of so many messages that the bot wrote in a channel."""
    found = await discord.changes.until(
        lambda: [*filter(lambda one: one.channel is channel, discord.written)][count - 1 :],
        "an answer in the thread",
    )
    return found[0]


async def test_a_mention_is_answered_in_a_thread(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person
) -> None:
    """It is named after the question, and the channel itself gets nothing."""
    async with online(discord, threaded):
        asked = await mara.mention(WHEN, harbour)
        await discord.changes.until(lambda: opened(discord), "a thread")
        (thread,) = opened(discord)
        answer = await answer_in(discord, thread)
    assert (thread.id, thread.data["name"]) == (asked.id, WHEN)
    assert SAID in answer.text
    assert discord.written == [answer]


async def test_questions_go_on_in_the_thread(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person
) -> None:
    """By mention, by reply and by command; no thread opens within a thread."""
    async with online(discord, threaded):
        await mara.mention(WHEN, harbour)
        await discord.changes.until(lambda: opened(discord), "a thread")
        (thread,) = opened(discord)
        first = await answer_in(discord, thread)
        mentioned = await discord.reply(await mara.mention("Who opposed the bridge?", thread))
        replied = await discord.reply(await mara.say(WHEN, thread, reply_to=first))
        commanded = await (await mara.slash("ask", ASK, at=thread)).settled()
    assert mentioned.channel is replied.channel is thread
    assert SAID in replied.text
    assert SAID in commanded.text
    assert opened(discord) == [thread]


async def test_the_answer_to_a_command_gets_a_thread(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person
) -> None:
    """Only where everybody sees the answer, and an article was looked for one."""
    async with online(discord, threaded):
        await (await mara.slash("ask", {**ASK, "private": True}, at=harbour)).settled()
        await (await mara.slash("quotes", {"topic": "tax"}, at=harbour)).settled()
        await (await mara.slash("ask", {**ASK, "article": "No such"}, at=harbour)).settled()
        asked = await (await mara.slash("ask", ASK, at=harbour)).settled()
        await discord.changes.until(lambda: opened(discord), "a thread")
        assert asked.message
        followed = await discord.reply(await mara.mention(WHEN, opened(discord)[0]))
    assert [thread.id for thread in opened(discord)] == [asked.message.id]
    assert SAID in followed.text


async def test_only_the_chosen_channels_get_threads(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """A server may want them in some channels alone."""
    harbour = discord.guild("Harbour", "general", "questions")
    general, questions = harbour.channels
    wanted = {"threads": True, "thread_channels": (int(questions.id),)}
    press.servers.change(int(harbour.id), **wanted)
    async with online(discord, press):
        await discord.reply(await mara.mention(WHEN, general))
        asked = await mara.mention(WHEN, questions)
        await discord.changes.until(lambda: opened(discord), "a thread")
    assert [thread.id for thread in opened(discord)] == [asked.id]


async def test_without_the_setting_nothing_opens(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """By default an answer is a reply."""
    async with online(discord, press):
        replied = await discord.reply(await mara.mention(WHEN, harbour))
        await (await mara.slash("ask", ASK, at=harbour)).settled()
    assert SAID in replied.text
    assert opened(discord) == []


@pytest.mark.parametrize(
    "refusal", [Refusal.MISSING_PERMISSIONS, Refusal.TOO_MANY_THREADS, Refusal.WRONG_CHANNEL]
)
async def test_a_thread_that_is_refused_makes_a_reply(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person, refusal: Refusal
) -> None:
    """The answer comes all the same, and the channel is not asked for a thread again at once."""
    async with online(discord, threaded):
        discord.faults.deny("POST", OPENING, refusal)
        replied = await discord.reply(await mara.mention(WHEN, harbour))
        again = await discord.reply(await mara.mention(WHEN, harbour))
    assert SAID in replied.text
    assert SAID in again.text
    assert len([one for one in discord.requests if one.path.endswith("/threads")]) == 1


async def test_a_limit_on_threads_holds_no_answer_up(
    discord: DiscordServer,
    threaded: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where Discord would have the bot wait minutes for a thread, it replies instead."""
    monkeypatch.setattr(question_threads, "_SECONDS", 0.2)
    async with online(discord, threaded):
        discord.faults.limit("POST", OPENING, 300)
        replied = await discord.reply(await mara.mention(WHEN, harbour))
        again = await discord.reply(await mara.mention(WHEN, harbour))
    assert SAID in replied.text
    assert SAID in again.text


async def test_a_thread_that_is_there_is_used(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person
) -> None:
    """Somebody was faster, or the first attempt arrived although it seemed to fail."""
    async with online(discord, threaded):
        discord.faults.answer("POST", OPENING, 502, after_effect=True)
        await mara.mention(WHEN, harbour)
        await discord.changes.until(lambda: opened(discord), "a thread")
        answer = await answer_in(discord, opened(discord)[0])
    assert SAID in answer.text


async def test_a_thread_that_is_closed_makes_a_reply(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person
) -> None:
    """A thread that may not be written in does not swallow the answer."""
    async with online(discord, threaded):
        gate = discord.faults.hold("POST", r"/messages$")
        asked = await mara.mention(WHEN, harbour)
        await discord.changes.until(lambda: opened(discord), "a thread")
        opened(discord)[0].closed = Refusal.MISSING_PERMISSIONS
        gate.set()
        assert SAID in (await discord.reply(asked)).text


async def test_without_permission_nobody_is_asked(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person
) -> None:
    """Where the bot may open no threads it does not try."""
    harbour.data["roles"][0]["permissions"] = str(ORDINARY & ~_OPEN_THREADS)
    async with online(discord, threaded):
        assert SAID in (await discord.reply(await mara.mention(WHEN, harbour))).text
    assert not [one for one in discord.requests if one.path.endswith("/threads")]


@pytest.mark.parametrize("kind", [_NEWS, _VOICE])
async def test_other_kinds_of_channels_get_replies(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person, kind: int
) -> None:
    """In announcements and in the chat of voice channels an answer is a reply."""
    harbour.channels[0].data.update(type=kind, bitrate=64_000, user_limit=0, rtc_region=None)
    async with online(discord, threaded):
        assert SAID in (await discord.reply(await mara.mention(WHEN, harbour))).text
    assert not [one for one in discord.requests if one.path.endswith("/threads")]


async def test_a_post_of_a_forum_is_its_own_thread(
    discord: DiscordServer, threaded: Library, harbour: Guild, mara: Person
) -> None:
    """In a forum everything is in a thread already."""
    harbour.channels[0].data.update(type=_FORUM, available_tags=[], default_reaction_emoji=None)
    async with online(discord, threaded):
        post = discord.world.compose(harbour.channels[0], mara.record, {"content": "Tax?"})
        place = await discord.world.open_thread(post, "Tax?")
        replied = await discord.reply(await mara.mention(WHEN, place))
    assert replied.channel is place
    assert SAID in replied.text
