"""Articles are added, removed, renamed and exported by those who may, in their own place alone."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any

import pytest

from bot import receiving
from bot.messages.limits import CONTENT, width
from bot.serving.pace import Pace
from bot.serving.work import Work
from index.errors import StoreError, StoreFullError
from index.library import Library
from index.models import Article, Change
from index.sources.files import read_bytes
from tests.bot.held import hold, impatient
from tests.bot.on_the_wire import online
from tests.bot.press import SECRET, TAX
from tests.discord_server import DiscordServer, File, Guild, Person
from tests.discord_server.interactions import Interaction, Reply
from tests.discord_server.records import MANAGE_GUILD
from tests.discord_server.refusals import Refusal
from tests.index.faulty import Faulty

FERRY = File("ferry.md", b"# Ferry runs again\n\nThe ferry to Ostrey runs again from Monday.")
GULLS = File("2031-05-28-gulls.txt", b"Gulls nest on the roof of the library.")
PHOTO = File("photo.md", b"\x89PNG\r\n\x1a\n....")
PROGRAM = File("run.exe", b"MZ")
STILL = "it may still be done"


async def remove(person: Person, at: Guild | None, article: str) -> str:
    """Remove an article and say yes; return what is said in the end."""
    asked = await run(person, "remove", at, article=article)
    assert asked.message
    before = asked.text
    await person.click(asked.message, "Yes, remove it")
    await person.changes.until(lambda: asked.text != before, "the removal")
    return asked.text.strip()


async def run(person: Person, name: str, at: Guild | None, **options: object) -> Interaction:
    """Send a subcommand of `/articles` and wait for what comes of it."""
    return await (await person.slash(f"articles {name}", options, at=at)).settled()


async def add_files(person: Person, at: Guild, *files: File) -> Interaction:
    """Send files with the form of `/articles add`, and wait for what comes of it."""
    opened = await (await person.slash("articles add", at=at)).acknowledged()
    return await (await person.submit(opened, {"Files": [*files]})).settled()


async def offered_next(person: Person, at: Guild, before: list[str]) -> list[str]:
    """Return what is offered for removal once that is no longer what it was `before`.

    A busy machine offers that while it reads; what nobody looks at anew stays for twenty seconds.
    """
    async with asyncio.timeout(15):
        while True:
            offered = await person.autocomplete("articles remove", "article", "", at=at)
            if offered != before:
                return offered


def titles(library: Library, collection: str) -> set[str]:
    return {card.title for card in library.articles(collections=[collection])}


async def test_a_file_is_added_and_can_be_asked(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person, mara: Person
) -> None:
    """What is confirmed is stored; the server finds it, and no other place does."""
    async with online(discord, press):
        added = await run(tom, "add", harbour, file=FERRY)
        assert titles(press, f"guild:{harbour.id}") == {"Ferry runs again"}
        again = await run(tom, "add", harbour, file=FERRY)
        question = {"question": "When does the ferry to Ostrey run again?"}
        here = await (await mara.slash("ask", question, at=harbour)).settled()
        direct = await (await mara.slash("ask", question)).settled()
    assert "Added 1 article." in added.text
    assert "*Ferry runs again*" in added.text
    assert added.private
    assert "1 article was already here, unchanged." in again.text
    assert "The ferry to Ostrey runs again from Monday." in here.text
    assert "Ostrey runs" not in direct.text


async def test_one_bad_file_does_not_stop_the_others(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """The form takes several files and a text; each that cannot be read gets a reason."""
    large = File("large.txt", b"Tide.", size=11 << 20)
    given: dict[str, str | list[File]] = {
        "Files": [FERRY, PHOTO, PROGRAM, large, GULLS],
        "Or the text itself": "The lighthouse was painted red.",
        "Title": "Lighthouse painted",
    }
    async with online(discord, press):
        opened = await (await tom.slash("articles add", at=harbour)).acknowledged()
        assert opened.reply is Reply.MODAL
        added = await (await tom.submit(opened, given)).settled()
    assert "Added 3 articles." in added.text
    for told in (
        "photo.md: is an image",
        "run.exe: is not a kind of file that I read",
        "large.txt: is larger than 10 MB",
    ):
        assert told in added.text
    kept = {"Ferry runs again", "gulls", "Lighthouse painted"}
    assert titles(press, f"guild:{harbour.id}") == kept
    assert len(discord.files.fetched) == 3  # neither what is too large nor of another kind


def stories(kind: str) -> bytes:
    """Return a dozen articles with long titles, as JSON Lines."""
    title = f"Tunnel will cost 412 million euros, finance chief tells council at its {kind} meeting"
    texts = {f"{title} no. {number}": f"It is the {kind} no. {number}." for number in range(12)}
    lines = [json.dumps({"title": title, "text": text}) for title, text in texts.items()]
    return "\n".join(lines).encode()


async def test_many_articles_of_long_titles_are_told_in_one_message(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """Who adds a dozen known articles and a dozen new ones was told that something went wrong."""
    both = File("both.jsonl", stories("first") + b"\n" + stories("second"))
    async with online(discord, press):
        for place in (harbour, None):
            await run(tom, "add", place, file=File("first.jsonl", stories("first")))
        added = await run(tom, "add", harbour, file=both)
        direct = await discord.reply(await tom.direct_message("", files=[both]))
    assert press.size(collections=[f"guild:{harbour.id}", f"user:{tom.id}"]) == 48
    for said in (added.text, direct.text):
        assert "Added 12 articles.\n-# *Tunnel will cost" in said
        assert "12 articles were already here, unchanged.\n-# *Tunnel will cost" in said
        assert width(said) <= CONTENT
    assert "your own articles: nobody else" in direct.text


async def test_a_failing_article_does_not_stop_the_others(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the rules fail on is named with the reason, and what comes after it is stored."""
    monkeypatch.setattr(press, "_analyser", Faulty())
    bad = File("bad.md", b"# Old bridge\n\nThe bridge is cursed.")
    async with online(discord, press):
        added = await add_files(tom, harbour, bad, FERRY)
    assert "Skipped Old bridge: it could not be analysed" in added.text
    assert titles(press, f"guild:{harbour.id}") == {"Ferry runs again"}


