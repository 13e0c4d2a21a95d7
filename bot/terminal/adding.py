"""Add many articles to a library, counting what became of each."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from bot.messages.markdown import clean
from bot.terminal.answers import amount
from index.doubles import Double, Given, doubles
from index.errors import ArticleNotFoundError, SourceError
from index.library import Library
from index.models import PUBLIC, Article, Change
from index.sources.dates import days_left_open
from index.sources.files import read_one
from index.sources.folders import JSONL, OFFERED, Place, discover

_BLOCK = 1 << 20
_MOST = 4  # processes: each takes about 150 MB of memory
_LISTED, _UNDATED = 5, 10  # endings and titles, at most
_MANY = 100  # fewer articles are read before anybody has read a bar


@dataclass
class Tally:
    """What became of the articles so far. It stays right when adding is interrupted.

    `passed_over` counts the files of folders that are of no kind that is read, by their endings.
    `undated` are the titles of articles whose date was left open, with that date.
    `doubles` are articles that may correct one stored before, `replaced` those that took its place.
    """

    changes: Counter[Change] = field(default_factory=Counter)
    skipped: list[SourceError] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    undated: list[tuple[str, str]] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    replaced: list[Double] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """Return how many of the articles read are in the library now."""
        return self.changes.total()

    def __str__(self) -> str:
        counts = [f"{change.value} {self.changes[change]}" for change in Change]
        return ", ".join([*counts, f"skipped {len(self.skipped)}"])

    def record(self) -> dict[str, object]:
        """Return the tally as JSON has it."""
        skipped = [{"where": error.where, "reason": error.reason} for error in self.skipped]
        counts = {change.value: self.changes[change] for change in Change}
        return {
            **counts,
            "skipped": skipped,
            "passed_over": dict(self.passed_over),
            "undated": [{"title": title, "date": date} for title, date in self.undated],
            "doubles": list(map(_record, self.doubles)),
            "replaced": list(map(_record, self.replaced)),
        }

    def pass_over(self, file: Path) -> None:
        """Count a file that is not read."""
        self.passed_over[file.suffix.lower()] += 1


def passed_over_line(tally: Tally) -> str:
    """Say how many files were not read, and what they are: their endings, the most first."""
    endings = tally.passed_over.most_common()
    shown = [f"{count:,} {clean(name) or 'without ending'}" for name, count in endings[:_LISTED]]
    if rest := sum(count for _, count in endings[_LISTED:]):
        shown.append(f"{rest:,} others")
    files = amount(tally.passed_over.total(), "file")
    return f"passed over {files} ({', '.join(shown)}): only {', '.join(OFFERED)} are read"


def undated_lines(tally: Tally) -> Iterator[str]:
    """Say which articles are stored without the date that they give, the first few by name."""
    for title, date in tally.undated[:_UNDATED]:
        yield _undated(title, date)
    if (rest := len(tally.undated) - _UNDATED) > 0:
        yield f"{rest:,} more are stored without a date; --json names them all"


def _undated(title: str, date: str) -> str:
    """Say that an article is stored without its date, and how that is to be written."""
    days = " or ".join(map(str, days_left_open(date)))
    why = "may be two days" if days else "leaves open which day it is"
    return (
        f"“{clean(title) or 'Untitled article'}” is stored without a date: “{clean(date)}” {why}; "
        f"write it as {days or '2024-05-31'} and add it again"
    )


def double_line(found: Double) -> str:
    """Say what is stored under an article's title, and what to do if the article corrects it."""
    ids = [card.id for card in found.stored]
    several = "those that are wrong" if len(ids) > 1 else "that one"
    how = f"python -m bot remove {ids[0]}" if len(ids) == 1 else "python -m bot remove ID"
    replace = " (or add it with --replace)" if len(ids) == 1 and found.alone else ""
    return (
        f"“{clean(found.given.title)}” is already stored with a different text ({', '.join(ids)}); "
        f"if this is its correction, remove {several}: `{how}`{replace}"
    )


