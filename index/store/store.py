"""The store's transactions, each either done as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, select

from index.errors import StoreDamagedError
from index.store import faults, sqlite
from index.store.schema import schema_version
from index.store.sqlite import WRITE
from index.store.telling import Told, nobody

_ALONE = select(schema_version.c.version_num).with_for_update()
"""Keeps other writers out to the end of a transaction; in SQLite its beginning has done so."""


class Store:
    """A database with the tables of `index.store.schema`, safe to use from several threads.

    `index.store.opening.open_store` makes it. `where` names it in messages; `path` is its file.
    """

    def __init__(self, engine: Engine, where: str, path: Path | None = None) -> None:
        self.where = where
        self.path = path
        self._engine = engine
        self._identity = _identity(path) if path else None
        # In memory one connection serves all threads, one after another.
        in_memory = not path and engine.dialect.name == "sqlite"
        self._turn: AbstractContextManager[object] = Lock() if in_memory else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store. Raises `StoreError`."""
        with self._turn, faults.translated(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are durable when the block ends, or undone if it fails.

        Nobody else writes meanwhile. Raises `StoreError`.
        """
        self._check_file()
        with self._turn, faults.translated(self.where), write(self._engine) as connection:
            connection.execute(_ALONE)
            yield connection

    def copy(self, target: Path, told: Told = nobody) -> None:
        """Copy all that is stored to the empty file `target`, while others use it.

        Raises a `StoreError`.
        """
        with faults.translated(self.where):
            sqlite.copy(self._engine, target, told)

    def wipe(self) -> None:
        """Leave nothing beside the database of what was deleted. Raises a `StoreError`."""
        if self.path:
            with faults.translated(self.where):
                sqlite.empty_log(self._engine)

    def is_whole(self) -> bool:
        """Say whether the database is one, and not damaged. Raises a `StoreError`."""
        try:
            with self.reading() as connection:
                return not sqlite.breaches(connection)
        except StoreDamagedError:
            return False

    def overwrite(self, source: Path, told: Told = nobody) -> None:
        """Put all that the database file `source` holds in the place of what is stored.

        Raises a `StoreError`; then nothing has changed.
        """
        self._check_file()
        with faults.translated(self.where):
            sqlite.overwrite(self._engine, source, told)

    def close(self) -> None:
        """Let go of the database."""
        with self._turn:  # a connection closed under a thread that reads ends the process
            self._engine.dispose()

    def _check_file(self) -> None:
        # SQLite goes on writing to a file that was deleted or replaced: into nowhere.
        if self.path and self._identity != _identity(self.path):
            raise faults.gone(self.where)


@contextmanager
def write(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that has the right to write from its first moment."""
    with engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
        yield connection


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
