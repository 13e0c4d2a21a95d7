"""What buttons carry: all that a press needs, within the 100 characters of a `custom_id`."""

from __future__ import annotations

import datetime
from typing import NamedTuple, Self

from bot.messages.limits import CUSTOM_ID, width
from bot.messages.markdown import clean
from index.models import Filters

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LAST_DAY = datetime.date.max.toordinal()
_PAGES = 99
_LONGEST_ARTICLE = 40


class ResultPage(NamedTuple):
    """A page of results, for whom it was made, and what the question is held to."""

    page: int
    asker: int
    filters: Filters = Filters()

    def custom_id(self, action: str) -> str:
        """Return the id of a button that does `action` with this; a long name is cut."""
        article, speaker, since, until = self.filters
        head = f"{action}:{self.page}:{number(self.asker)}"
        others = f"{head}:{article or ''}:{_day(since)}:{_day(until)}:"
        return others + cut(speaker or "", CUSTOM_ID - width(others))

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the page that a button leads to. Raises `ValueError`."""
        page, asker, article, since, until, speaker = text.split(":", 5)
        if len(article) > _LONGEST_ARTICLE:
            raise ValueError(f"no article's id: {article!r}")
        filters = Filters(article or None, speaker or None, _date(since), _date(until))
        if not 0 <= int(page) <= _PAGES:
            raise ValueError(f"no page {page}")
        return cls(int(page), int(asker, 36), filters)


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
