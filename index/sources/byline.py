"""The byline of a text: who wrote it and when, in lines of their own right below its title."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from index.sources.byline_line import BylineLine, is_role_line, read_line
from index.sources.plain import may_be_headline

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MOST_LINES = 4
_MOST_ABOVE = 2  # lines above it: a title, what stands below a title
_LONGEST_ABOVE = 300
_LONGEST_BELOW = 80
_NOT_SPACE = re.compile(r"\S")


class Byline(NamedTuple):
    """Who wrote a text, on which day, and where it says so: `text[start:end]`."""

    authors: tuple[str, ...]
    date: datetime.date | None
    start: int
    end: int


def find(text: str) -> Byline | None:
    """Return the byline of `text`, None where it has none that is plain.

    It stands at the start, or below one or two short lines there; a date alone only right below a
    title.
    """
    lines = list(islice(_LINE.finditer(text), _MOST_ABOVE + _MOST_LINES))
    for above, line in enumerate(lines[: _MOST_ABOVE + 1]):
        if read_line(line.group()):
            return _made(text, lines[:above], lines[above : above + _MOST_LINES])
        if len(line.group()) > _LONGEST_ABOVE:
            return None
    return None


def without(text: str) -> str:
    """Return `text` with blanks for its byline, so that everything else stands where it stood."""
    found = find(text)
    if found is None:
        return text
    blank = _NOT_SPACE.sub(" ", text[found.start : found.end])
    return text[: found.start] + blank + text[found.end :]


def _made(
    text: str, above: Sequence[re.Match[str]], below: Sequence[re.Match[str]]
) -> Byline | None:
    read = list(_read(line.group() for line in below))
    authors = tuple(author for one in read for author in one.authors)
    days = {day for one in read for day in one.days}
    date = days.pop() if len(days) == 1 else None
    found = Byline(authors, date, below[0].start(), below[len(read) - 1].end())
    rest = text[found.end :]
    below_title = not above or (len(above) == 1 and may_be_headline(above[0].group()))
    plain = _is_plain(found, read, below_title=below_title) and any(map(str.isalnum, rest))
    return found if plain and not _is_one_of_several(found, rest) else None


def _read(lines: Iterable[str]) -> Iterator[BylineLine]:
    """Yield what the lines of a byline say, up to the first that is none of it."""
    for number, line in enumerate(lines):
        read = read_line(line)
        if read is None and not (number and is_role_line(line)):
            return
        yield read or BylineLine()


def _is_plain(found: Byline, read: Sequence[BylineLine], *, below_title: bool) -> bool:
    """Tell a byline from other lines that look like one."""
    if any(one.sure for one in read):
        return bool(found.authors or found.date)
    return found.date is not None and (below_title or any(one.by for one in read))


def _is_one_of_several(found: Byline, rest: str) -> bool:
    """Tell the first of several bylines or days, as letters and chronicles have them.

    And the author of a book that is reviewed, below whom its publisher stands.
    """
    lines = [line.group() for line in _LINE.finditer(rest)]
    goes_on = not rest[1:].startswith(("\n", " ", "\t")) and may_be_headline(lines[0])
    if goes_on and found.date is None and len(lines[0]) <= _LONGEST_BELOW:
        return True
    others = [read for read in map(read_line, lines) if read]
    if found.authors:
        return any(set(one.authors) - set(found.authors) for one in others)
    return any(one.days for one in others)
