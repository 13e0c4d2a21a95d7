"""Days, months and years as questions name them: "12 March 2026", "March 2026", "2026-03"."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple, Self

from index.search.lexicon import word_lines

_LEAP_YEAR = 2000
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|21\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}-(?P<number>0[1-9]|1[0-2])(?:-{_DAY})?",
        rf"(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"{_MONTH}(?: {_YEAR})?",
        _YEAR,
    )
)

_ISO = re.compile(rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b")


def in_words(text: str) -> str:
    """Return `text` with days like 2026-05-18 as sentences write them: 18 May 2026."""
    return _ISO.sub(_written, text)


def _written(day: re.Match[str]) -> str:
    month = word_lines("question", "months")[int(day["month"]) - 1][0]
    return f"{int(day['day'])} {month.title()} {day['year']}"


class When(NamedTuple):
    """A day, a month or a year; without a `year` it may be that of any."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, written: str) -> Self | None:
        """Return what `written` names, be it a day that never exists; None where it is no date."""
        small = " ".join(written.lower().split())
        found = next(filter(None, (form.fullmatch(small) for form in _FORMS)), None)
        if found is None:
            return None
        given = {"month": None, "number": None, "day": None, "year": None} | found.groupdict()
        month = _months().get(given["month"] or "", 0) or int(given["number"] or 0)
        if given["month"] and not month:
            return None
        numbers = (int(given["year"] or 0), month, int(given["day"] or 0))
        return cls(*(number or None for number in numbers))

    def exists(self, year: int = _LEAP_YEAR) -> bool:
        """Tell whether the calendar has it, in `year` where none is named; a day needs a month."""
        if not self.day or not self.month:
            return not self.day
        return self.day <= calendar.monthrange(self.year or year, self.month)[1]

    def days(self, year: int) -> tuple[datetime.date, datetime.date]:
        """Return the first and the last day, in `year` where none is named.

        Raises `ValueError` where it does not exist then.
        """
        year = self.year or year
        first, last = self.month or 1, self.month or 12
        return (
            datetime.date(year, first, self.day or 1),
            datetime.date(year, last, self.day or calendar.monthrange(year, last)[1]),
        )


class BackwardsError(ValueError):
    """Say that the `last` day of two lies before the `first`."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.last = first, last
        super().__init__(f"{first} is after {last}: no day lies between them; exchange the two")


def days_of(written: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of the day, month or year that `written` names.

    Raises `ValueError` where it names none, or leaves the year open.
    """
    when = When.read(written)
    if when is None or when.year is None or not when.exists():
        raise ValueError(
            f"{written!r} is not a day, month or year: write 2026-05-31, 2026-05 or 2026"
        )
    return when.days(when.year)


def bounds(
    since: str | None, until: str | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first day that `since` names and the last that `until` does, each where given.

    Raises `ValueError` as `days_of` does, and `BackwardsError` where no day lies between them.
    """
    first = days_of(since)[0] if since else None
    last = days_of(until)[1] if until else None
    if first and last and first > last:
        raise BackwardsError(first, last)
    return first, last


def _months() -> dict[str, int]:
    """Return the number of each month by its names."""
    lines = word_lines("question", "months")
    return {name: number for number, names in enumerate(lines, 1) for name in names}
