"""Dates as people and programs write them."""

from __future__ import annotations

import datetime
import re
from functools import cache

_DEFAULTS = (datetime.datetime(2000, 1, 1), datetime.datetime(2001, 2, 2))  # noqa: DTZ001
_SHOWN = 20
_LONGEST = 100  # characters
_FIRST_YEAR, _LAST_YEAR = 1500, 2200
_WORDED = re.compile(
    r"(?:\w+,? )?(?P<day>\d{1,2})(?:\.|er)? (?P<month>[^\W\d_]+)\.? (?P<year>\d{4})"
)
_ORDERED = re.compile(
    r"(?P<year>\d{4})(?P<between>[-./])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})"
)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})")
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_AT_START = re.compile(r"(?P<year>\d{4})[-_]?(?P<month>\d{2})[-_]?(?P<day>\d{2})(?!\d)[-_ ]*")
_WITHIN = re.compile(
    r"[-_ ]+(?P<year>\d{4})(?P<between>[-_])(?P<month>\d{2})(?P=between)(?P<day>\d{2})(?!\d)"
)


def parse_date(written: object) -> datetime.date | None:
    """Return the day that `written` names; None where it leaves the day, month or year open.

    `03/04/2024` and `May 2024` leave it open; `3.4.2024` is the third of April. Raises `ValueError`
    when it is no date at all.
    """
    if written is None or written == "":
        return None
    day = written if isinstance(written, datetime.date) else _read(str(written).strip())
    if isinstance(day, datetime.datetime):
        day = day.date()
    if day and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"the date {written!s} is not a day on which an article appeared")
    return day


def days_left_open(written: object) -> list[datetime.date]:
    """Return the days that an open date in numbers may mean, as `03/04/2024` means two."""
    numbers = str(written).strip()
    return sorted(_readings(numbers)) if _NUMERIC.fullmatch(numbers) else []


def date_in_name(stem: str) -> tuple[datetime.date | None, str]:
    """Return the date in a file's name and the rest of that, else None and all of it.

    It starts the name, as in `2024-05-03-title`, or is the only one further on, as in
    `minutes-2024-05-03`.
    """
    within = list(_WITHIN.finditer(stem))
    found = _AT_START.match(stem) or (within[0] if len(within) == 1 else None)
    if found is None:
        return None, stem
    try:
        return _day(found), stem[: found.start()] + stem[found.end() :]
    except ValueError:
        return None, stem


def _day(found: re.Match[str]) -> datetime.date:
    return datetime.date(*(int(found[part]) for part in ("year", "month", "day")))


def _read(written: str) -> datetime.date | None:
    if len(written) > _LONGEST:
        raise ValueError(f"the date {written[:_SHOWN]}… is not a date")
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        readings = _in_order(written) or _in_words(written) or _readings(written)
    return readings.pop() if len(readings) == 1 else None


def _in_order(written: str) -> set[datetime.date]:
    """Return the day of a date that begins with its year, or has full stops; else nothing."""
    found = _ORDERED.fullmatch(written) or _DOTTED.fullmatch(written)
    try:
        return {_day(found)} if found else set()
    except ValueError:
        return set()


def _in_words(written: str) -> set[datetime.date]:
    """Return the day of a date in German or French words, as `12. März 2026`; else nothing."""
    found = _WORDED.fullmatch(written)
    if found is None or (month := _months().get(found["month"].casefold())) is None:
        return set()
    try:
        return {datetime.date(int(found["year"]), month, int(found["day"]))}
    except ValueError:
        return set()


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names  # slow to import, and few dates need it

    forms = (
        get_month_names(width, locale=language)
        for language in ("de", "fr")
        for width in ("wide", "abbreviated")
    )
    return {name.rstrip(".").casefold(): number for form in forms for number, name in form.items()}


def _readings(written: str) -> set[datetime.date]:
    """Return every day that `written` may name: what it leaves open is filled in two ways."""
    from dateutil import parser  # slow to import, and ISO dates do without

    try:
        return {
            parser.parse(written, default=default, dayfirst=day_first, ignoretz=True).date()
            for default in _DEFAULTS
            for day_first in (True, False)
        }
    except (ValueError, OverflowError):
        raise ValueError(f"{written[:40]!r} is not a date; write it as 2024-05-31") from None
