"""However many articles or sentences are read at once, no statement names too many of them."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from index.library import Library
from index.models import Article
from index.store import batches

FEW = 20
MANY = [Article(text=f"Gong {number} was cracked.") for number in range(3 * FEW)]


@pytest.mark.parametrize("n", [FEW, 3 * FEW])
def test_more_may_be_read_than_one_statement_names(
    library: Library, monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    """Articles, sentences and cards are all there, also where SQLite takes fewer values at once."""
    monkeypatch.setattr(batches, "MOST", FEW)
    for article in MANY:
        library.add(article)
        library.add(article, collection="guild:1")
    limit(library)
    both = ("guild:1", "public")
    assert len(library.search("gong", n=n, collections=both)) == n
    assert len(library.ask("gong cracked", n=n, collections=both).hits) <= n
    wanted = [article.id for article in MANY[:n]]
    assert [card.id for card in library.cards(wanted, collections=both)] == wanted


def limit(library: Library) -> None:
    """Let SQLite take hardly more values in a statement than the store names."""

    def set_limit(connection: DBAPIConnection, *_: object) -> None:
        assert isinstance(connection, sqlite3.Connection)
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, FEW + 5)

    engine = library._store._engine
    event.listen(engine, "connect", set_limit)
    raw = engine.raw_connection()
    set_limit(raw.driver_connection)  # type: ignore[arg-type]
    raw.close()
