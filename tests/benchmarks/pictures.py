"""Pictures of the bot's real messages, on a phone and on a desk, to look at.

A likeness of Discord's app in HTML is made of what the bot sends to the loopback Discord; where
`chromium` is installed, pictures are made of that.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.corpus import open_corpus
from config.settings import Settings
from index.library import Library
from tests.benchmarks._likeness import page
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message

Shown = tuple[str, Message]

_WIDTHS: Final = {"phone": 375, "desk": 900}
_LOCALES: Final = {"en": "en-US", "de": "de"}
_HEIGHT: Final = 7000
_COST: Final = "What will the harbour tunnel cost?"
_CLOSE: Final = "How deep is the river at Ostrey in winter?"
_NONE: Final = "Who won the chess championship in Zanzibar?"
_MANAGE_GUILD: Final = 1 << 5


def main(
    out: Annotated[Path, typer.Option(help="put the files into this folder")] = Path("pictures"),
) -> None:
    """Write the bot's messages in English and German as HTML, and as PNG where chromium is."""
    out.mkdir(parents=True, exist_ok=True)
    for language in _LOCALES:
        page_of = out / f"{language}.html"
        page_of.write_text(page(asyncio.run(_messages(language)), language), encoding="utf-8")
        print(page_of)
        for name, width in _WIDTHS.items():
            _photograph(page_of, out / f"{language}-{name}.png", width)


async def _messages(language: str) -> list[Shown]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        strict = Settings(data=Path(folder), answer_threshold=0.7)
        with open_corpus(settings) as usual, open_corpus(strict) as careful:
            shown = [one async for one in _usual(usual.library, language)]
            return [*shown, *[one async for one in _careful(careful.library, language)]]


async def _usual(library: Library, language: str) -> AsyncIterator[Shown]:
    async with DiscordServer() as discord:
        harbour, mara = discord.guild("Harbour"), discord.person("Mara", _LOCALES[language])
        mara.appoint(harbour, permissions=_MANAGE_GUILD)
        async with online(discord, library):
            answered = await _asked(mara, harbour, _COST)
            yield f"/ask {_COST}", answered
            for label in (0, 1):
                name = [*answered.buttons][label]
                yield name, _message(await (await mara.click(answered, name)).settled())
            yield f"/ask {_NONE}", await _asked(mara, harbour, _NONE)
            discord.faults.refuse("PATCH", "@original$")
            yield "the same answer as an embed", await _asked(mara, harbour, _COST)
            for name, options in {
                "quotes": {"speaker": "Kessler"},
                "articles browse": {},
                "settings": {},
                "help": {},
                "privacy": {},
            }.items():
                sent = await mara.slash(name, options, at=harbour)
                yield f"/{name}", _message(await sent.settled())


async def _careful(library: Library, language: str) -> AsyncIterator[Shown]:
    """Show what a bot says that is not sure enough."""
    async with DiscordServer() as discord:
        harbour, mara = discord.guild("Harbour"), discord.person("Mara", _LOCALES[language])
        async with online(discord, library):
            yield f"/ask {_CLOSE} (not sure)", await _asked(mara, harbour, _CLOSE)


async def _asked(person: Person, place: Guild, question: str) -> Message:
    return _message(await (await person.slash("ask", {"question": question}, at=place)).settled())


def _message(settled: Interaction) -> Message:
    assert settled.message
    return settled.message


def _photograph(file: Path, picture: Path, width: int) -> None:
    """Make a picture of a page, where there is something to make it with."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        return
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    size = f"--window-size={width},{_HEIGHT}"
    command = [
        browser,
        *switches,
        size,
        f"--screenshot={picture.resolve()}",
        file.resolve().as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True)
    print(picture)
