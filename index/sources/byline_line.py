"""Is a line one of a byline: "By Martha Lyle", "Martha Lyle | 26 February 2026", "Updated: …"?"""

from __future__ import annotations

import datetime
import re
import string
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from index.datafiles import toml_entry
from index.language.lexicon.name_words import first_names, particles
from index.language.words import listed
from index.sources.dates import parse_date

_LONGEST = 160
_LONGEST_STOP = 4  # characters of a last word with a full stop that ends no sentence: "Jr.", "p.m."
_MOST_WORDS = 6  # of a name
_LONGEST_INITIALS = 3
_AROUND = string.whitespace + "\N{NO-BREAK SPACE}*_"
_SENTENCE_END = tuple('!?;:…"”’»')
_OLD = r"""
(?:last\ |zuletzt\ )?(?:updated|modified|revised|edited|aktualisiert|geändert)
| stand | mis\ à\ jour | modifié
"""
_NEW = r"(?:first\ )?(?:published|posted|issued)|dated|veröffentlicht|erschienen|publié"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.)?"
_MONTH = r"[^\W\d_]{3,9}\.?"
_DATE = rf"""
\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
| \d{{1,2}}\.\d{{1,2}}\.\d{{4}} | {_DAY}\ {_MONTH},?\ \d{{4}} | {_MONTH}\ {_DAY},?\ \d{{4}}
"""
_CLOCK = r"""
\d{1,2}(?:(?:[:.]\d{2}){1,2}(?:\ ?[ap]\.?m\.?)?|\ ?[ap]\.?m\.?|(?=\ Uhr))
(?:\ (?-i:[A-Z]{2,4}|Uhr))?
"""
_TIME = rf",?\ (?:(?:at|um|à)\ )?{_CLOCK}"
_NEAR = "today|yesterday|heute|gestern|aujourd['’]hui|hier"
_BY = re.compile(
    r"(?:(?:words|text|story|report|written|reported)\s)?(?:by|von|par)\b:?\s+(?P<names>\S.*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_AND = re.compile(r"(\s+(?:and|&|und|et)\s+|\s*,\s*(?:(?:and|&)\s+)?)")
_PLACE = re.compile(r",?\s+(?:in|at|for)\s+(?=[^\W\d_])[^,]{2,60}$")
_VERBAL = re.compile(r"\w*(?:[^\Ws]s|ed)")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_'’.-]+)*\.?")


class BylineLine(NamedTuple):
    """What a line of a byline says: who wrote the article, and the days it names.

    `sure` where it is told to be a byline's by more than standing in one: by a first name behind
    "By", or by "Published" or "Updated", or by a newspaper beside a day. `by` where it names
    anybody. `updated` are the days of a line that says when the article was updated, and nothing
    else. `outlet` is the newspaper, or "".
    """

    authors: tuple[str, ...] = ()
    days: tuple[datetime.date, ...] = ()
    sure: bool = False
    by: bool = False
    updated: tuple[datetime.date, ...] = ()
    outlet: str = ""


def read_line(line: str) -> BylineLine | None:
    """Return what a line of a byline says; None for any other line."""
    bare = line.strip(_AROUND)
    if not bare or len(bare) > _LONGEST or _ends_sentence(bare):
        return None
    dates = list(_dated().finditer(bare))
    days = [_day(found["day"]) for found in dates]
    if _updated().fullmatch(bare):
        return BylineLine(sure=True, updated=tuple(filter(None, days)))
    if None in days:
        return None
    published = tuple(
        day for day, found in zip(days, dates, strict=True) if day and not found["old"]
    )
    who = _who(_dated().sub("\0", bare), dated=bool(dates))
    if who is None:
        return None
    told = any(found["new"] or found["old"] for found in dates)
    sure = who.sure or told or who.outlet != ""
    return who._replace(days=published, sure=sure)


def is_day_line(line: str) -> bool:
    """Say whether a line is a day and nothing else, as no time of that day is."""
    found = _dated().fullmatch(line.strip(_AROUND))
    return found is not None and not found["clock"]


def is_outlet(line: str) -> bool:
    """Say whether a line, or a piece of one, is the name of a newspaper: "The Lenn Herald"."""
    words = line.strip(_AROUND).split()
    named = all(word[0].isupper() or word in particles() for word in words)
    return (
        1 < len(words) <= _MOST_WORDS
        and named
        and words[-1].casefold() in _words("outlets")
        and all(map(_WORD.fullmatch, words))
        and not _has_first_name(line)
    )


def is_role_line(line: str) -> bool:
    """Say whether a line is what may stand below a name: "Gazette Staff Writer"."""
    words = line.strip(_AROUND).split()
    last = words[-1].casefold() if words else ""
    return (
        len(words) <= _MOST_WORDS
        and last in _words("roles")
        and all(map(_may_be_of_role, words))
        and not any(map(_may_be_verb, words[1:]))
    )


def _may_be_of_role(word: str) -> bool:
    small = word.casefold()
    named = _WORD.fullmatch(word) and (word[0].isupper() or small in particles())
    return bool(named) or small in _words("roles")


def _may_be_verb(word: str) -> bool:
    """Tell "Cuts" in "Council Cuts Staff" from "News" and "Press"."""
    small = word.casefold()
    return bool(_VERBAL.fullmatch(small)) and small not in _words("roles") | _words("desks")


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
        if dated and not found.outlet and is_outlet(piece):
            found = found._replace(outlet=piece)
            continue
        by = _BY.fullmatch(piece)
        named = _authors(by["names"]) if by else None
        if by is None and dated and "\0" not in part and _has_first_name(piece):
            named = BylineLine((piece,), by=True) if _is_name(piece) else None
        if piece and (named is None or found.by):
            return None
        found = named._replace(outlet=found.outlet) if named else found
    return found if found.by or dated else None


def _authors(names: str) -> BylineLine | None:
    """Return the authors behind "By", without what they are; None where it is no byline."""
    first, *others = _AND.split(_PLACE.sub("", names))
    if not (_is_name(first) or _is_role(first) or _is_group(first)):
        return None
    authors = [] if _is_role(first) else [first]
    marks = [mark.strip() for mark in others[::2]]
    for number, piece in enumerate(others[1::2]):
        listed = any(mark != "," for mark in marks[number:])  # an "and" is still to come
        if _is_name(piece) and (listed or _has_first_name(piece)):
            authors.append(piece)
        elif not _is_role(piece) and (listed or not _is_name(piece.removeprefix("The "))):
            return None
    sure = _has_first_name(first) or _is_group(first)
    return BylineLine(tuple(authors), sure=sure, by=True)


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


def _is_group(piece: str) -> bool:
    """Tell "the Pondwatch team" and "the Lenn Rivers Trust" from "the River Lenn"."""
    article, _, rest = piece.partition(" ")
    *name, kind = rest.split() or [""]
    is_kind = kind.casefold() in listed("organisations") | _words("groups")
    return article.casefold() == "the" and is_kind and _is_name(" ".join(name))


def _has_first_name(piece: str) -> bool:
    """Tell "Martha Lyle" and "J. K. Holm" from "Popular Demand"."""
    return any(
        one.casefold() in first_names() or (len(one) <= 2 and one.endswith("."))
        for one, _ in pairwise(piece.split())
    )


@cache
def _dated() -> re.Pattern[str]:
    """Return what finds a day in a line, with the label and the time beside it."""
    return re.compile(
        rf"""
        (?<![\w/.-])
        (?:(?:(?P<old>{_OLD})|(?P<new>{_NEW})|date)\b:?\ ?(?:(?:on|am|le)\ )?|le\ )?
        (?:(?:{_weekdays()})\.?,?\ )?
        (?P<day>{_DATE})
        (?P<clock>{_TIME})?
        (?![\w/-])
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _updated() -> re.Pattern[str]:
    """Return what fits a line that says when an article was updated, and nothing else."""
    piece = rf"{_DATE} | \d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}} | {_CLOCK} | {_NEAR} | {_weekdays()}"
    return re.compile(
        rf"(?:{_OLD})\ ?:(?:[\ ,.]*(?:\b(?:on|at|am|um|le|à)\ )?\b(?:{piece})(?!\w)){{1,4}}",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _weekdays() -> str:
    return "|".join(sorted(_words("weekdays"), reverse=True))  # "thurs" before "thu"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(toml_entry("index.sources", "bylines.toml", name, str).split())
