"""Write articles in the format in which they come back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import typer

from index.models import Article
from index.sources.jsonl import dump


def export(articles: Iterable[Article], file: Path | None) -> int:
    """Write `articles` to `file`, or to standard output; return how many there were.

    The file is there only once it is whole; one that was there before is replaced. Raises
    `OSError` when it cannot be written.
    """
    if file is None:
        return sum(_echo(article) for article in articles)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=file.parent, delete=False
    ) as part:
        try:
            count = sum(bool(part.write(f"{dump(article)}\n")) for article in articles)
            part.flush()
        except BaseException:
            Path(part.name).unlink()
            raise
    Path(part.name).replace(file)
    return count


def _echo(article: Article) -> bool:
    typer.echo(dump(article))
    return True
