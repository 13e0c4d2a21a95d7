"""Say what became of articles that somebody sent, in one message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from bot.messages import limits
from bot.messages.limits import width
from bot.messages.markdown import fit
from bot.messages.render import inline
from bot.words import Words
from index.doubles import Double
from index.errors import SourceError
from index.models import Change
from index.sources.dates import days_left_open

_IDS = 5  # of articles that one may correct
_TITLE, _NAME, _REASON = 120, 80, 160
_EXAMPLE = "2031-05-28"
_One = TypeVar("_One")


@dataclass
class Added:
    """What became of each article so far. It stays right when adding is given up half-way.

    `done` has the title of each that is stored, behind what adding it did, and `undated` of each
    whose date was left open, before that date. All lists only grow, so that they can be copied
    while another thread adds.
    """

    done: list[tuple[Change, str]] = field(default_factory=list)
    skipped: list[SourceError] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    undated: list[tuple[str, str]] = field(default_factory=list)

    @property
    def titles(self) -> dict[Change, list[str]]:
        """Return the titles of the articles that are stored, by what adding them did."""
        found: dict[Change, list[str]] = {}
        for change, title in self.done:
            found.setdefault(change, []).append(title)
        return found

    def after(self, before: Added) -> Added:
        """Return what has come since it was as it is in `before`."""
        return Added(
            self.done[len(before.done) :],
            self.skipped[len(before.skipped) :],
            self.doubles[len(before.doubles) :],
            self.undated[len(before.undated) :],
        )


class _Room(NamedTuple):
    """How many are named: titles of each kind, those with something to do, and what is skipped.

    `doubtful` are possible corrections, and articles that are stored without their date.
    """

    titles: int
    doubtful: int
    skipped: int


_ROOMS: Final = (_Room(10, 10, 5), _Room(5, 5, 5), _Room(2, 2, 3), _Room(0, 1, 1), _Room(0, 0, 0))


def receipt(added: Added, words: Words, notes: Sequence[str] = ()) -> str:
    """Say in one message what became of everything that was sent, and `notes` below it."""
    below = "\n".join(filter(None, notes))
    room = limits.CONTENT - width(f"\n{below}")
    return f"{_summary(added, words, room)}\n{below}".rstrip()


def _summary(added: Added, words: Words, room: int) -> str:
    """Say it within `room`: name as many articles as fit; counts alone always do."""
    for named in _ROOMS:
        said = "\n".join(_said(added, words, named)) or words("add.none")
        if width(said) <= room:
            break
    return said


def _said(added: Added, words: Words, named: _Room) -> Iterator[str]:
    for change in Change:
        titles = added.titles.get(change, [])
        if not titles:
            continue
        yield words.count(f"add.{change.value}", len(titles))
        shown = [inline(title, words, _TITLE) for title in titles[: named.titles]]
        more = ["…"] if len(titles) > len(shown) else []
        if shown:
            yield f"-# {', '.join([*shown, *more])}"
    yield from _few(added.doubles, named.doubtful, "double", _double, words)
    yield from _few(added.undated, named.doubtful, "undated", _undated, words)
    yield from _few(added.skipped, named.skipped, "skipped", _skipped, words)


def _few(
    ones: Sequence[_One], most: int, key: str, said: Callable[[_One, Words], str], words: Words
) -> Iterator[str]:
    """Say at most so many of `ones`, and how many others there are."""
    for one in ones[:most]:
        yield said(one, words)
    if (rest := len(ones) - most) > 0:
        yield words(f"add.{key}_more", count=rest)


def _double(found: Double, words: Words) -> str:
    """Say which articles another one may be the correction of."""
    ids = ", ".join(f"`{card.id}`" for card in found.stored[:_IDS])
    return words("add.double", title=inline(found.given.title, words, _TITLE), ids=ids)


def _undated(found: tuple[str, str], words: Words) -> str:
    """Say that an article is stored without its date, and how that is to be written."""
    title, date = found
    days = " / ".join(map(str, days_left_open(date))) or _EXAMPLE
    named = inline(title, words, _TITLE)
    return words("add.undated", title=named, date=fit(date, _NAME), days=days)


def _skipped(error: SourceError, words: Words) -> str:
    name, reason = fit(error.where, _NAME), fit(error.reason, _REASON)
    return words("add.skipped", name=name, reason=reason)
