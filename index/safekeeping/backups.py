"""Copies of a whole store, made while it is in use."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from index.atomic import move, part_of
from index.errors import BackupError, StoreFullError
from index.models import Totals
from index.safekeeping.soundness import Problem, check
from index.store import articles, faults
from index.store.opening import open_copy
from index.store.store import Store
from index.store.telling import Told, nobody


def back_up(store: Store, file: Path, *, force: bool = False, told: Told = nobody) -> Totals:
    """Copy the store to `file`, which is there once the copy has been checked.

    `force` replaces what is at `file`. Raises `BackupError` when there is something, or the copy
    does not hold what is promised, and a `StoreError` when it cannot be made.
    """
    _refuse_target(store, file, force=force)
    try:
        with part_of(file) as part:
            store.copy(part, told)
            contents, problems = examine(part, told)
            if problems:
                raise BackupError(
                    f"{store.where} is not as it should be, so {file} was not written: "
                    f"{first_of(problems)}. `python -m bot check --deep` says what to do."
                )
            move(part, file)
    except StoreFullError:
        raise faults.full(str(file)) from None
    except OSError as error:
        raise BackupError(
            f"{file} cannot be written: {error.strerror or error}. Choose another place for it."
        ) from error
    return contents


def examine(file: Path, told: Told) -> tuple[Totals, list[Problem]]:
    """Return what the copy of a store in `file` holds, and what is wrong with it.

    A copy of an older store is upgraded. Raises a `StoreError` when it is no store.
    """
    with closing(open_copy(file)) as copy:
        problems = check(copy, told=told, words=False)
        with copy.reading() as connection:
            return articles.totals(connection), problems


def first_of(problems: list[Problem]) -> str:
    """Return the first of some problems in words, and how many more there are."""
    first, more = problems[0], len(problems) - 1
    about = f"article {first.article}: {first.what}" if first.article else first.what
    return f"{about} (and {more} more)" if more else about


def _refuse_target(store: Store, file: Path, *, force: bool) -> None:
    if store.path is None:
        raise BackupError(
            f"Only a store in a file can be backed up, not {store.where}. Copy a database with its "
            "own tools; of a store in memory, export the articles."
        )
    if file.is_dir():
        raise BackupError(f"{file} is a directory. Name the file to write in it.")
    if file.exists() and file.samefile(store.path):
        raise BackupError(f"{file} is the store itself. Choose another name for the backup.")
    if file.exists() and not force:
        raise BackupError(
            f"{file} is there already. Choose another name, or replace it with --force."
        )
