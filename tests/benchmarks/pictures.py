"""Pictures of each kind of message that the bot sends, on a phone and on a desk, to look at.

A likeness of Discord's app in HTML is made of what the bot sends to the loopback Discord; where
`chromium` is installed, pictures are made of that.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from bot.serving.pace import Pace
from bot.terminal.corpus import open_corpus
from config.settings import Settings
from index.library import Library
from tests.benchmarks._album import Album
from tests.bot.on_the_wire import online
from tests.discord_server import DiscordServer, Guild, Person
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message

_LOCALES: Final = {"en": "en-US", "de": "de"}
_COST: Final = "What will the harbour tunnel cost?"
_CLOSE: Final = "How deep is the river at Ostrey in winter?"
_NEAR: Final = "Which colour will the tunnel be painted?"
_NONE: Final = "Who won the chess championship in Zanzibar?"
_QUOTED: Final = "“It's costly,” said Whitlow. “The tunnel costs 412 million euros to build.”"
_TITLE: Final = "Tunnel bill nearer 468 million euros once interest is counted, auditors find"
_MANAGE_GUILD: Final = 1 << 5


def main(
    out: Annotated[Path, typer.Option(help="put the files into this folder")] = Path("pictures"),
) -> None:
    """Write the bot's messages in English and German as HTML, and as PNG where chromium is."""
    for language in _LOCALES:
        album = Album(out, language)
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(_fill(album, Path(folder), _LOCALES[language]))
        album.save()


async def _fill(album: Album, folder: Path, locale: str) -> None:
    with open_corpus(Settings(data=folder)) as corpus:
        await _answers(album, corpus.library, locale)
        await _things(album, corpus.library, locale)
        await _troubles(album, corpus.library, locale)
    with open_corpus(Settings(data=folder, answer_threshold=0.7)) as careful:
        async with DiscordServer() as discord, online(discord, careful.library):
            sitter = _Sitter(album, discord, locale)
            await sitter.command("ask", {"question": _CLOSE}, "not sure")


class _Sitter:
    """Somebody who uses the bot in a server, and whose messages go into an album."""

    def __init__(self, album: Album, discord: DiscordServer, locale: str) -> None:
        self.album = album
        self.server: Guild = discord.guild("Harbour")
        self.person: Person = discord.person("Mara", locale)
        self.person.appoint(self.server, permissions=_MANAGE_GUILD)

    async def command(
        self, name: str, options: Mapping[str, Any] | None = None, note: str = ""
    ) -> Message:
        """Use a command."""
        given = " ".join(f"{option}:{value}" for option, value in (options or {}).items())
        caption = " ".join(filter(None, [f"/{name}", given, note and f"({note})"]))
        return await self._shown(caption, await self.person.slash(name, options, at=self.server))

    async def press(self, message: Message, number: int) -> Message:
        """Press the button of that number below a message."""
        label = [*message.buttons][number]
        return await self._shown(f"[{label}]", await self.person.click(message, label))

    async def open(self, message: Message, number: int) -> None:
        """Press the button of that number below a message, which opens a form."""
        label = [*message.buttons][number]
        pressed = await (await self.person.click(message, label)).acknowledged()
        assert pressed.modal
        self.album.add_form(f"[{label}]", pressed.modal)

    async def use(self, name: str, text: str) -> None:
        """Write something, and choose an entry in the menu of that message."""
        written = await self.person.say(text, self.server)
        await self._shown(f"{name} {text}", await self.person.use(name, written))

    async def _shown(self, caption: str, began: Interaction) -> Message:
        message = (await began.settled()).message
        assert message
        self.album.add(caption, message)
        return message


async def _answers(album: Album, library: Library, locale: str) -> None:
    async with DiscordServer() as discord, online(discord, library):
        sitter = _Sitter(album, discord, locale)
        answered = await sitter.command("ask", {"question": _COST})
        await sitter.press(answered, 0)
        await sitter.press(answered, 1)
        await sitter.open(answered, 4)
        near = await sitter.command("ask", {"question": _NEAR})
        await sitter.press(near, 0)
        await sitter.command("ask", {"question": _NONE})
        await sitter.command("ask", {"question": _COST, "speaker": "Witlow"})
        await sitter.command("quotes", {"speaker": "Kessler"})
        await sitter.use("Who said this?", _QUOTED)
        await sitter.use("Who said this?", "Nobody ever said anything of the kind.")
        discord.faults.refuse("PATCH", "@original$")
        await sitter.command("ask", {"question": _COST}, "components refused: an embed")


async def _things(album: Album, library: Library, locale: str) -> None:
    async with DiscordServer() as discord, online(discord, library):
        sitter = _Sitter(album, discord, locale)
        await sitter.command("articles browse")
        await sitter.command("articles browse", {"article": _TITLE})
        await sitter.command("help")
        await sitter.command("privacy")
        await sitter.command("gaps", note="switched off")
        await sitter.command("settings")


async def _troubles(album: Album, library: Library, locale: str) -> None:
    async with DiscordServer() as discord, online(discord, library, pace=Pace(person=1)):
        sitter = _Sitter(album, discord, locale)
        await sitter.command("ask", {"question": _COST, "from": "yesterweek"})
        await sitter.command("ask", {"question": _COST}, "too often")
    async with DiscordServer() as discord, online(discord, library):
        sitter = _Sitter(album, discord, locale)
        library.close()
        await sitter.command("ask", {"question": _COST}, "the store is gone")
