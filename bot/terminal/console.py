"""Lines on a terminal, or in whatever the output is piped to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import NamedTuple, NoReturn

import typer
from rich import console as rich_console
from rich.text import Text

_WIDEST, _NARROWEST = 100, 20


class Line(NamedTuple):
    """A paragraph of text, by how many blanks it is indented, and a mark to stand in them."""

    text: Text = Text()
    indent: int = 0
    mark: str = ""


class Console(rich_console.Console):
    """A console that shows text as it is, and leaves a closed pipe to whoever runs the command.

    Lines are wrapped on a terminal, or where COLUMNS is set; piped, each is one line.
    """

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> NoReturn:
        """Raise, so that the command ends as it does when other output has nowhere to go."""
        raise BrokenPipeError

    def show(self, lines: Iterable[Line]) -> None:
        """Print `lines`."""
        wraps = self.is_terminal or "COLUMNS" in os.environ
        for text, indent, mark in lines:
            room = max(min(self.width, _WIDEST) - indent, _NARROWEST)
            for number, part in enumerate(text.wrap(self, room) if wraps else [text]):
                part.rstrip()
                margin = "" if number else mark
                self.print(Text(margin.ljust(indent)) + part if part else "", soft_wrap=True)


def line(text: str, style: str = "", indent: int = 0, mark: str = "") -> Line:
    """Return a line in one style."""
    return Line(Text(text, style), indent, mark)


def show_json(value: object, *, indent: int | None = 2) -> None:
    """Print one JSON value; without `indent` in one line."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=indent))
