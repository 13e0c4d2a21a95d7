"""Everything that only holds for SQLite: how it is opened, made durable, copied and checked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from index.store.telling import Told, nobody

_MOST_BREACHES = 10
_PAGES = 1000  # copied between two words on how far it is
WRITE = "onrecord_write"
"""The execution option of a connection that is going to write."""


class _Busy(sqlite3.OperationalError):
    """Another process keeps the database locked."""

    sqlite_errorcode = sqlite3.SQLITE_BUSY


def memory_engine() -> Engine:
    """Return an engine over a new database in memory; its one connection serves every thread."""
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    _configure(engine)
    return engine


def file_engine(
    path: Path, busy_seconds: float = 5.0, *, for_reading: bool = False, made: bool = False
) -> Engine:
    """Return an engine over the database file `path`, made when missing unless it was `made`.

    It is opened for reading alone where that is wanted, or where the file or its directory cannot
    be written.
    """

    seen = made

    def connect() -> sqlite3.Connection:
        nonlocal seen
        # A file that was there and is not any more must not be made anew, empty.
        address = path.absolute().as_uri() + _mode(path, for_reading, "rw" if seen else "rwc")
        seen = True
        return sqlite3.connect(address, uri=True, timeout=busy_seconds, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    _configure(engine)
    return engine


def _mode(path: Path, for_reading: bool, writing: str) -> str:
    writable = not path.exists() or (is_writable(path) and is_writable(path.parent))
    if writable and not for_reading:
        return f"?mode={writing}"
    # A database in WAL mode cannot be read without its -wal and -shm files unless it is promised
    # that nobody writes to it.
    return "?mode=ro" if Path(f"{path}-wal").exists() else "?mode=ro&immutable=1"


def is_writable(path: Path) -> bool:
    """Say whether this user may write to a file, or may make files in a directory."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _configure(engine: Engine) -> None:
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver leaves BEGIN to `_on_begin`
    # One damaged text must not keep all others from being read; what it is in is told from it.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is not left in the file's pages
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A transaction that is going to write takes the lock first: one that reads before it writes
    # could otherwise fail half-way, because another process wrote in between.
    writes = connection.get_execution_options().get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and one writer work at the same time. The setting stays in the file."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def empty_log(engine: Engine) -> None:
    """Put what the write-ahead log holds into the database, and nothing in its place.

    Where somebody reads what it holds, it stays as it is: nobody waits for them.
    """
    with _raw(engine) as connection:
        (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
        connection.execute("PRAGMA busy_timeout = 0")  # it would hold up every writer meanwhile
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {patience}")


def breaches(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong with the pages and references of the database."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_BREACHES})").scalars()
    broken = [f"The database is damaged: {what}." for what in found if what != "ok"]
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    tables = sorted({row[0] for row in loose})
    return broken + [f"Rows of {table} belong to nothing." for table in tables]


def copy(engine: Engine, target: Path, told: Told = nobody) -> None:
    """Copy the database to the empty file `target` as it is now, while others use it.

    The copy is one file that can also be read where nothing can be written.
    """
    with _raw(engine) as origin, closing(_existing(target)) as goal:
        origin.execute("BEGIN")
        origin.execute("SELECT 1 FROM sqlite_master").fetchall()  # what is read stays as it is now
        try:
            origin.backup(goal, pages=_PAGES, progress=partial(_tell, told, "Copying"))
        finally:
            origin.rollback()
        goal.execute("PRAGMA journal_mode = DELETE")


def overwrite(engine: Engine, source: Path, told: Told) -> None:
    """Put what the database file `source` holds in the place of what the engine's database holds.

    It is one transaction, whoever else uses that database. `source` may be changed.
    """
    with _raw(engine) as goal, closing(_existing(source)) as origin:
        (size,) = goal.execute("PRAGMA page_size").fetchone()
        if (size,) != origin.execute("PRAGMA page_size").fetchone():
            origin.execute(f"PRAGMA page_size = {size}")
            origin.execute("VACUUM")
        origin.backup(goal, pages=_PAGES, progress=partial(_tell, told, "Restoring"), sleep=0.1)


def _existing(file: Path) -> sqlite3.Connection:
    """Connect to a file that is there: SQLite would make a missing one, an empty database."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, isolation_level=None)


@contextmanager
def _raw(engine: Engine) -> Iterator[sqlite3.Connection]:
    pooled = engine.raw_connection()
    try:
        yield cast(sqlite3.Connection, pooled.driver_connection)
    finally:
        pooled.close()


def _tell(told: Told, doing: str, status: int, remaining: int, total: int) -> None:
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise _Busy("database is locked")
    told(doing, total - remaining, total)
