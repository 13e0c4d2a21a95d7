"""What buttons carry: all that a press needs, within the 100 characters of a `custom_id`."""

from __future__ import annotations

import datetime
from typing import NamedTuple, Self

from bot.messages.limits import CUSTOM_ID, width
from bot.messages.markdown import clean
from index.search.days import bounds

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LAST_DAY = datetime.date.max.toordinal()
_PAGES = 99
_LONGEST_ARTICLE = 40


class Scope(NamedTuple):
    """What a question is held to: one article, one speaker, the days of publication."""

    article: str | None = None
    speaker: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    def __str__(self) -> str:
        days = ":".join(_day(day) for day in (self.since, self.until))
        return f"{self.article or ''}:{days}:{clean(self.speaker or '')}"

    @classmethod
    def typed(
        cls, article: str | None, speaker: str | None, since: str | None, until: str | None
    ) -> Self:
        """Return the scope with the days that people wrote. Raises `ValueError` at none."""
        return cls(article, speaker, *bounds(since, until))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the scope that `str` wrote. Raises `ValueError`."""
        article, since, until, speaker = text.split(":", 3)
        if len(article) > _LONGEST_ARTICLE:
            raise ValueError(f"no article's id: {article!r}")
        return cls(article or None, speaker or None, _date(since), _date(until))


class Turn(NamedTuple):
    """A page of results, for whom it was made, and what the question is held to."""

    page: int
    asker: int
    scope: Scope = Scope()

    def custom_id(self, action: str) -> str:
        """Return the id of a button that does `action` with this; a long name is cut."""
        head = f"{action}:{self.page}:{number(self.asker)}:"
        room = CUSTOM_ID - width(f"{head}{self.scope._replace(speaker=None)}")
        return f"{head}{self.scope._replace(speaker=cut(self.scope.speaker or '', room))}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the turn that a button carries. Raises `ValueError`."""
        page, asker, scope = text.split(":", 2)
        turn = cls(int(page), int(asker, 36), Scope.read(scope))
        if not 0 <= turn.page <= _PAGES:
            raise ValueError(f"no page {turn.page}")
        return turn


def number(value: int) -> str:
    """Return a number in base 36, as `int(text, 36)` reads it."""
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def cut(text: str, room: int) -> str:
    """Return as many whole words of `text`, from its start, as are at most `room` wide."""
    words = clean(text).split()
    while words and width(" ".join(words)) > room:
        words.pop()
    return " ".join(words)


def _day(day: datetime.date | None) -> str:
    return number(day.toordinal()) if day else ""


def _date(text: str) -> datetime.date | None:
    if not text:
        return None
    ordinal = int(text, 36)
    if not 1 <= ordinal <= _LAST_DAY:
        raise ValueError(f"no day: {text!r}")
    return datetime.date.fromordinal(ordinal)
