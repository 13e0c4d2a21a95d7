"""Pictures of messages, on a phone and on a desk: a likeness in HTML, photographed by chromium."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks import _likeness
from tests.discord_server.messages import Message
from tests.discord_server.records import Json

_ON_A_SHEET: Final = 10
_SHEET_HEIGHT: Final = 2000


class _Screen(NamedTuple):
    """How wide a screen is, in pixels, and how many stand side by side on a sheet."""

    width: int
    columns: int


_SCREENS: Final = {"phone": _Screen(375, 4), "desk": _Screen(640, 3)}


class Album:
    """Messages as they were when they were added; `save` makes sheets of them in a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._likenesses: list[str] = []

    def add(self, caption: str, message: Message) -> None:
        """Add a message as it is now."""
        self._likenesses.append(_likeness.of_message(caption, message))

    def add_form(self, caption: str, form: Json) -> None:
        """Add a form that somebody is to fill in."""
        self._likenesses.append(_likeness.of_form(caption, form))

    def save(self) -> None:
        """Write sheets as HTML, and as PNG where chromium is; print their names."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for screen, size in _SCREENS.items():
            for number, sheet in enumerate(self._sheets(), 1):
                file = self._folder / f"{self._name}-{screen}-{number}.html"
                file.write_text(_likeness.page(sheet, *size), encoding="utf-8")
                print(_photographed(file, size) or file)

    def _sheets(self) -> Iterator[Sequence[str]]:
        for first in range(0, len(self._likenesses), _ON_A_SHEET):
            yield self._likenesses[first : first + _ON_A_SHEET]


def _photographed(file: Path, screen: _Screen) -> Path | None:
    """Make a picture of a page and return its file, or None where nothing can make it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        return None
    picture = file.with_suffix(".png")
    size = f"--window-size={screen.width * screen.columns},{_SHEET_HEIGHT}"
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size]
    shot = f"--screenshot={picture.resolve()}"
    subprocess.run(
        [browser, *switches, shot, file.resolve().as_uri()], check=True, capture_output=True
    )
    return picture