def replaced_line(found: Double) -> str:
    """Say which article another one took the place of."""
    title, (old, *_) = clean(found.given.title), found.stored
    return f"replaced “{title}” ({old.id}) by {found.given.id}, which has a different text"


def _record(found: Double) -> dict[str, object]:
    stored = [card.id for card in found.stored]
    return {"id": found.given.id, "title": found.given.title, "stored": stored}


class _Rate(ProgressColumn):
    """Articles a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.0f}/s" if speed else "", style="progress.data.speed")


def default_workers() -> int:
    """Return how many processes may analyse articles: one for each processor, four at most."""
    given = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(given or 1, _MOST)


def add(library: Library, paths: Sequence[Path], tally: Tally, workers: int = 1) -> None:
    """Add the articles at `paths`, "-" being standard input, and count them in `tally` as they go.

    Many articles are analysed by so many processes as `workers` says. Shows how far it is on
    standard error where that is a terminal. Raises a `StoreError`, and
    `KeyboardInterrupt` once what is added is counted.
    """
    named: list[Place] = ["-" if str(path) == "-" else path for path in paths]
    places = discover(named, tally.pass_over)
    with _progress(places) as advance:
        found, skipped = _articles(places, tally, advance), tally.skipped.append
        for article, change in library.add_many(found, workers=workers, skipped=skipped):
            tally.changes[change] += 1
            tally.given.append(Given.of(article, change))
            if article.open_date:
                tally.undated.append((article.title, article.open_date))


def add_and_settle(
    library: Library, paths: Sequence[Path], tally: Tally, workers: int, *, replace: bool
) -> None:
    """Add as `add` does, and look for what the articles may be corrections of, whatever happens.

    With `replace` an article takes the place of the one that it alone may correct, if that is one;
    not after an interruption, as another one that may correct it may not have been read.
    """
    finished = False
    try:
        add(library, paths, tally, workers)
        finished = True
    finally:
        with _interrupts_held():
            _settle(library, tally, replace=replace and finished)


def _settle(library: Library, tally: Tally, *, replace: bool) -> None:
    for found in doubles(library, PUBLIC, tally.given):
        change = found.given.change
        if replace and found.alone and len(found.stored) == 1:
            with suppress(ArticleNotFoundError):  # somebody else has just removed it
                library.remove(found.stored[0].id)
                _count_replaced(tally, found)
        elif replace or change is Change.ADDED:
            tally.doubles.append(found)


def _count_replaced(tally: Tally, found: Double) -> None:
    tally.replaced.append(found)
    if found.given.change is Change.ADDED:
        tally.changes.subtract([Change.ADDED])
        tally.changes[Change.UPDATED] += 1


def _articles(
    places: Sequence[Place | SourceError], tally: Tally, advance: Callable[[], object]
) -> Iterator[Article]:
    for place in places:
        for found in [place] if isinstance(place, SourceError) else read_one(place):
            if isinstance(found, Article):
                with _interrupts_held():
                    yield found
            else:
                tally.skipped.append(found)
            advance()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let a Ctrl-C wait until what is being added is counted; a second one does not."""
    held = False

    def hold(*_: object) -> None:
        nonlocal held
        held = True
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt


@contextmanager
def _progress(places: Sequence[Place | SourceError]) -> Iterator[Callable[[], object]]:
    """Show a bar with rate and time left for many articles; what it yields moves it on by one."""
    console, total = Console(stderr=True), sum(map(_expected, places))
    if not console.is_terminal or total < _MANY:
        yield lambda: None
        return
    columns = (
        TextColumn("Reading articles"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("read", total=total)
        yield lambda: progress.advance(task)


def _expected(place: Place | SourceError) -> int:
    """Return how many articles a place will give, near enough for a bar."""
    if not isinstance(place, Path) or place.suffix.lower() not in JSONL:
        return 1
    try:
        with place.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
    except OSError:
        return 1
