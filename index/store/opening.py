"""Open a store: in a directory, at a database URL, or in memory."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import ArgumentError

from index.atomic import move, part_of
from index.errors import StoreError
from index.store import faults, sqlite, upgrade
from index.store.schema import SCHEMA
from index.store.store import Store, write

FILE = "onrecord.db"
"""The name of the database file in the data directory."""

_URL_PASSWORD = re.compile(r":[^:/@]*@")
_log = logging.getLogger(__name__)


def open_store(where: str | Path | None = None) -> Store:
    """Open the store in the directory `where`, at the database URL `where`, or (None) in memory.

    Makes what is missing, and upgrades what an older Onrecord wrote after copying it. Raises a
    `StoreError` when the store cannot be used, and for the URL of an SQLite database: it is opened
    by its directory.
    """
    if where is None:
        return _ready(sqlite.memory_engine(), "the store in memory")
    if "://" in str(where):
        return _open_url(str(where))
    path = make_directory(Path(where)) / FILE
    if not path.exists():
        check_makeable(path.parent)
    return _ready(sqlite.file_engine(path), str(path), path)


def open_copy(file: Path) -> Store:
    """Open the copy of a store in `file`, upgraded where it is an older one's.

    Raises a `StoreError` when it is not there, or is no store that can be used.
    """
    return _ready(sqlite.file_engine(file, made=True), str(file))


def open_as_it_is(file: Path, *, busy_seconds: float = 5.0, for_reading: bool = False) -> Store:
    """Give the store in `file` without looking at it, so that a broken one can be given too.

    A writer waits `busy_seconds` for another process to finish.
    """
    engine = sqlite.file_engine(file, busy_seconds, for_reading=for_reading)
    return Store(engine, str(file), file)


def _open_url(url: str) -> Store:
    try:
        engine = create_engine(url)
    except (ArgumentError, ImportError) as error:
        shown = _URL_PASSWORD.sub(":***@", url)
        raise StoreError(
            f"The database URL {shown} cannot be used: {error}. Correct it, or install its driver."
        ) from error
    where = engine.url.render_as_string()
    if engine.dialect.name == "sqlite":
        raise StoreError(
            f"{where} is the URL of an SQLite database. Give the directory of its {FILE} instead."
        )
    return _ready(engine, where)


def make_directory(directory: Path) -> Path:
    """Return the data directory, made when missing. Raises a `StoreError` when it cannot be."""
    directory = directory.expanduser()
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{directory} cannot be the data directory: {error.strerror}. Choose another one."
        ) from error
    return directory


def check_makeable(directory: Path) -> None:
    """Raise a `StoreError` where no store can be made in `directory`; make nothing."""
    directory = directory.expanduser()
    nearest = next(place for place in (directory, *directory.parents) if place.exists())
    if not (nearest.is_dir() and sqlite.is_writable(nearest)):
        raise faults.unmakeable(directory, nearest)


def is_writable(directory: Path) -> bool:
    """Say whether this user may write to the store that is in `directory`."""
    directory = directory.expanduser()
    return sqlite.is_writable(directory) and sqlite.is_writable(directory / FILE)


def _ready(engine: Engine, where: str, path: Path | None = None) -> Store:
    try:
        with faults.translated(where):
            _prepare(engine, where, path)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine, where, path)


def _prepare(engine: Engine, where: str, path: Path | None) -> None:
    with engine.connect() as connection:
        found = upgrade.version(connection)
    if found and found != SCHEMA:
        upgrade.check_known(found, where)
    if path:
        sqlite.use_write_ahead_log(engine)
    if found != SCHEMA:
        _bring_up_to_date(engine, where, path)


def _bring_up_to_date(engine: Engine, where: str, path: Path | None) -> None:
    with write(engine) as connection:
        found = upgrade.version(connection)  # again: another process may have been first
        if found is None:
            upgrade.create(connection, where)
        elif found != SCHEMA:
            if path:
                _keep_older(engine, path)
            upgrade.upgrade(connection)


def _keep_older(engine: Engine, path: Path) -> None:
    """Copy what is durable: nobody else writes, and what the upgrade does is not yet."""
    kept = path.with_name(f"{path.name}.before-{SCHEMA}")
    with part_of(kept) as part:
        sqlite.copy(engine, part)
        move(part, kept)
    _log.warning("The store is upgraded to schema %s; it was copied to %s first.", SCHEMA, kept)
