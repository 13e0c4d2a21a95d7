"""However many articles or sentences are read at once, no statement names too many of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from index.library import Library
from index.models import Article
from index.store import batches
from tests.index.articles import ALWAYS

FEW = 20
MANY = [Article(text=f"Gong {number} was cracked.") for number in range(3 * FEW)]


@pytest.mark.parametrize("n", [FEW, 3 * FEW])
def test_more_may_be_read_than_one_statement_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    """Articles, sentences and cards are all there, also where SQLite takes fewer values at once."""
    monkeypatch.setattr(batches, "MOST", FEW)
    with Library.open(tmp_path) as library:
        for article in MANY:
            library.add(article)
            library.add(article, collection="guild:1")
    both = ("guild:1", "public")
    with limited(), Library.open(tmp_path, thresholds=ALWAYS) as library:
        assert len(library.search("gong", n=n, collections=both)) == n
        assert len(library.ask("gong cracked", n=n, collections=both).hits) <= n
        wanted = [article.id for article in MANY[:n]]
        assert [card.id for card in library.cards(wanted, collections=both)] == wanted


@contextmanager
def limited() -> Iterator[None]:
    """Let SQLite take hardly more values in a statement than the store names."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, FEW + 5)

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)
