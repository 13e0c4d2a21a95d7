"""From the metadata that a file gives to an `Article`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from index.models import Article, DateSource, Section
from index.sources.authors import split_authors
from index.sources.dates import parse_date

_SECTIONS = TypeAdapter(tuple[Section, ...])
_HIGHEST = 10**100  # of a number that stands for a line: Python writes no endless ones


def make_article(text: str, given: Mapping[str, object]) -> Article:
    """Return the article with the metadata `given`; names that mean nothing here are passed over.

    Raises `ValueError` with the first thing that is wrong, in words for whoever wrote the file.
    """
    date, source, open_date = _date(given)
    try:
        return Article(
            text=text,
            title=_line(given, "title") or "",
            url=_line(given, "url"),
            publisher=_line(given, "publisher"),
            authors=_authors(given),
            date=date,
            date_source=source,
            sections=_sections(text, given),
            open_date=open_date,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(first["msg"].removeprefix("Value error, ")) from None


def _line(given: Mapping[str, object], name: str) -> str | None:
    value = given.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _HIGHEST:
        return str(value)
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"its {name} is not a line of text")


def _authors(given: Mapping[str, object]) -> tuple[str, ...]:
    value = given.get("authors") or given.get("author") or ()
    names = split_authors(value) if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise ValueError("its authors are not a name or a list of names")
    return tuple(name for name in names if name.strip())


def _sections(text: str, given: Mapping[str, object]) -> tuple[Section, ...]:
    """Return the headings of a text; what others call sections is none, and passed over."""
    try:
        found = _SECTIONS.validate_python(given.get("sections") or ())
    except ValidationError:
        return ()
    return tuple(one for one in found if one.end <= len(text))


def _date(given: Mapping[str, object]) -> tuple[datetime.date | None, DateSource | None, str]:
    """Return the day, where it comes from, and a date that leaves open which day it is."""
    written = given.get("date")
    date = parse_date(written)
    if date is None:
        return None, None, str(written or "")
    told = given.get("date_source") or DateSource.METADATA
    source = next((one for one in DateSource if one == told), None)
    if source is None:
        raise ValueError(f"its date_source is not one of {', '.join(DateSource)}")
    return date, source, ""
