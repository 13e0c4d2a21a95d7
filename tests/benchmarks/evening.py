"""An evening with the bot: two people, a moderator, a server and a direct message, to be read."""

from __future__ import annotations

import asyncio
import re
import tempfile
import textwrap
from collections.abc import Awaitable
from itertools import count
from pathlib import Path
from typing import Final

from bot.corpus import open_corpus
from config.settings import Settings
from index.library import Library
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, File
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message
from tests.discord_server.records import Json

_MANAGE_GUILD: Final = 1 << 5
_WIDTH: Final = 96
_LINK: Final = re.compile(r"\[(.+?)\]\(\S+\)")
_COMMAND: Final = re.compile(r"<(/[^:]+):\d+>")
_CHOIR: Final = """---
title: The harbour choir sings again
publisher: Parish Letter
date: 2026-06-01
---

The harbour choir will sing again on 14 June after three years of silence.

“We lost eleven voices, and we found fourteen,” said Petra Holm, the conductor.
"""
_DIARY: Final = b"The boat was painted green in May. The old engine was sold for 300 euros."


def main() -> None:
    """Print what everybody sees."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_corpus(Settings(data=Path(folder))) as corpus,
    ):
        asyncio.run(_evening(corpus.library))


class Transcript:
    """Print what people do and what they see of it."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def did(self, who: str, where: str, what: str) -> None:
        """Print what somebody did."""
        print(f"\n{next(self._numbers):2}. {who}, {where}: {what}")

    async def saw(self, began: Awaitable[Interaction]) -> Message | None:
        """Print what an interaction shows, and return its message."""
        interaction = await (await began).settled()
        seen = [one for one in [interaction.message, *interaction.follow_ups] if one]
        for message in seen:
            self.shows(message, private=bool(message.only_for))
        return seen[-1] if seen else None

    def shows(self, message: Message, *, private: bool = False) -> None:
        """Print a message."""
        print("    Onrecord" + (", to nobody else:" if private else ":"))
        for line in _LINK.sub(r"[\1]", _COMMAND.sub(r"\1", message.text)).split("\n"):
            if line.strip():
                print(
                    textwrap.fill(line, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 8)
                )
        if message.attachments:
            print(f"      (files: {', '.join(message.attachments)})")
        if message.buttons:
            print("      " + " ".join(f"[{label}]" for label in message.buttons))


async def _evening(library: Library) -> None:
    async with DiscordServer() as discord:
        harbour = discord.guild("Harbour")
        mara, tom, ines = (discord.person(name) for name in ("Mara", "Tom", "Ines"))
        ines.appoint(harbour, permissions=_MANAGE_GUILD)
        told = Transcript()
        async with online(discord, library):
            told.did("Ines", "#general", "/articles add file:choir.md")
            file = {"file": File("choir.md", _CHOIR.encode())}
            await told.saw(ines.slash("articles add", file, at=harbour))

            told.did("Ines", "#general", "/help")
            await told.saw(ines.slash("help", at=harbour))

            question = "What will the harbour tunnel cost?"
            told.did("Mara", "#general", f"/ask question:{question}")
            answer = await told.saw(mara.slash("ask", {"question": question}, at=harbour))
            assert answer

            told.did("Tom", "#general", "presses [More context]")
            await told.saw(tom.click(answer, "More context"))

            told.did("Tom", "#general", "presses [Why this?]")
            await told.saw(tom.click(answer, "Why this?"))

            told.did("Mara", "#general", "@onrecord who opposes the battery plant?")
            asked = await mara.mention("who opposes the battery plant?", harbour)
            opposed = await discord.reply(asked)
            told.shows(opposed)

            told.did("Tom", "#general", "replies: and what did Kessler say about water?")
            text = "and what did Kessler say about water?"
            told.shows(await discord.reply(await tom.say(text, harbour, reply_to=opposed)))

            told.did("Mara", "#general", "presses [Useful]")
            await told.saw(mara.click(answer, "Useful"))

            told.did("Tom", "#general", "presses [Not useful]")
            form = await (await tom.click(answer, "Not useful")).acknowledged()
            assert form.modal
            print(f"    Onrecord opens a form: {form.modal['title']}")

            told.did("Tom", "#general", "writes in the form: There are two figures.")
            await told.saw(tom.submit(form, {_label(form.modal): "There are two figures."}))

            told.did("Mara", "#general", "/ask question:when does the choir sing? private:True")
            options = {"question": "when does the choir sing?", "private": True}
            alone = await told.saw(mara.slash("ask", options, at=harbour))
            assert alone

            told.did("Mara", "#general", "presses [Show to everyone]")
            await told.saw(mara.click(alone, "Show to everyone"))

            told.did("Tom", "#general", "/quotes speaker:Whitlow")
            await told.saw(tom.slash("quotes", {"speaker": "Whitlow"}, at=harbour))

            told.did("Mara", "#general", "/ask question:who won the chess championship?")
            options = {"question": "who won the chess championship?"}
            await told.saw(mara.slash("ask", options, at=harbour))

            told.did("Tom", "#general", "@onrecord")
            told.shows(await discord.reply(await tom.mention("", harbour)))

            words = "We lost eleven voices, and we found fourteen"
            told.did("Tom", "#general", f"writes: {words}")
            written = await tom.say(words, harbour)

            told.did("Mara", "#general", "chooses “Who said this?” in the menu of that message")
            await told.saw(mara.use("Who said this?", written))

            told.did("Tom", "a direct message", "How many wild bees are left?")
            told.shows(
                await discord.reply(await tom.direct_message("How many wild bees are left?"))
            )

            told.did("Tom", "a direct message", "sends boat.txt")
            files = [File("boat.txt", _DIARY)]
            told.shows(await discord.reply(await tom.direct_message("", files=files)))

            told.did("Tom", "a direct message", "what colour is the boat?")
            told.shows(await discord.reply(await tom.direct_message("what colour is the boat?")))

            told.did("Tom", "a direct message", "/privacy")
            await told.saw(tom.slash("privacy"))

            told.did("Ines", "#general", "/articles remove article:The harbour choir sings again")
            options = {"article": "The harbour choir sings again"}
            sure = await told.saw(ines.slash("articles remove", options, at=harbour))
            assert sure

            told.did("Ines", "#general", "presses [Yes, remove it]")
            before = sure.text
            await ines.click(sure, "Yes, remove it")
            await discord.changes.until(lambda: sure.text != before, "the removal")
            told.shows(sure, private=True)

            told.did("Mara", "#general", "presses [Delete] below her first answer")
            await mara.click(answer, "Delete")
            there = discord.world.messages
            await discord.changes.until(lambda: answer.id not in there, "its going")
            print("      (it is gone)")


def _label(modal: Json) -> str:
    """Return the label of the first input of a form."""
    (first, *_) = modal["components"]
    return str(first.get("label") or first["components"][0]["label"])
