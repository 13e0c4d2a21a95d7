"""Is a line one of a byline: "By Martha Lyle", "Martha Lyle | 26 February 2026", "Updated: …"?"""

from __future__ import annotations

import datetime
import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from index.datafiles import toml_entry
from index.language.name_words import first_names, particles
from index.sources.dates import parse_date

_LONGEST = 160
_LONGEST_STOP = 4  # characters of a last word with a full stop that ends no sentence: "Jr.", "p.m."
_MOST_WORDS = 6  # of a name
_LONGEST_INITIALS = 3
_AROUND = " \t*_"
_SENTENCE_END = tuple('!?;:…"”’»')
_OLD = r"""
(?:last\ |zuletzt\ )?(?:updated|modified|revised|edited|aktualisiert|geändert)
| stand | mis\ à\ jour | modifié
"""
_NEW = r"(?:first\ )?(?:published|posted|issued)|dated?|veröffentlicht|erschienen|publié"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_MONTH = r"[^\W\d_]{3,9}\.?"
_TIME = r"""
,?\ (?:(?:at|um|à)\ )?\d{1,2}(?:[:.]\d{2}){1,2}(?:\ ?[ap]\.?m\.?)?(?:\ (?-i:[A-Z]{2,4}|Uhr))?
"""
_UPDATED = re.compile(rf"(?:{_OLD})\ ?:.*", re.IGNORECASE | re.VERBOSE)
_BY = re.compile(
    r"(?:(?:words|text|story|report|written|reported)\s)?(?:by|von|par)\b:?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_AND = re.compile(r"(\s+(?:and|&|und|et)\s+|\s*,\s*(?:(?:and|&)\s+)?)")
_PLACE = re.compile(r",?\s+(?:in|at|for)\s+(?=[^\W\d_])[^,]{2,60}$")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_'’.-]+)*\.?")


class BylineLine(NamedTuple):
    """What a line of a byline says: who wrote the article, and the days it names.

    `sure` where it is told to be a byline's by more than standing in one: by a first name behind
    "By", or by "Published". `by` where it names anybody.
    """

    authors: tuple[str, ...] = ()
    days: tuple[datetime.date, ...] = ()
    sure: bool = False
    by: bool = False


def read_line(line: str) -> BylineLine | None:
    """Return what a line of a byline says; None for any other line."""
    bare = line.strip(_AROUND)
    if not bare or len(bare) > _LONGEST or _ends_sentence(bare):
        return None
    if _UPDATED.fullmatch(bare):
        return BylineLine()
    dates = list(_dated().finditer(bare))
    days = [_day(found["day"]) for found in dates]
    if None in days:
        return None
    published = tuple(
        day for day, found in zip(days, dates, strict=True) if day and not found["old"]
    )
    who = _who(_dated().sub("\0", bare), dated=bool(dates))
    if who is None:
        return None
    sure = who.sure or any(found["new"] for found in dates)
    return who._replace(days=published, sure=sure)


def is_role_line(line: str) -> bool:
    """Say whether a line is what may stand below a name: "Gazette Staff Writer"."""
    words = line.strip(_AROUND).split()
    return 0 < len(words) <= _MOST_WORDS and words[-1].casefold() in _words("roles")


def _ends_sentence(line: str) -> bool:
    return line.endswith(_SENTENCE_END) or (
        line.endswith(".") and len(line.split()[-1]) > _LONGEST_STOP
    )


def _day(written: str) -> datetime.date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None


def _who(rest: str, *, dated: bool) -> BylineLine | None:
    """Return whom a line names, in which \\0 stands for each date; None where it says more.

    Without "By" somebody is named by a first name apart from a date: "Victoria Park, 3 May 2026" is
    a place.
    """
    found = BylineLine()
    for part in _BETWEEN.split(rest):
        piece = part.strip(" ,;\0")
        by = _BY.fullmatch(piece)
        named = _authors(by["names"]) if by else None
        if by is None and dated and "\0" not in part and _has_first_name(piece):
            named = BylineLine((piece,), by=True) if _is_name(piece) else None
        if piece and (named is None or found.by):
            return None
        found = named or found
    return found if found.by or dated else None


def _authors(names: str) -> BylineLine | None:
    """Return the authors behind "By", without what they are; None where it is no byline."""
    first, *others = _AND.split(_PLACE.sub("", names))
    if not (_is_name(first) or _is_role(first)):
        return None
    authors = [] if _is_role(first) else [first]
    marks = [mark.strip() for mark in others[::2]]
    for number, piece in enumerate(others[1::2]):
        listed = any(mark != "," for mark in marks[number:])  # an "and" is still to come
        if _is_name(piece) and (listed or _has_first_name(piece)):
            authors.append(piece)
        elif not _is_role(piece) and (listed or not _is_name(piece.removeprefix("The "))):
            return None
    return BylineLine(tuple(authors), sure=_has_first_name(first), by=True)


def _is_role(piece: str) -> bool:
    """Tell what somebody is from who: "chief reporter", "a staff writer"."""
    return not _words("roles").isdisjoint(piece.casefold().split()) and not piece.endswith(".")


def _is_name(piece: str) -> bool:
    words = piece.split()
    if not 0 < len(words) <= _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    small = [word.casefold() for word in words]
    others = _words("no_name") | _words("weekdays")
    if _is_role(piece) or not others.isdisjoint(small) or _words("months").issuperset(small):
        return False
    shouted = [word for word in words if len(word) > _LONGEST_INITIALS and word.isupper()]
    if len(shouted) > 1 and not words[0].isupper():  # "Dan Holm UNITED PRESS"
        return False
    ends = (words[0], words[-1])
    return all(word[0].isupper() for word in ends) and all(
        word[0].isupper() or word in particles() for word in words
    )


def _has_first_name(piece: str) -> bool:
    """Tell "Martha Lyle" and "J. K. Holm" from "Popular Demand"."""
    return any(
        one.casefold() in first_names() or (len(one) <= 2 and one.endswith("."))
        for one, _ in pairwise(piece.split())
    )


@cache
def _dated() -> re.Pattern[str]:
    """Return what finds a day in a line, with the label and the time beside it."""
    weekdays = "|".join(sorted(_words("weekdays"), reverse=True))  # "thurs" before "thu"
    return re.compile(
        rf"""
        (?<![\w/.-])
        (?:(?:(?P<old>{_OLD})|(?P<new>{_NEW}))\b:?\ ?(?:(?:on|am|le)\ )?|le\ )?
        (?:(?:{weekdays})\.?,?\ )?
        (?P<day>\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
          | {_DAY}\ {_MONTH},?\ \d{{4}} | {_MONTH}\ {_DAY},?\ \d{{4}})
        (?:{_TIME})?
        (?![\w/-])
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_entry("index.sources", "bylines.toml", name, str).split())
