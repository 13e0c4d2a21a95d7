"""People say whether an answer was useful; the server sees it, without their names."""

from __future__ import annotations

import datetime

from bot.client import OnrecordBot
from index.library import Library
from index.models import Verdict
from tests.bot.on_the_wire import online
from tests.bot.press import WHEN
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.interactions import Reply
from tests.discord_server.messages import Message

REASON = "In a few words, if you like"


async def answered(person: Person, at: Guild | None, **options: object) -> Message:
    asked = await (await person.slash("ask", {"question": WHEN, **options}, at=at)).settled()
    assert asked.message
    return asked.message


async def refuse(person: Person, answer: Message, reason: str) -> str:
    """Say that an answer was not useful; return what the bot says to that."""
    pressed = await (await person.click(answer, "Not useful")).acknowledged()
    assert pressed.reply is Reply.MODAL
    sent = await (await person.submit(pressed, {REASON: reason})).settled()
    assert sent.private
    return sent.text


async def gaps(person: Person, at: Guild) -> str:
    return (await (await person.slash("gaps", at=at)).settled()).text


async def test_verdicts_reach_those_who_manage_the_server(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """Counted, with the reasons, without who gave them and without the question."""
    async with online(discord, press):
        answer = await answered(mara, harbour)
        thanked = await (await mara.click(answer, "Useful")).settled()
        told = await refuse(tom, answer, "too old @everyone")
        listed = await gaps(tom, harbour)
    assert thanked.private
    assert "without your name, for 90 days" in thanked.text
    assert told == thanked.text
    assert "Useful: 1 · not useful: 1" in listed
    assert r"too old \@everyone" in listed
    assert mara.id not in listed
    assert WHEN not in listed
    assert [one.question for one in press.feedback.of_person(int(tom.id))] == [None]


async def test_the_question_is_kept_where_the_server_wants_it(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """Then those who manage the server see which question an answer was not useful for."""
    press.servers.change(int(harbour.id), feedback_questions=True)
    async with online(discord, press):
        await refuse(mara, await answered(mara, harbour), "too old")
        listed = await gaps(tom, harbour)
    assert f"too old · *{WHEN}*" in listed


async def test_a_form_that_is_not_sent_keeps_nothing(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Who opens the form and closes it again has said nothing; a form needs no reason."""
    async with online(discord, press):
        answer = await answered(mara, harbour)
        await (await mara.click(answer, "Not useful")).acknowledged()
        before = press.feedback.of_person(int(mara.id))
        await refuse(mara, answer, "")
    assert before == []
    (after,) = press.feedback.of_person(int(mara.id))
    assert (after.useful, after.reason) == (False, None)


async def test_buttons_and_an_open_form_outlive_a_restart(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """What was shown before the bot was started again is taken after it."""
    async with online(discord, press):
        answer = await answered(mara, harbour)
        opened = await (await mara.click(answer, "Not useful")).acknowledged()
    await discord.changes.until(lambda: not discord.gateway.live, "the bot's leaving")
    async with online(discord, press):
        await (await mara.submit(opened, {REASON: "too old"})).settled()
        (first,) = press.feedback.of_person(int(mara.id))
        await (await mara.click(answer, "Useful")).settled()
        (last,) = press.feedback.of_person(int(mara.id))
    assert (first.reason, last.useful) == ("too old", True)


async def test_a_form_told_twice_is_taken_once(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """A form that the gateway tells of twice is acknowledged once."""
    async with online(discord, press):
        answer = await answered(mara, harbour)
        pressed = await (await mara.click(answer, "Not useful")).acknowledged()
        sent = await mara.submit(pressed, {REASON: "too old"})
        await discord.world.publish(sent.event())
        await sent.settled()
        await answered(mara, harbour)
    callbacks = [request for request in discord.requests if sent.id in request.path]
    assert [request.status for request in callbacks] == [200]


async def test_where_no_feedback_is_kept_nobody_is_asked_for_it(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """Neither in direct messages nor where the server wants none; older buttons say so."""
    async with online(discord, press):
        direct = await answered(mara, None)
        old = await answered(mara, harbour)
    press.servers.change(int(harbour.id), feedback_days=0)
    async with online(discord, press):
        new = await answered(mara, harbour)
        useful = await (await mara.click(old, "Useful")).settled()
        useless = await (await mara.click(old, "Not useful")).settled()
        direct.buttons["Why this?"]["custom_id"] = "useful"
        carried = await (await mara.click(direct, "Why this?")).settled()
    assert "Useful" not in {**direct.buttons, **new.buttons}
    for told in (useful, useless, carried):
        assert "is not kept here" in told.text
    assert press.feedback.of_person(int(mara.id)) == []


async def test_people_see_get_and_delete_what_they_said(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """All of it and nobody else's; deleted, it counts no more."""
    async with online(discord, press):
        answer = await answered(mara, harbour)
        await refuse(mara, answer, "too old")
        await (await tom.click(answer, "Useful")).settled()
        shown = await (await mara.slash("privacy", at=harbour)).settled()
        assert shown.message
        given = await (await mara.click(shown.message, "Get it as a file")).settled()
        asked = await (await mara.click(shown.message, "Delete everything")).settled()
        assert asked.message
        await mara.click(asked.message, "Yes, delete everything")
        await mara.changes.until(lambda: "is deleted" in asked.text, "the deletion")
    assert "What you said about 1 answer" in shown.text
    assert given.message
    assert given.message.attachments == ["feedback.jsonl"]
    (data,) = discord.files.content(given.message.data["attachments"])
    assert Verdict.model_validate_json(data).reason == "too old"
    assert press.feedback.of_person(int(mara.id)) == []
    assert press.feedback.of_server(int(harbour.id)).useful == 1


async def test_what_is_kept_is_deleted_in_time(
    discord: DiscordServer, press: Library, harbour: Guild
) -> None:
    """The daily look deletes what is older than the server wants it."""
    server, today = int(harbour.id), datetime.datetime.now(datetime.UTC).date()
    press.servers.change(server, feedback_days=30)
    for days in (29, 31):
        day = today - datetime.timedelta(days=days)
        press.feedback.give(days, 7, Verdict(server=server, day=day, useful=True))
    async with online(discord, press) as bot:
        await until_swept(bot)
    assert press.feedback.of_server(server).useful == 1


async def until_swept(bot: OnrecordBot) -> None:
    keeping = bot.cogs["Keeping"]
    await keeping.tend()  # type: ignore[attr-defined]
