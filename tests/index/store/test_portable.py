from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ClauseElement, Engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from index.library import Library
from index.models import Article, Verdict
from index.store.schema import metadata

POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]


@contextmanager
def listening() -> Iterator[list[ClauseElement]]:
    """Give the list to which each statement is added that any engine is told."""
    said: list[ClauseElement] = []

    def listen(_: object, statement: ClauseElement, *rest: object) -> None:
        said.append(statement)

    event.listen(Engine, "before_execute", listen)
    try:
        yield said
    finally:
        event.remove(Engine, "before_execute", listen)


def test_no_statement_is_sqlite_s_own() -> None:
    """Whatever a library asks of its store, PostgreSQL has words for it too."""
    with listening() as said, Library.open() as library:
        library.add(Article(text="The tunnel will cost money. It rained."))
        library.add(Article(text="Ships left the harbour.", title="Ships"))
        library.ask("What will the tunnel cost?")
        library.article(library.articles()[0].id)
        list(library.export())
        library.set_value("k", "v")
        library.servers.change(1, gaps=True)
        library.servers.note_gap(1, "Who?", datetime.date(2031, 5, 1))
        library.servers.gaps(1)
        library.feedback.give(5, 6, Verdict(server=1, day=datetime.date(2031, 5, 1), useful=False))
        library.feedback.of_server(1)
        library.feedback.of_person(6)
        library.feedback.forget(6)
        library.servers.left(2, datetime.date(2031, 5, 1))
        library.servers.present([1])
        library.servers.known()
        library.servers.sweep(datetime.date(2032, 5, 1))
        library.rename(library.articles()[0].id, "Boats")
        library.remove(library.articles()[0].id)
        library.ask("What will the tunnel cost?")
    assert len(said) > 20
    for statement in said:
        assert str(statement.compile(dialect=POSTGRESQL))
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=POSTGRESQL))
        assert all(str(CreateIndex(index).compile(dialect=POSTGRESQL)) for index in table.indexes)


def test_who_writes_first_keeps_all_other_writers_out() -> None:
    """SQLite does it by itself; where rows are locked, every transaction begins with the same."""
    with Library.open() as library:
        with listening() as said:
            library.set_value("k", "v")
        with listening() as also_said:
            library.add(Article(text="It rained."))
            library.clear("public")
    locks = [str(one.compile(dialect=POSTGRESQL)) for one in (said[0], *also_said)]
    assert locks[0].endswith("FOR UPDATE")
    assert locks.count(locks[0]) >= 3
