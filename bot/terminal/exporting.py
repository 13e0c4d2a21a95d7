"""Write articles in the format in which they come back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer

from index.atomic import is_special, move, part_of
from index.models import Article
from index.sources.jsonl import dump


def export(articles: Iterable[Article], file: Path | None) -> int:
    """Write `articles` to `file`, or to standard output; return how many there were.

    A file is there only once it is whole; one that was there before is replaced. A pipe is written
    to. Raises `OSError` when it cannot be written.
    """
    if file is None:
        return sum(_echo(article) for article in articles)
    try:
        if is_special(file):
            return _write(articles, file)
        with part_of(file) as part:
            count = _write(articles, part)
            move(part, file)
    except OSError as error:
        error.filename = str(file)  # not the part beside it
        raise
    return count


def _write(articles: Iterable[Article], file: Path) -> int:
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        return sum(bool(lines.write(f"{dump(article)}\n")) for article in articles)


def _echo(article: Article) -> bool:
    typer.echo(dump(article))
    return True
