"""The byline of a text: who wrote it and when, in lines of their own right below its title."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from index.models import Article
from index.sources.byline_line import BylineLine, is_day_line, is_outlet, is_role_line, read_line
from index.sources.plain import may_be_headline

_LINE = re.compile(r"[^\n]+")
_MOST_LINES = 4
_MOST_ABOVE = 2  # lines above it: a title, what stands below a title
_LONGEST_ABOVE = 300
_LONGEST_BELOW = 80
_NOT_SPACE = re.compile(r"\S")


class Byline(NamedTuple):
    """Who wrote a text, on which day, and where it says so: `text[start:end]`.

    That is empty where it is a day and its time alone, as the text may tell of them. `updated` is
    the day on which it was last changed, where it says that one, `outlet` the newspaper that had
    it, where it says which.
    """

    authors: tuple[str, ...]
    date: datetime.date | None
    start: int
    end: int
    updated: datetime.date | None = None
    outlet: str = ""


def find(text: str, title: str = "") -> Byline | None:
    """Return the byline of `text`, None where it has none that is plain.

    It stands at the start, or below one or two short lines there; a date alone only right below a
    title that is no question. `title` is the one that does not stand in the text.
    """
    lines = list(islice(_lines(text), _MOST_ABOVE + _MOST_LINES))
    for above, line in enumerate(lines[: _MOST_ABOVE + 1]):
        if read_line(line.group()):
            return _made(text, title, lines[:above], lines[above : above + _MOST_LINES])
        if len(line.group()) > _LONGEST_ABOVE:
            return None
    return None


def without(article: Article) -> str:
    """Return the text with blanks for its byline, so that everything else stands where it stood.

    A byline that says anything which the article itself does not have stays.
    """
    text = article.text
    found = find(text, article.title)
    if found is None or found.date not in (None, article.date):
        return text
    if not (found.authors or found.date or found.updated == article.date):
        return text
    if not _folded(found.authors) <= _folded(article.authors):
        return text
    if found.outlet not in ("", article.publisher):
        return text
    blank = _NOT_SPACE.sub(" ", text[found.start : found.end])
    return text[: found.start] + blank + text[found.end :]


def _folded(names: Sequence[str]) -> set[str]:
    return {" ".join(name.casefold().split()) for name in names}


def _lines(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that are not blank."""
    return (line for line in _LINE.finditer(text) if not line.group().isspace())


def _made(
    text: str, title: str, above: Sequence[re.Match[str]], below: Sequence[re.Match[str]]
) -> Byline | None:
    read = list(_read(below))
    authors = tuple(author for one in read for author in one.authors)
    date = _only(day for one in read for day in one.days)
    updated = _only(day for one in read for day in one.updated)
    outlet = next((one.outlet for one in read if one.outlet), "")
    found = Byline(authors, date, below[0].start(), below[len(read) - 1].end(), updated, outlet)
    rest = text[found.end :]
    if not any(map(str.isalnum, rest)) or _is_one_of_several(found, rest):
        return None
    if any(one.sure for one in read):
        return found if authors or date or updated else None
    if any(one.by for one in read):
        return found if date else None
    heads = [line.group().strip() for line in above]
    if not date or not _is_titled(title, heads):
        return None
    told = all(is_day_line(line.group()) for line in below[: len(read)])
    return found if told else found._replace(end=found.start)


def _only(days: Iterable[datetime.date]) -> datetime.date | None:
    """Return the one day that `days` are; None where they are several, or none."""
    different = set(days)
    return different.pop() if len(different) == 1 else None


def _read(lines: Sequence[re.Match[str]]) -> Iterator[BylineLine]:
    """Yield what the lines of a byline say, up to the first that is none of it."""
    named = -1  # where the line ends that names somebody
    for line in lines:
        read = read_line(line.group())
        if read is None and line.start() == named + 1:
            read = _below_name(line.group())
        if read is None or (named >= 0 and read.by and not _counts(read)):
            return
        named = line.end() if read.by else named
        yield read


def _below_name(line: str) -> BylineLine | None:
    """Return what a line says that may stand right below who wrote it: a role, a newspaper."""
    if is_outlet(line):
        return BylineLine(outlet=line.strip())
    return BylineLine() if is_role_line(line) else None


def _counts(read: BylineLine) -> bool:
    """Tell a byline from a heading that looks like one: "By Rail"."""
    return read.sure or bool(read.days)


def _is_titled(title: str, above: Sequence[str]) -> bool:
    """Say whether a day below `above` may be when the article appeared; it answers no question."""
    if any(head.endswith("?") for head in (title.strip(), *above)):
        return False
    return not above or (len(above) == 1 and may_be_headline(above[0]))


def _is_one_of_several(found: Byline, rest: str) -> bool:
    """Tell the first of several bylines or days, as letters and chronicles have them.

    And the author of a book that is reviewed, below whom its publisher stands.
    """
    lines = [line.group() for line in _lines(rest)]
    goes_on = not rest[1:2].isspace() and may_be_headline(lines[0])
    if goes_on and found.date is None and len(lines[0]) <= _LONGEST_BELOW:
        return True
    others = [read for read in map(read_line, lines) if read and _counts(read)]
    if found.authors:
        return any(set(one.authors) - set(found.authors) for one in others)
    return any(one.days or (one.updated and not found.date) for one in others)
