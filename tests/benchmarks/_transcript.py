"""What people do with the bot and what they see of it, printed one thing after the other."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Awaitable
from itertools import count
from typing import Final

from tests.benchmarks._album import Album
from tests.benchmarks._likeness import chosen
from tests.discord_server.interactions import Interaction
from tests.discord_server.messages import Message
from tests.discord_server.records import Json

_WIDTH: Final = 96
_LINK: Final = re.compile(r"\[(.+?)\]\(\S+\)")
_COMMAND: Final = re.compile(r"<(/[^:]+):\d+>")


class Transcript:
    """Print what people do and see; an album gets the pictures."""

    def __init__(self, album: Album | None = None) -> None:
        self._numbers = count(1)
        self._album = album
        self._doing = ""

    def did(self, who: str, where: str, what: str) -> None:
        """Print what somebody did."""
        self._doing = f"{next(self._numbers)}. {who}, {where}: {what}"
        print(f"\n{self._doing}")

    async def saw(self, began: Awaitable[Interaction]) -> Message:
        """Print what an interaction shows, and return its message."""
        interaction = await (await began).settled()
        seen = [one for one in [interaction.message, *interaction.follow_ups] if one]
        for message in seen:
            self.shows(message)
        return seen[-1]

    def shows(self, message: Message) -> None:
        """Print a message."""
        print("    Onrecord" + (", to nobody else:" if message.only_for else ":"))
        for line in _LINK.sub(r"[\1]", _COMMAND.sub(r"\1", message.text)).split("\n"):
            if line.strip():
                print(
                    textwrap.fill(line, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 8)
                )
        if message.attachments:
            print(f"      (files: {', '.join(message.attachments)})")
        for name, menu in message.menus.items():
            print(f"      [{name}: {chosen(menu)} ▾]")
        if message.buttons:
            print("      " + " ".join(f"[{label}]" for label in message.buttons))
        if self._album:
            self._album.add(self._doing, message)

    def asks(self, form: Json) -> None:
        """Print the title of a form that is to be filled in."""
        print(f"    Onrecord opens a form: {form['title']}")
        if self._album:
            self._album.add_form(self._doing, form)
