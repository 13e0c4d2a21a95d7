"""Bars on standard error for what takes long, where that is a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from index.store.telling import Told, nobody


@contextmanager
def bars() -> Iterator[Told]:
    """Give what shows a bar for each kind of work that it is told of."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield nobody
        return
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def show(doing: str, done: int, total: int) -> None:
            if doing not in tasks:
                tasks[doing] = progress.add_task(doing, total=None)
            progress.update(tasks[doing], completed=done, total=total or None)

        yield show
