"""What went wrong in a database, said in Onrecord's own errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from index.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
)

_PRIMARY = 0xFF  # SQLite's extended codes keep the primary one in their low byte
_NO_ROOM = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE)
"""What SQLite says where a quota or a limit, and not the disk, leaves no room."""


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise the `StoreError` that says what a database error means for the store at `where`."""
    try:
        yield
    except DBAPIError as error:
        raise explain(where, error.orig) from error
    except sqlite3.Error as error:
        raise explain(where, error) from error


def explain(where: str, error: BaseException | None) -> StoreError:
    """Return the `StoreError` that says what `error` means for the store at `where`."""
    code = getattr(error, "sqlite_errorcode", None)
    if code in _NO_ROOM:
        return full(where)
    match code and code & _PRIMARY:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(where)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return read_only(where)
        case sqlite3.SQLITE_NOTADB:
            return not_a_store(where)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(where, str(error))
        case sqlite3.SQLITE_FULL:
            return full(where)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return gone(where)
        case _:
            return StoreError(f"Cannot use {where}: {error}.")


def locked(where: str) -> StoreLockedError:
    """Return the error for a store that another process keeps locked."""
    return StoreLockedError(
        f"Another process is writing to {where} and did not finish in time. "
        "Wait for it or stop it, then try again."
    )


def read_only(where: str) -> StoreReadOnlyError:
    """Return the error for a store that cannot be written."""
    return StoreReadOnlyError(
        f"{where} cannot be written. Give this user the right to write the file and its "
        "directory, or choose another data directory."
    )


def unmakeable(directory: Path, nearest: Path) -> StoreReadOnlyError:
    """Return the error for a directory in which no store can be made, because of what is there."""
    there = "it" if nearest == directory else nearest
    why = f"this user may not write to {there}" if nearest.is_dir() else f"{nearest} is a file"
    return StoreReadOnlyError(
        f"{directory} cannot be the data directory: {why}. Change that, or choose another one."
    )


def full(where: str) -> StoreFullError:
    """Return the error for a file whose disk has no room."""
    return StoreFullError(
        f"{where} could not be written: its disk is full or takes no more. What was being written "
        "is undone. Free some space and try again."
    )


def not_a_store(where: str) -> StoreDamagedError:
    """Return the error for a file that is something else than a store."""
    return StoreDamagedError(
        f"{where} is not an Onrecord store. Move it away, with any -wal and -shm files beside it, "
        "or choose another data directory."
    )


def damaged(where: str, detail: str) -> StoreDamagedError:
    """Return the error for a store whose content is broken."""
    return StoreDamagedError(
        f"The store {where} is damaged ({detail}). Restore a backup with "
        "`python -m bot restore FILE`, or move the store away, with any -wal and -shm files beside "
        "it, and add the articles again."
    )


def gone(where: str) -> StoreError:
    """Return the error for a store whose file or directory is not there any more."""
    return StoreError(
        f"{where} is not there or cannot be opened. Bring the directory back or choose another "
        "data directory, then start again."
    )
