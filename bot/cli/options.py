"""The options that several commands take, and what they are turned into."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from config.settings import load
from index.models import storable
from index.sources.folders import OFFERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.terminal.corpus import Corpus
    from index.errors import OnrecordError

_NAMED = 10  # of what was skipped, at most


def place(typed: str) -> Path:
    """Return the path that was typed; an empty one, as of a variable not set, is wrong usage."""
    if not typed:
        raise typer.BadParameter("it is empty; name a file or a folder")
    return Path(typed)


def given(typed: str | None) -> str | None:
    """Return what was typed, None for nothing but blanks, as of a variable that is not set."""
    return typed if typed and typed.strip() else None


def something(typed: str) -> str:
    """Return what was typed; nothing but blanks, as of a variable not set, is wrong usage."""
    if not typed.strip():
        raise typer.BadParameter("it is empty; ask something, in quotation marks")
    return typed


Data = Annotated[
    Path | None,
    typer.Option(metavar="DIR", parser=place, help="Keep the articles in this folder."),
]
Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", parser=place, help="Read settings from this TOML file."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Articles = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="PATH...",
        parser=place,
        help="Use these files and folders instead of what is stored, and store nothing.",
    ),
]
Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATHS...",
        parser=place,
        help=f'Files ({", ".join(OFFERED)}), folders, or "-" for standard input.',
    ),
]
Only = Annotated[
    str | None,
    typer.Option(
        "--article",
        metavar="ID",
        callback=given,
        help="Ask only this article: its id, its title, or words that no other title has.",
    ),
]
Speaker = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", callback=given, help="Only what this person says: a name or a role."
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        callback=given,
        help="Only articles from this day on: 2026-05-31, 2026-05 or 2026.",
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        metavar="DAY", callback=given, help="Only articles up to this day, that day included."
    ),
]
Count = Annotated[
    int, typer.Option("-n", min=1, max=1_000_000, help="Show at most this many sentences.")
]
Most = Annotated[
    int | None,
    typer.Option(
        "-n",
        min=1,
        max=1_000_000,
        help="Show so many sentences; without it up to 3, and only such as may well answer.",
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show in full why each sentence was found.")
]
Collection = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        callback=storable,
        help="Instead of the public articles, those of a server, guild:ID, or a person, user:ID.",
    ),
]
ArticleGiven = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The article's id, the start of it, its title, or words that no other title has.",
    ),
]
ArticleIds = Annotated[
    list[str],
    typer.Argument(
        metavar="ID",
        help="The articles' ids, at least the first six characters of them, or their titles.",
    ),
]


@contextmanager
def corpus_of(
    config: Path | None, data: Path | None, articles: list[Path] | None
) -> Iterator[Corpus]:
    """Give what the options say is asked; say on standard error what of it could not be read."""
    from bot.terminal.corpus import open_corpus

    with open_corpus(load(config, data=data), articles) as corpus:
        tell_skipped(corpus.skipped)
        yield corpus


def tell(errors: Iterable[OnrecordError]) -> None:
    """Say on standard error what is wrong, an error a line."""
    from bot.messages.markdown import clean

    for error in errors:
        typer.echo(clean(str(error)), err=True)


def tell_skipped(
    skipped: Sequence[OnrecordError], *, err: bool = True, in_json: bool = False
) -> None:
    """Say what could not be read: on standard error, unless it is what a command is to print.

    The first few are named and the others counted; `in_json` says that the command's `--json` names
    them all.
    """
    from bot.messages.markdown import clean

    for error in skipped[:_NAMED]:
        typer.echo(f"skipped {clean(str(error))}", err=err)
    if (rest := len(skipped) - _NAMED) > 0:
        typer.echo(f"skipped {rest:,} more{'; --json names them all' if in_json else ''}", err=err)
