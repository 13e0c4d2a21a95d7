"""An evening with the bot: two people, a moderator, a server and a direct message, to be read."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.terminal.corpus import open_corpus
from config.settings import Settings
from index.library import Library
from tests.benchmarks._album import Album
from tests.benchmarks._transcript import Transcript
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, File, Guild, Person
from tests.discord_server.messages import Message
from tests.discord_server.records import MANAGE_GUILD, Json

_COST: Final = "What will the harbour tunnel cost?"
_CHOIR: Final = """---
title: The harbour choir sings again
publisher: Parish Letter
date: 2026-06-01
---

The harbour choir will sing again on 14 June after three years of silence.

“We lost eleven voices, and we found fourteen,” said Petra Holm, the conductor.
"""
_CLAIM: Final = "Holm said “We lost eleven voices” and “The choir is broke for good”!"
_DIARY: Final = b"The boat was painted green in May. The old engine was sold for 300 euros."
_CHOIR_TITLE: Final = "The harbour choir sings again"


def main(
    pictures: Annotated[
        Path | None, typer.Option(help="put pictures of all that is seen into this folder")
    ] = None,
) -> None:
    """Print what everybody does and sees."""
    album = Album(pictures, "evening") if pictures else None
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        with open_corpus(settings) as corpus:
            asyncio.run(_evening(corpus.library, Transcript(album)))
    if album:
        album.save()


async def _evening(library: Library, told: Transcript) -> None:
    async with DiscordServer() as discord:
        harbour = discord.guild("Harbour")
        mara, tom, ines = (discord.person(name) for name in ("Mara", "Tom", "Ines"))
        ines.appoint(harbour, permissions=MANAGE_GUILD)
        async with online(discord, library):
            await _opening(told, discord, harbour, ines)
            answer = await _questions(told, discord, harbour, mara, tom)
            await _verdicts(told, harbour, mara, tom, answer)
            await _quotations(told, harbour, mara, tom)
            await _alone(told, discord, tom)
            await _closing(told, discord, harbour, mara, ines, answer)


async def _opening(told: Transcript, discord: DiscordServer, harbour: Guild, ines: Person) -> None:
    file = {"file": File("choir.md", _CHOIR.encode())}
    told.did("Ines", "#general", "/articles add file:choir.md")
    await told.saw(ines.slash("articles add", file, at=harbour))

    told.did("Ines", "#general", "/settings")
    panel = await told.saw(ines.slash("settings", at=harbour))
    told.did("Ines", "#general", "switches the counting of unanswered questions on")
    chosen = ("Search public articles too", "Count questions without an answer, but not who asked")
    before = str(panel.data["components"])
    await ines.choose(panel, "What is switched on", *chosen)
    await discord.changes.until(lambda: str(panel.data["components"]) != before, "the change")
    told.shows(panel)

    told.did("Ines", "#general", "/help")
    await told.saw(ines.slash("help", at=harbour))


async def _questions(
    told: Transcript, discord: DiscordServer, harbour: Guild, mara: Person, tom: Person
) -> Message:
    told.did("Mara", "#general", f"/ask question:{_COST}")
    answer = await told.saw(mara.slash("ask", {"question": _COST}, at=harbour))
    told.did("Tom", "#general", "presses [More context]")
    await told.saw(tom.click(answer, "More context"))
    told.did("Tom", "#general", "presses [Why this?]")
    await told.saw(tom.click(answer, "Why this?"))

    told.did("Mara", "#general", "@onrecord who opposes the battery plant?")
    opposed = await discord.reply(await mara.mention("who opposes the battery plant?", harbour))
    told.shows(opposed)
    text = "and what did Kessler say about water?"
    told.did("Tom", "#general", f"replies: {text}")
    told.shows(await discord.reply(await tom.say(text, harbour, reply_to=opposed)))

    told.did("Mara", "#general", "/ask question:who won the chess championship?")
    nothing = {"question": "who won the chess championship?"}
    refused = await told.saw(mara.slash("ask", nothing, at=harbour))
    told.did("Mara", "#general", "presses [Browse the articles]")
    await told.saw(mara.click(refused, "Browse the articles"))
    return answer


async def _verdicts(
    told: Transcript, harbour: Guild, mara: Person, tom: Person, answer: Message
) -> None:
    told.did("Mara", "#general", "presses [Useful] below the first answer")
    await told.saw(mara.click(answer, "Useful"))
    told.did("Tom", "#general", "presses [Not useful]")
    form = await (await tom.click(answer, "Not useful")).acknowledged()
    told.did("Tom", "#general", "writes in the form: There are two figures.")
    assert form.modal
    told.asks(form.modal)
    await told.saw(tom.submit(form, {_label(form.modal): "There are two figures."}))

    told.did("Mara", "#general", "/ask question:when does the choir sing? private:True")
    options = {"question": "when does the choir sing?", "private": True}
    alone = await told.saw(mara.slash("ask", options, at=harbour))
    told.did("Mara", "#general", "presses [Show to everyone]")
    await told.saw(mara.click(alone, "Show to everyone"))


async def _quotations(told: Transcript, harbour: Guild, mara: Person, tom: Person) -> None:
    told.did("Tom", "#general", "/quotes speaker:Whitlow topic:audit")
    whitlow = {"speaker": "Whitlow", "topic": "audit"}
    await told.saw(tom.slash("quotes", whitlow, at=harbour))
    told.did("Tom", "#general", f"writes: {_CLAIM}")
    written = await tom.say(_CLAIM, harbour)
    told.did("Mara", "#general", "chooses “Who said this?” in the menu of that message")
    await told.saw(mara.use("Who said this?", written))


async def _alone(told: Transcript, discord: DiscordServer, tom: Person) -> None:
    told.did("Tom", "a direct message", "How many wild bees are left?")
    told.shows(await discord.reply(await tom.direct_message("How many wild bees are left?")))
    told.did("Tom", "a direct message", "sends boat.txt")
    sent = await tom.direct_message("", files=[File("boat.txt", _DIARY)])
    told.shows(await discord.reply(sent))
    told.did("Tom", "a direct message", "when was the boat painted?")
    told.shows(await discord.reply(await tom.direct_message("when was the boat painted?")))
    told.did("Tom", "a direct message", "/privacy")
    await told.saw(tom.slash("privacy"))


async def _closing(
    told: Transcript,
    discord: DiscordServer,
    harbour: Guild,
    mara: Person,
    ines: Person,
    answer: Message,
) -> None:
    told.did("Ines", "#general", "/gaps")
    await told.saw(ines.slash("gaps", at=harbour))
    told.did("Ines", "#general", f"/articles remove article:{_CHOIR_TITLE}")
    sure = await told.saw(ines.slash("articles remove", {"article": _CHOIR_TITLE}, at=harbour))
    told.did("Ines", "#general", "presses [Yes, remove it]")
    before = sure.text
    await ines.click(sure, "Yes, remove it")
    await discord.changes.until(lambda: sure.text != before, "the removal")
    told.shows(sure)

    told.did("Mara", "#general", "presses [Delete] below her first answer")
    await mara.click(answer, "Delete")
    await discord.changes.until(lambda: answer.id not in discord.world.messages, "its going")
    print("      (it is gone)")


def _label(form: Json) -> str:
    """Return the label of the first input of a form."""
    (first, *_) = form["components"]
    return str(first.get("label") or first["components"][0]["label"])
