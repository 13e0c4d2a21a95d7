"""Everything that only holds for SQLite: how it is opened, made durable, copied and checked."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

WRITE = "onrecord_write"
"""The execution option of a connection that is going to write."""


def memory_engine() -> Engine:
    """Return an engine over a new database in memory; its one connection serves every thread."""
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    _configure(engine)
    return engine


def file_engine(path: Path, busy_seconds: float) -> Engine:
    """Return an engine over the database file `path`, made when missing.

    Where the file or its directory cannot be written, it is opened for reading alone.
    """

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            _address(path), uri=True, timeout=busy_seconds, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1)
    _configure(engine)
    return engine


def _address(path: Path) -> str:
    return path.absolute().as_uri() + _mode(path)


def _mode(path: Path) -> str:
    if not path.exists() or (_is_writable(path) and _is_writable(path.parent)):
        return "?mode=rwc"
    # A database in WAL mode cannot be read without its -wal and -shm files unless it is promised
    # that nobody writes to it.
    return "?mode=ro" if Path(f"{path}-wal").exists() else "?mode=ro&immutable=1"


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _configure(engine: Engine) -> None:
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver leaves BEGIN to `_on_begin`
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
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


def copy(engine: Engine, target: Path) -> None:
    """Copy the database to the file `target`, whole and consistent, while others use it."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(target),))
    finally:
        raw.close()
