"""The headers of an e-mail that stand above its text: who sent it, when, and its subject."""

from __future__ import annotations

import re
from functools import cache

from index.datafiles import toml_entry
from index.sources.byline_line import read_line
from index.sources.dates import parse_date

_HEADER = re.compile(r"(?P<name>[^\W\d_][\w-]*)[ \t]*:[ \t]*(?P<value>.*)")
_MOST_LINES = 200


def split(text: str) -> tuple[dict[str, object], str]:
    """Return what the headers above `text` say of it as an article, and the rest.

    They are those of an e-mail where one says whom it is from, and another when or what about.
    """
    head, _, rest = text.lstrip("\n").partition("\n\n")
    headers = _headers(head)
    if "from" not in headers or not headers.keys() & {"subject", "date"}:
        return {}, text
    given = {
        "title": headers.get("subject"),
        "authors": _sender(headers["from"]),
        "date": _day(headers.get("date", "")),
    }
    return {name: value for name, value in given.items() if value}, rest


def _headers(head: str) -> dict[str, str]:
    """Return what each header says, by its English name; nothing where a line is none."""
    found: dict[str, str] = {}
    lines, name = head.split("\n"), ""
    for line in lines if len(lines) <= _MOST_LINES else ():
        header = _HEADER.fullmatch(line.rstrip())
        if header:
            name = _names().get(header["name"].casefold(), "")
            found.setdefault(name, header["value"])
        elif found and line[:1].isspace():
            found[name] = f"{found[name]} {line.strip()}".strip()
        else:
            return {}
    return found


def _sender(written: str) -> list[str]:
    """Return the name beside an address; nothing where that stands alone."""
    name = re.split(r"[<\[(]", written)[0].strip(" \"'")
    return [name] if name and "@" not in name else []


def _day(written: str) -> object:
    """Return the day that a header names, as it is written where that leaves it open."""
    try:
        return parse_date(written) or written
    except ValueError:
        read = read_line(written)
        return read.days[0] if read and read.days else None


@cache
def _names() -> dict[str, str]:
    """Return the English name of each header that says anything of an article."""
    return {
        word: name
        for name in ("from", "subject", "date")
        for word in toml_entry("index.sources", "bylines.toml", f"mail_{name}", str).split()
    }
