"""Each way of asking in Discord ends in an answer, over real sockets."""

from __future__ import annotations

import pytest

from bot.serving.pace import Pace
from index.library import Library
from index.models import Heading
from tests.bot.on_the_wire import online
from tests.bot.press import SAID, SECRET, TAX, WHEN
from tests.discord_server import DiscordServer, Guild, Person


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
    assert {"More context", "Why this?", "Delete"} <= set(asked.message.buttons)


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


async def test_a_server_that_discord_has_not_told_of_is_no_direct_message(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Even there nobody's own articles are shown, and what does not mention the bot is not read."""
    press.add(SECRET, collection=f"user:{mara.id}")
    async with online(discord, press):
        untold = discord.guild("Untold")
        await mara.say(WHEN, untold)
        answer = await discord.reply(await mara.mention("Who opposed the boathouse?", untold))
    assert SECRET.title not in answer.text
    assert discord.written == [answer]


async def test_a_private_answer_is_seen_by_who_asked_alone(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """`private` hides the answer, the waiting before it included, from everybody else."""
    tom = discord.person("Tom")
    async with online(discord, press):
        asked = await mara.slash("ask", {"question": WHEN, "private": True}, at=harbour)
        assert (await asked.acknowledged()).private
        await asked.settled()
    assert asked.message
    assert SAID in asked.text
    assert (mara.sees(asked.message), tom.sees(asked.message)) == (True, False)


async def test_the_bot_can_be_brought_along(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Who installed the bot for themselves asks wherever they are."""
    async with online(discord, press):
        asked = await mara.slash("ask", {"question": WHEN}, at=harbour, by_user_install=True)
        await asked.settled()
    assert SAID in asked.text


async def test_what_no_article_says_is_refused(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """A question that no article answers gets a refusal with the words that are unknown."""
    async with online(discord, press):
        asked = await (await mara.slash("ask", {"question": "Whither zithers?"})).settled()
    assert "The articles do not say." in asked.text
    assert "*zithers*" in asked.text
    assert asked.message
    assert set(asked.message.buttons) == {"Browse the articles", "Delete"}


async def test_articles_are_offered_while_typing(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """The titles that match are offered, and the chosen one is the only article asked."""
    async with online(discord, press):
        offered = await mara.autocomplete("ask", "article", "BRIDGE", at=harbour)
        options = {"question": "What will not rise?", "article": "Bridge to close for repairs"}
        asked = await (await mara.slash("ask", options, at=harbour)).settled()
    assert offered == ["Bridge to close for repairs · Coast Post"]
    assert "Harbour tax delayed" not in asked.text


async def test_a_mention_alone_gets_help(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Who mentions the bot without asking is told how to ask."""
    async with online(discord, press):
        answer = await discord.reply(await mara.mention("", harbour))
    assert "/ask" in answer.text


async def test_direct_messages_can_be_switched_off(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Where the operator wants none, direct messages get a plain sentence; servers are served."""
    async with online(discord, press, direct_messages=False):
        refused = await discord.reply(await mara.direct_message(WHEN))
        offered = await mara.autocomplete("ask", "article", "")
        asked = await (await mara.slash("ask", {"question": WHEN}, at=harbour)).settled()
    assert SAID not in refused.text
    assert "ask me in a server" in refused.text
    assert offered == []
    assert SAID in asked.text


async def test_commands_are_registered_once(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """A bot that starts again with the same commands does not register them again."""
    for _ in range(2):
        async with online(discord, press):
            await (await mara.slash("ask", {"question": WHEN})).settled()
        await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    assert [request.method for request in discord.requests if "/commands" in request.path] == [
        "PUT"
    ]


async def test_many_ask_at_once(discord: DiscordServer, press: Library, harbour: Guild) -> None:
    """Twenty people who ask at the same time all get an answer."""
    people = [discord.person(f"Reader {number}") for number in range(20)]
    async with online(discord, press):
        asked = [await person.slash("ask", {"question": WHEN}, at=harbour) for person in people]
        for interaction in asked:
            await interaction.settled()
    assert all(SAID in interaction.text for interaction in asked)


async def test_only_one_speaker_can_be_heard(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Speakers are offered while typing, and only what the chosen one says answers."""
    async with online(discord, press):
        offered = await mara.autocomplete("ask", "speaker", "tom", at=harbour)
        options = {"question": "What about the danger?", "speaker": "Ines Falk"}
        asked = await (await mara.slash("ask", options, at=harbour)).settled()
    assert [name.startswith("Tom Reed") for name in offered] == [True]
    assert "Nobody was in danger" in asked.text
    assert "Tom Reed" not in asked.text


async def test_only_some_days_can_be_asked(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Days narrow what is asked, and what is no day is told so."""
    async with online(discord, press):
        asked = await mara.slash("ask", {"question": WHEN, "from": "May 2026"}, at=harbour)
        wrong = await mara.slash("ask", {"question": WHEN, "to": "one day"}, at=harbour)
        assert "1 May 2026" in (await asked.settled()).text
        assert "I cannot read that as a day" in (await wrong.settled()).text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"from": "may"}, "cannot read that as a day"),
        ({"article": "nope"}, "No article here has that title"),
        ({"from": "2026-05", "to": "2026-04"}, "1 May 2026 is after 30 April 2026"),
    ],
)
async def test_options_that_cannot_be_followed_are_between_the_two(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    options: dict[str, str],
    said: str,
) -> None:
    """Once the whole channel read what somebody had mistyped."""
    async with online(discord, press):
        asked = await (await mara.slash("ask", {"question": WHEN, **options}, at=harbour)).settled()
    assert said in asked.text
    assert asked.private


async def test_a_title_that_is_typed_out_is_looked_for_once(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All titles were read once before the command was acknowledged, and again to answer it."""
    read, headings = list[str](), press.headings

    def noted(collection: str) -> list[Heading]:
        read.append(collection)
        return headings(collection)

    monkeypatch.setattr(press, "headings", noted)
    options = {"question": WHEN, "article": TAX.title}
    async with online(discord, press):
        asked = await (await mara.slash("ask", options, at=harbour)).settled()
    assert SAID in asked.text
    assert sorted(read) == [f"guild:{harbour.id}", "public"]


async def test_who_asks_too_often_is_told_when_to_ask_again(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Every way of asking counts, and the answer that there is none is seen by one alone."""
    async with online(discord, press, pace=Pace(person=2)):
        await (await mara.slash("ask", {"question": WHEN}, at=harbour)).settled()
        await discord.reply(await mara.direct_message(WHEN))
        asked = await (await mara.slash("ask", {"question": WHEN}, at=harbour)).settled()
        mention = await discord.reply(await mara.mention(WHEN, harbour))
    assert "<t:" in asked.text
    assert ":R>" in mention.text
    assert asked.private
    assert SAID not in asked.text + mention.text
