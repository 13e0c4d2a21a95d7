"""Back up, restore and look through the store on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.opening import has_store, open_library
from bot.terminal.answers import amount
from bot.terminal.console import Line, line
from bot.terminal.progress import bars
from config.settings import Settings
from index.errors import BackupError
from index.models import Totals
from index.safekeeping.restoring import Restored, restore
from index.safekeeping.soundness import Problem


def make_backup(settings: Settings, file: Path, *, force: bool) -> Totals:
    """Back the store up to `file`. Raises a `StoreError` when that cannot be done."""
    if not has_store(settings):
        raise BackupError(
            f"Nothing is stored in {settings.data}, so there is nothing to back up. Name the data "
            "folder with --data if it is another one."
        )
    with open_library(settings) as library, bars() as told:
        return library.back_up(file, force=force, told=told)


def restore_backup(settings: Settings, file: Path) -> Restored:
    """Restore the backup `file`. Raises a `StoreError` when that cannot be done."""
    with bars() as told:
        return restore(file, settings.data, told=told)


def find_problems(settings: Settings) -> list[Problem]:
    """Look through the whole store. Raises a `StoreError` when it cannot be read."""
    with open_library(settings) as library, bars() as told:
        return library.check(told=told)


def contents(held: Totals) -> str:
    """Say how much a backup holds."""
    return f"{amount(held.articles, 'article')}, {amount(held.sentences, 'sentence')}"


def restored_lines(file: Path, restored: Restored) -> Iterator[str]:
    """Yield what restoring a backup did."""
    yield f"restored {contents(restored.contents)} from {file}"
    if restored.kept:
        yield f"What was stored before is kept in {restored.kept}"
    if restored.bot is not None:
        process = restored.bot or "unknown"
        yield f"The bot that runs as process {process} answers from the restored articles now."


def restored_record(file: Path, restored: Restored) -> dict[str, object]:
    """Return as JSON has it what restoring a backup did."""
    kept = str(restored.kept) if restored.kept else None
    return {"file": str(file), **restored.contents._asdict(), "kept": kept, "bot": restored.bot}


def problem_lines(problems: Sequence[Problem], articles: int) -> Iterator[Line]:
    """Yield what is wrong in the store, and then what to do about it."""
    if not problems:
        yield line(f"{amount(articles, 'article')} looked through: nothing is wrong.", indent=2)
    for problem in problems:
        where = f"article {problem.article}: " if problem.article else ""
        of = f" ({problem.collection})" if problem.collection else ""
        yield line(f"{where}{problem.what}{of}", "red", indent=2)
    for remedy in dict.fromkeys(problem.remedy for problem in problems):
        yield line(remedy, "yellow", indent=2)
