"""Put a backup in the place of a store, while that is in use."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from index.atomic import move, part_of
from index.errors import BackupError, StoreDamagedError, StoreError, StoreFullError
from index.models import Totals
from index.safekeeping.backups import examine, first_of
from index.store import faults, history, opening, serving, upgrade
from index.store.store import Store
from index.store.telling import Told, nobody

_BESIDE = ("", "-wal", "-shm", "-journal")  # a database, and what SQLite may leave beside it


class Restored(NamedTuple):
    """What was restored, where what was there before is kept, and the bot that serves it now.

    `bot` is its process id, 0 where that cannot be known, None where no bot runs.
    """

    contents: Totals
    kept: Path | None
    bot: int | None


def restore(
    file: Path, directory: Path, *, told: Told = nobody, busy_seconds: float = 5.0
) -> Restored:
    """Put the backup `file` in the place of the store in `directory`, which is kept beside it.

    Whoever has that store open goes on with what was restored. Raises `BackupError` when `file` is
    no backup that can be restored, and a `StoreError` when the store cannot be written, where
    `busy_seconds` are waited for other writers; then nothing has changed.
    """
    live = directory.expanduser() / opening.FILE
    try:
        with _made(live.parent), part_of(live) as part, serving.claimed(live.parent) as bot:
            contents = _prepare(file, part, told)
            kept = _put(part, live, bot, told, busy_seconds)
    except StoreFullError:
        raise faults.full(str(live)) from None  # not the backup, nor the part beside the store
    except OSError as error:
        raise StoreError(
            f"{live} cannot be written: {error.strerror or error}. Give this user the right to "
            "write there, or choose another data directory."
        ) from error
    return Restored(contents, kept, bot)


@contextmanager
def _made(directory: Path) -> Iterator[None]:
    """Make the data directory where it is missing, and delete it again where the block fails."""
    missing = [one for one in (directory, *directory.parents) if not one.exists()]
    opening.make_directory(directory)
    try:
        yield
    except BaseException:
        for one in missing:
            with suppress(OSError):  # somebody else may have put something in it
                one.rmdir()
        raise


def _prepare(file: Path, part: Path, told: Told) -> Totals:
    """Copy the backup to `part`, look whether it is whole, and give it a history of its own."""
    try:
        with closing(opening.open_as_it_is(file, for_reading=True)) as backup:
            _refuse_others(file, backup)
            backup.copy(part, told)
        contents, problems = examine(part, told)
    except StoreDamagedError as error:
        raise BackupError(f"{file} is damaged. Choose another backup.") from error
    if problems:
        raise BackupError(f"{file} is damaged ({first_of(problems)}). Choose another backup.")
    with closing(opening.open_copy(part)) as copy, copy.writing() as connection:
        history.begin(connection)
    return contents


def _refuse_others(file: Path, backup: Store) -> None:
    """Raise `BackupError` when `file` is no store, `StoreVersionError` when a newer one."""
    if not file.is_file():
        raise BackupError(
            f"There is no file {file} to restore. Name one that `python -m bot backup` wrote."
        )
    try:
        with backup.reading() as connection:
            version = upgrade.version(connection)
    except StoreDamagedError:
        version = None
    if version is None:
        raise BackupError(
            f"{file} is not a backup of Onrecord, or a damaged one. Name a file that "
            "`python -m bot backup` wrote."
        )
    upgrade.check_known(version, str(file), "choose another backup")


def _put(part: Path, live: Path, bot: int | None, told: Told, busy_seconds: float) -> Path | None:
    """Put `part` in the place of the database `live`; return where that is kept, if it was.

    Of a database that was gone that is what SQLite had left beside it.
    """
    kept, aside = _free_name(live), list[Path]()
    if live.exists() and _overwrite(part, live, kept, told, busy_seconds):
        return kept
    _refuse_while_used(live, bot)
    for ending in _BESIDE:  # SQLite would play an older write-ahead log over what is restored
        if (left := Path(f"{live}{ending}")).exists():
            aside.append(left.rename(f"{kept}{ending}"))
    move(part, live)
    return aside[0] if aside else None


def _overwrite(part: Path, live: Path, kept: Path, told: Told, busy_seconds: float) -> bool:
    """Write `part` into the database `live`, copied to `kept` first, unless that is damaged."""
    with closing(opening.open_as_it_is(live, busy_seconds=busy_seconds)) as store:
        if not store.is_whole():
            return False
        with part_of(kept) as copy:
            store.copy(copy, told)
            move(copy, kept)
        store.overwrite(part, told)
        return True


def _refuse_while_used(live: Path, bot: int | None) -> None:
    if bot is not None:
        raise BackupError(
            f"{live} is gone or damaged, and the bot that runs as process {bot or 'unknown'} uses "
            "it. Stop the bot, restore, then start it again."
        )


def _free_name(live: Path) -> Path:
    now = datetime.datetime.now(datetime.UTC)
    return live.with_name(f"{live.name}.before-restore-{now:%Y%m%dT%H%M%S%fZ}")