async def test_a_file_that_is_gone_gets_a_sentence(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """A file that Discord does not give out any more is skipped with a reason."""
    async with online(discord, press):
        gate = discord.faults.hold("POST", "/callback")
        sent = await tom.slash("articles add", {"file": FERRY}, at=harbour)
        discord.files.missing |= set(sent.payload["data"]["resolved"]["attachments"])
        gate.set()
        await sent.settled()
    assert "could not be fetched from Discord" in sent.text


async def test_a_broken_download_does_not_stop_the_others(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """A line that breaks off half-way costs its own file; the others of the form are stored."""
    discord.files.cut.add(GULLS.name)
    async with online(discord, press):
        added = await add_files(tom, harbour, GULLS, FERRY)
    assert "Added 1 article." in added.text
    assert "gulls.txt: could not be fetched from Discord" in added.text
    assert titles(press, f"guild:{harbour.id}") == {"Ferry runs again"}


async def test_a_download_that_never_ends_does_not_stop_the_others(
    discord: DiscordServer,
    press: Library,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Files are fetched side by side, and those that have not come in time are skipped."""
    monkeypatch.setattr(receiving, "FETCHING", 3)
    let_go = discord.files.held[GULLS.name] = asyncio.Event()
    async with online(discord, press):
        added = await discord.reply(await mara.direct_message("", files=[GULLS, FERRY]))
        let_go.set()
    assert "Added 1 article." in added.text
    assert "gulls.txt: could not be fetched from Discord" in added.text
    assert titles(press, f"user:{mara.id}") == {"Ferry runs again"}


async def test_a_store_that_fails_is_said_and_nothing_is_confirmed(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who adds while the disk is full is told that something went wrong, with a reference."""

    def fail(*_: object, **__: object) -> None:
        raise StoreError("The disk is full. Free some space and try again.")

    monkeypatch.setattr(press, "add", fail)
    async with online(discord, press):
        added = await run(tom, "add", harbour, file=FERRY)
    assert "Added" not in added.text
    assert "this reference" in added.text


def fail_on(title: str, library: Library, patch: pytest.MonkeyPatch) -> None:
    """Let the disk be full when the article of that title is to be stored."""
    add = library.add

    def add_or_fail(article: Article, **options: Any) -> Change:
        if article.title == title:
            raise StoreFullError("The disk is full. Free some space and try again.")
        return add(article, **options)

    patch.setattr(library, "add", add_or_fail)


async def test_what_was_stored_before_a_failure_is_told_and_announced(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It can be searched, so nobody is told of a failure alone; nor are doubles forgotten."""
    press.servers.change(int(harbour.id), audit_channel=int(harbour.channels[0].id))
    fail_on("gulls", press, monkeypatch)
    old = Article(title="Ferry runs again", text="The ferry runs again from Tuesday.")
    press.add(old, collection=f"guild:{harbour.id}")
    async with online(discord, press):
        added = await add_files(tom, harbour, FERRY, GULLS)
        lines = announced(discord, 1)
        direct = await discord.reply(await tom.direct_message("", files=[FERRY, GULLS]))
    for said in (added.text, direct.text):
        assert "Added 1 article.\n-# *Ferry runs again*" in said
        assert "what is not counted here is not stored" in said
        assert "this reference: `" in said
    assert f"already here with a different text (`{old.id}`)" in added.text
    assert lines == [f"<@{tom.id}> added *Ferry runs again*"]
    assert titles(press, f"user:{tom.id}") == {"Ferry runs again"}


async def test_what_is_stored_when_nobody_waits_any_longer_is_announced(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Articles that are added late get their line in the audit channel, as the first ones do."""
    press.servers.change(int(harbour.id), audit_channel=int(harbour.channels[0].id))
    let_go, add = threading.Event(), press.add

    def wait(article: Article, **options: Any) -> Change:
        if article.title == "gulls":
            let_go.wait(30)
        return add(article, **options)

    monkeypatch.setattr(press, "add", wait)
    async with online(discord, press) as bot:
        bot.desk.adding = Work(seconds=3, changes=True)
        added = await add_files(tom, harbour, FERRY, GULLS)
        let_go.set()
        lines = await discord.changes.until(lambda: announced(discord, 2), "a second line")
    assert "Added 1 article.\n-# *Ferry runs again*" in added.text
    assert "the rest will follow" in added.text
    assert lines == [f"<@{tom.id}> added *{title}*" for title in ("Ferry runs again", "gulls")]


async def test_articles_that_wait_in_vain_are_not_said_to_follow(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """Where no thread was free in all the time, nothing is stored later."""
    let_go = threading.Event()
    async with online(discord, press) as bot:
        adding = bot.desk.adding = Work(threads=1, changes=True)
        other = asyncio.create_task(adding.run(let_go.wait))
        await asyncio.sleep(0)
        adding.seconds = 0.2
        added = await run(tom, "add", harbour, file=FERRY)
        let_go.set()
        await other
    assert "what is not counted here is not stored" in added.text
    assert "will follow" not in added.text
    assert titles(press, f"guild:{harbour.id}") == set()


async def test_a_small_addition_does_not_wait_for_large_ones(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    mara: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It once waited half a minute for two; and none is fetched before its turn comes."""
    monkeypatch.setattr(receiving, "SMALL", 3 * len(GULLS.content))
    let_go, add = threading.Event(), press.add

    def wait(article: Article, **options: Any) -> Change:
        if article.title == "large":
            let_go.wait(30)
        return add(article, **options)

    monkeypatch.setattr(press, "add", wait)
    large = File("large.txt", b"It rained again. " * 20)
    async with online(discord, press):
        sent = [
            await tom.slash("articles add", {"file": large}, at=harbour),
            await mara.slash("articles add", {"file": large}),
        ]
        small = await run(discord.person("Ines"), "add", None, file=GULLS)
        fetched = len(discord.files.fetched)
        let_go.set()
        added = [small.text, *[(await one.settled()).text for one in sent]]
    assert fetched < 3
    assert ["Added 1 article." in text for text in added] == [True] * 3


async def test_who_adds_too_often_is_told_when_to_go_on(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """The command and the form count as questions do, which files in direct messages are."""
    async with online(discord, press, pace=Pace(person=2)):
        added = [await run(tom, "add", harbour, file=FERRY) for _ in range(3)]
        form = await add_files(tom, harbour, GULLS)
        direct = await discord.reply(await tom.direct_message("", files=[GULLS]))
    assert ["1 article " in one.text for one in added[1:]] == [True, False]
    for refused in (added[2].text, form.text, direct.text):
        assert "You have asked a lot of me lately. Please try again <t:" in refused
    assert press.size(collections=[f"guild:{harbour.id}", f"user:{tom.id}"]) == 1


async def test_more_articles_than_are_added_at_a_time_follow_when_they_are_sent_again(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who sends too many is told how to add the others, here and on the command line."""
    monkeypatch.setattr(receiving, "MOST", 5)
    file, own = File("many.jsonl", stories("first")), f"guild:{harbour.id}"
    async with online(discord, press):
        added = [await run(tom, "add", harbour, file=file) for _ in range(3)]
        kept = press.size(collections=[own])
        direct = await discord.reply(await tom.direct_message("", files=[file]))
    more = "I add at most 5 articles at a time, and there are more."
    assert [more in one.text for one in added] == [True, True, False]
    assert more in direct.text
    assert f"python -m bot add FILES --collection {own}`" in added[0].text
    assert f"python -m bot add FILES --collection user:{tom.id}`" in direct.text
    assert ["Added 5 articles." in one.text for one in added] == [True, True, False]
    assert kept == 12


def announced(discord: DiscordServer, count: int) -> list[str]:
    """Return the lines in the audit channel, once there are so many."""
    lines = [message.content for message in discord.written if not message.only_for]
    return lines if len(lines) == count else []


@pytest.mark.parametrize("name", ["add", "remove", "rename", "export"])
async def test_ordinary_members_change_nothing(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, name: str
) -> None:
    """They are told who may, whatever they send, and are offered no articles to change."""
    press.add(SECRET, collection=f"guild:{harbour.id}")
    options: dict[str, dict[str, object]] = {
        "add": {"file": FERRY},
        "remove": {"article": SECRET.id},
        "rename": {"article": SECRET.id, "title": "Mine"},
        "export": {},
    }
    async with online(discord, press):
        sent = await run(mara, name, harbour, **options[name])
        offered = await mara.autocomplete("articles remove", "article", "", at=harbour)
    assert "Only members who manage this server" in sent.text
    assert sent.message
    assert not sent.message.attachments
    assert offered == []
    assert titles(press, f"guild:{harbour.id}") == {SECRET.title}


async def test_a_permission_that_was_taken_away_counts_at_the_submit(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """A form that was opened while somebody might is refused once they may not."""
    async with online(discord, press):
        opened = await (await tom.slash("articles add", at=harbour)).acknowledged()
        tom.appoint(harbour)
        added = await (await tom.submit(opened, {"Files": [FERRY]})).settled()
    assert "Only members who manage this server" in added.text
    assert titles(press, f"guild:{harbour.id}") == set()


async def test_the_role_that_was_named_may_add(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """The role in the settings is enough, and only that role."""
    editors, guests = (discord.world.add_role(harbour, name) for name in ("Editors", "Guests"))
    press.servers.change(int(harbour.id), adding_role=int(editors))
    async with online(discord, press):
        mara.appoint(harbour, guests)
        refused = await run(mara, "add", harbour, file=FERRY)
        mara.appoint(harbour, editors)
        added = await run(mara, "add", harbour, file=FERRY)
    assert "Only members" in refused.text
    assert "Added 1 article." in added.text


async def test_no_article_of_another_place_can_be_changed(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """Neither public articles nor another server's are removed, renamed or exported from here."""
    other = discord.guild("Other")
    press.add(SECRET, collection=f"guild:{other.id}")
    before = titles(press, "public")
    async with online(discord, press):
        for article in (TAX.id, TAX.title, SECRET.id, SECRET.title):
            removed = await run(tom, "remove", harbour, article=article)
            renamed = await run(tom, "rename", harbour, article=article, title="Mine")
            assert "No article that belongs here" in removed.text
            assert "No article that belongs here" in renamed.text
        exported = await run(tom, "export", harbour)
        offered = await tom.autocomplete("articles remove", "article", "", at=harbour)
    assert exported.text == "No articles belong here."
    assert offered == []
    assert titles(press, "public") == before
    assert titles(press, f"guild:{other.id}") == {SECRET.title}


async def test_articles_are_renamed_removed_and_exported(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """By the titles that are offered; the file reads back as what was stored."""
    own = f"guild:{harbour.id}"
    press.add(SECRET, collection=own)
    async with online(discord, press):
        offered = await tom.autocomplete("articles rename", "article", "row", at=harbour)
        renamed = await run(tom, "rename", harbour, article=SECRET.id, title="Club *minutes*")
        exported = await run(tom, "export", harbour)
        removed = await remove(tom, harbour, "club *minutes*")
    assert offered == [SECRET.title]
    assert r"Club \*minutes\*" in renamed.text
    assert exported.message
    (data,) = discord.files.content(exported.message.data["attachments"])
    (article,) = read_bytes(data, "articles.jsonl")
    assert article == SECRET.model_copy(update={"title": "Club *minutes*"})
    assert removed.startswith("Removed")
    assert titles(press, own) == set()


async def test_a_renaming_that_takes_too_long_is_not_said_to_be_stopped(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is still done, which titles show at once; so nobody is told that it will not be."""
    press.add(SECRET, collection=f"guild:{harbour.id}")
    let_go = hold(press, "rename", monkeypatch)
    async with online(discord, press) as bot:
        before = await tom.autocomplete("articles remove", "article", "", at=harbour)
        async with impatient(bot, let_go):
            renamed = await run(tom, "rename", harbour, article=SECRET.id, title="Minutes")
        after = await offered_next(tom, harbour, before)
    assert STILL in renamed.text
    assert (before, after) == ([SECRET.title], ["Minutes"])


async def test_a_removal_that_takes_too_long_is_not_said_to_be_stopped(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is still done, which titles show at once; the question whether to remove it stays."""
    press.add(SECRET, collection=f"guild:{harbour.id}")
    let_go = hold(press, "remove", monkeypatch)
    async with online(discord, press) as bot:
        before = await tom.autocomplete("articles remove", "article", "", at=harbour)
        asked = await run(tom, "remove", harbour, article=SECRET.id)
        assert asked.message
        async with impatient(bot, let_go):
            await tom.click(asked.message, "Yes, remove it")
            await discord.changes.until(lambda: STILL in discord.written[-1].text, "a word on it")
        after = await offered_next(tom, harbour, before)
    assert (before, after) == ([SECRET.title], [])


async def test_an_export_that_takes_too_long_is_not_said_to_come_all_the_same(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It only reads, and the file does not come: who wants it must ask again."""
    press.add(SECRET, collection=f"guild:{harbour.id}")
    let_go = hold(press, "export", monkeypatch)
    async with online(discord, press) as bot:
        bot.desk.work = Work(seconds=0.2)
        exported = await run(tom, "export", harbour)
        let_go.set()
    assert "try again later" in exported.text
    assert STILL not in exported.text


async def test_changes_are_told_in_the_audit_channel(
    discord: DiscordServer, press: Library, tom: Person, harbour: Guild
) -> None:
    """A line a change, which pings nobody; a channel closed to the bot is said privately."""
    log = harbour.channels[0]
    press.servers.change(int(harbour.id), audit_channel=int(log.id))
    async with online(discord, press):
        await run(tom, "add", harbour, file=FERRY)
        await remove(tom, harbour, "ferry runs again")
        lines = [message for message in discord.written if not message.only_for]
        log.closed = Refusal.MISSING_PERMISSIONS
        added = await run(tom, "add", harbour, file=GULLS)
    assert [line.content for line in lines] == [
        f"<@{tom.id}> added *Ferry runs again*",
        f"<@{tom.id}> removed *Ferry runs again*",
    ]
    assert [line.pings for line in lines] == [[], []]
    assert "Added 1 article." in added.text
    assert f"I could not announce this in <#{log.id}>" in added.text


async def test_articles_added_in_direct_messages_are_one_s_own(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person, tom: Person
) -> None:
    """Their owner asks and removes them there; nobody else finds them, not even in a server."""
    question = {"question": "Where do gulls nest?"}
    async with online(discord, press):
        added = await run(mara, "add", None, file=GULLS)
        own = await (await mara.slash("ask", question)).settled()
        in_server = await (await mara.slash("ask", question, at=harbour)).settled()
        of_tom = await (await tom.slash("ask", question)).settled()
        refused = await run(tom, "remove", None, article="gulls")
        await remove(mara, None, "gulls")
    assert "your own articles: nobody else" in added.text
    assert "roof of the library" in own.text
    assert "roof of the library" not in in_server.text + of_tom.text
    assert "No article that belongs here" in refused.text
    assert titles(press, f"user:{mara.id}") == set()


async def test_who_only_brought_the_bot_along_cannot_add(
    discord: DiscordServer, press: Library, harbour: Guild, tom: Person
) -> None:
    """Not even who manages the server: it has not added the bot itself."""
    foreign = discord.guild_without_bot("Foreign")
    tom.appoint(foreign, permissions=MANAGE_GUILD)
    async with online(discord, press):
        sent = await tom.slash("articles add", {"file": FERRY}, at=foreign, by_user_install=True)
        await sent.settled()
    assert "in servers that I have been added to" in sent.text
    assert press.servers.known() == []


async def test_files_in_a_direct_message_become_one_s_own(
    discord: DiscordServer, press: Library, mara: Person
) -> None:
    """Each that can be read is added, which is said plainly; a question beside a picture is one."""
    async with online(discord, press):
        added = await discord.reply(await mara.direct_message("", files=[GULLS, PHOTO, PROGRAM]))
        asked = await discord.reply(await mara.direct_message("Where do gulls nest?"))
        picture = File("gulls.png", b"")
        beside = await mara.direct_message("Where do gulls nest?", files=[picture])
        answer = await discord.reply(beside)
    assert "Added 1 article." in added.text
    assert "photo.md: is an image" in added.text
    assert "your own articles: nobody else" in added.text
    assert "roof of the library" in asked.text
    assert "roof of the library" in answer.text
    assert titles(press, f"user:{mara.id}") == {"gulls"}


async def test_files_with_a_mention_are_not_added(
    discord: DiscordServer, press: Library, harbour: Guild, mara: Person
) -> None:
    """In a server articles are added by those who may, with the command."""
    async with online(discord, press):
        mention = f"<@{discord.world.bot_id}> look"
        await discord.reply(await mara.say(mention, harbour, files=[GULLS]))
    assert discord.files.fetched == []
    assert titles(press, f"user:{mara.id}") == set()
    assert titles(press, f"guild:{harbour.id}") == set()


async def test_what_is_too_large_for_a_file_comes_in_several(
    discord: DiscordServer,
    press: Library,
    harbour: Guild,
    tom: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each is small enough, and together they read back as what was stored; too many are none."""
    own = f"guild:{harbour.id}"
    text = "Gulls nest on the roof. " * 10
    kept = [Article(title=f"Gulls {number}", text=f"{text}{number}") for number in range(12)]
    for article in kept:
        press.add(article, collection=own)
    async with online(discord, press):
        monkeypatch.setattr("bot.sending.LARGEST", 1_000)
        exported = await run(tom, "export", harbour)
        monkeypatch.setattr("bot.sending.LARGEST", 400)
        refused = await run(tom, "export", harbour)
    assert exported.message
    parts = discord.files.content(exported.message.data["attachments"])
    read = [one for part in parts for one in read_bytes(part, "articles.jsonl")]
    assert all(len(part) <= 1_000 for part in parts)
    assert read == kept
    assert f"In {len(parts)} files" in exported.text
    assert refused.message
    assert not refused.message.attachments
    assert "more than Discord lets me send" in refused.text
