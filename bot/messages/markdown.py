"""Foreign text made safe to stand in a Discord message: it shows as it is and does nothing.

Discord shows a backslash before punctuation as that punctuation, so escaped text reads, and copies,
exactly as the article has it.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

from bot.messages.limits import width

ELLIPSIS = "…"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_MARKS_KEPT = 5  # stacked on one letter; Hebrew with cantillation, the deepest in use, has four
_GLUE = frozenset("\u200d\ufe0e\ufe0f")

# Emphasis, code, spoilers, links and tags; an @ that could mention; a colon that could begin the
# name of an emoji or belong to an address. Lists and headings only begin at the start of a line.
_SPECIAL = re.compile(r"[\\*_`~|\[\]<>]|@(?=\w)|:(?=[\w+/-])")
_LINE_START = re.compile(r"^(\d*)(?=[-+#.)])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_IN_ADDRESS = "/:?#[]@!$&*+,;=%~"  # what `address` leaves as it is, beside letters and digits


def clean(text: str) -> str:
    """Return `text` on one line, without controls and piled-up accents that would spill over."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return " ".join("".join(_contained(line)).split())


def _contained(line: str) -> Iterator[str]:
    marks = 0
    for character in line:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        unwanted = category in {"Cc", "Cs"} or character in _BIDI_CONTROLS
        if not unwanted and marks <= _MARKS_KEPT:
            yield character


def escape(text: str) -> str:
    """Return `text`, cleaned, as Markdown that shows it literally and mentions nobody."""
    return _isolated(_escaped(clean(text)))


def unescape(markdown: str) -> str:
    """Return the cleaned text that `escape` made `markdown` from."""
    return _ESCAPED.sub(r"\1", markdown.replace(_ISOLATE, "").replace(_END_ISOLATE, ""))


def fit(text: str, limit: int, *, keep_end: bool = False) -> str:
    """Return `text` escaped and at most `limit` wide, cut visibly at a word where it must be.

    The start of the text is kept, or with `keep_end` its end.
    """
    line, room = clean(text), limit - len(_ISOLATE + _END_ISOLATE)
    if width(_escaped(line)) <= room:
        return _isolated(_escaped(line))
    if keep_end:
        return _isolated(ELLIPSIS + _escaped(_last(line, room - 1, _escaped)))
    return _isolated(_escaped(_first(line, room - 1, _escaped)) + ELLIPSIS)


def fit_lines(markdown: str, limit: int) -> str:
    """Return Markdown of ours at most `limit` wide, without its last lines where it must be.

    A first line that is too wide alone is cut.
    """
    if width(markdown) <= limit:
        return markdown
    start = _first(markdown, limit - len(f"\n{ELLIPSIS}"), str)
    whole, _, _ = start.rpartition("\n")
    return f"{whole}\n{ELLIPSIS}" if whole else f"{start}{ELLIPSIS}"


def plain(text: str, limit: int) -> str:
    """Return `text` cleaned and at most `limit` wide, for places that read no Markdown."""
    line = clean(text)
    return line if width(line) <= limit else _first(line, limit - 1, str) + ELLIPSIS


def link(label: str, url: str | None) -> str:
    """Return the Markdown `label` linked to `url`, or alone where that is no web address."""
    target = address(url) if url else None
    return f"[{label}]({target})" if target else label


def address(url: str) -> str | None:
    """Return `url` as it can stand in a Markdown link, or None where it is no plain web address.

    An address with a user name in it is not plain: it can pose as another site's.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.encode("ascii" if parts.netloc.isascii() else "idna").decode()
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in host:
        return None
    return quote(parts._replace(netloc=host).geturl(), safe=_IN_ADDRESS, errors="replace")


def _escaped(line: str) -> str:
    return _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", line), count=1)


def _isolated(markdown: str) -> str:
    """Keep text written from right to left from reordering what stands around it."""
    if markdown.isascii():
        return markdown
    directions = {unicodedata.bidirectional(character) for character in markdown}
    return f"{_ISOLATE}{markdown}{_END_ISOLATE}" if directions & _RIGHT_TO_LEFT else markdown


def _first(line: str, room: int, written: Callable[[str], str]) -> str:
    """Return the longest start of `line` that fits, ended at a word unless that costs too much."""
    lengths = range(min(len(line), room) + 1)
    size = bisect.bisect_right(lengths, room, key=lambda n: width(written(line[:n]))) - 1
    space = line.rfind(" ", size * 2 // 3, size + 1)
    size = space if space > 0 else _before_glued(line, size)
    return line[:size].rstrip()


def _last(line: str, room: int, written: Callable[[str], str]) -> str:
    """Return the longest end of `line` that fits, begun at a word unless that costs too much."""
    lengths = range(min(len(line), room) + 1)
    size = bisect.bisect_right(lengths, room, key=lambda n: width(written(line[len(line) - n :])))
    start = len(line) - size + 1
    space = line.find(" ", start - 1, start + size // 3)
    return line[space if space >= 0 else start :].lstrip()


def _before_glued(line: str, size: int) -> int:
    """Return the nearest place at or before `size` that does not split a letter from its marks."""
    while 0 < size < len(line) and (
        line[size] in _GLUE or line[size - 1] in _GLUE or unicodedata.combining(line[size])
    ):
        size -= 1
    return size
