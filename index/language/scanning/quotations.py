"""Where a text stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from index.language.segment import Sentence

_MARK = re.compile(r"[“”„«»\"]|''|``|[‘’']")
_CLOSERS = {
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"'),
    "«": ("»",),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''",),
    "‘": ("’", "'"),
    "'": ("'",),
}
_PLAIN = (*(mark for mark in _CLOSERS if mark != "'"), "”")  # they stand in no word
_DOUBLE = frozenset('“”„«»"')
_CURLY = {"“": 1, "”": -1}
_SINGLE = frozenset("‘’'")
_ENDS_SPEECH = frozenset(",.?!…")
_SPEECH_END = re.compile(r"[,.?!…][’'](?![^\W_])")
_OPENS_SINGLE = re.compile(r"(?<![^\W_])[‘'](?=[A-Z])")
_NICKNAME = re.compile(r"[A-Z]\w+[’'] [A-Z]")  # Hugh ‘Tigger’ Lyle
_SINGLE_AGAIN = re.compile(r"(?<![^\W_])[‘'](?=[^\W_])")
_CLOSES_SINGLE = re.compile(r"(?<=\S)[’'](?!\w)")
_LONGEST_SINGLE = 1000  # characters: beyond, a mark is an apostrophe; keeps the work linear


class Quotation(NamedTuple):
    """A stretch of a text in quotation marks, the marks included.

    `closed` is false where the paragraph ends before the closing mark, as editors leave it where
    the next paragraph goes on.
    """

    start: int
    end: int
    closed: bool


def quotations(text: str, sentences: Sequence[Sentence]) -> list[Quotation]:
    """Return the quotations of `text` in order; none of them crosses a paragraph."""
    found: list[Quotation] = []
    paragraphs = list(_paragraphs(sentences))
    for (start, end), following in zip_longest(paragraphs, paragraphs[1:]):
        found += _in_paragraph(text, start, end)
        if following and text[following[0]] in _SINGLE:
            since = max(start, found[-1].end) if found else start
            found += _going_on(text, since, end)
    return found


def may_quote(text: str, start: int, end: int) -> bool:
    """Say whether anything that may begin a quotation stands in that part of `text`."""
    if any(text.find(mark, start, end) >= 0 for mark in _PLAIN):
        return True
    at = text.find("'", start, end)
    while at >= 0 and at + 1 < end:
        if text[at + 1].isalnum() and (at == start or not text[at - 1].isalnum()):
            return True
        at = text.find("'", at + 1, end)
    return False


def has_marks(text: str) -> bool:
    """Tell whether there are quotation marks in `text` that are no apostrophes."""
    return not _DOUBLE.isdisjoint(text)


def quoted(text: str, found: Sequence[Quotation]) -> bytearray:
    """Return one byte a character of `text`: 1 inside `found`, the marks included."""
    mask = bytearray(len(text))
    for one in found:
        mask[one.start : one.end] = b"\x01" * (one.end - one.start)
    return mask


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for one in sentences:
        start, _ = bounds.get(one.paragraph, (one.start, one.end))
        bounds[one.paragraph] = (start, one.end)
    yield from bounds.values()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    if text.count("”", start, end) > text.count("“", start, end):
        for one in _unopened(text, start, end):
            yield one
            start = one.end
    yield from _in_line(text, start, end)


def _in_line(text: str, start: int, end: int) -> Iterator[Quotation]:
    surplus = text.count("”", start, end) - text.count("“", start, end)  # of closing marks ahead
    opened: tuple[int, str] | None = None
    depth = 0
    inner = False  # a curly mark has opened inside straight ones
    for match in _MARK.finditer(text, start, end):
        mark, place = match.group(), match.start()
        surplus += _CURLY.get(mark, 0)
        if opened is None:
            opened = (place, mark) if _may_open(text, match, start, end) else None
        elif opened[1] == '"' and mark == ("”" if inner else "“"):
            inner = not inner
        elif _closes(text, match, opened[1], end):
            if not depth:
                yield Quotation(opened[0], _end(text, match), closed=True)
                opened = None
            depth = max(0, depth - 1)
        elif mark == opened[1] and mark not in _SINGLE and _may_open(text, match, start, end):
            if surplus > 1:
                depth += 1  # it opens inside the earlier one: both are closed later
            else:
                opened = place, mark  # the earlier one was never closed, and so no quotation
    yield from _left_open(opened, end)


def _going_on(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield what a single mark opens and nothing closes: the next paragraph begins with one."""
    opening = _OPENS_SINGLE.search(text, start, end)
    if opening and not _CLOSES_SINGLE.search(text, opening.end(), end):
        yield Quotation(opening.start(), end, closed=False)


def _left_open(opened: tuple[int, str] | None, end: int) -> Iterator[Quotation]:
    """Yield the quotation that the paragraph ends in; in single marks it is none."""
    if opened is not None and opened[1] not in _SINGLE:
        yield Quotation(opened[0], end, closed=False)


def _end(text: str, match: re.Match[str]) -> int:
    """Return where a closing mark ends: the third of three strokes closes with the other two."""
    third = match.group() == "''" and text.startswith("'", match.end())
    return match.end() + third


def _unopened(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield what stands before a closing mark whose opening mark is missing."""
    first = _MARK.search(text, start, end)
    if first is None or first.start() == start or first.group() != "”":
        return
    if text[first.start() - 1] in _ENDS_SPEECH:
        yield Quotation(start, first.end(), closed=True)


def _may_open(text: str, match: re.Match[str], start: int, end: int) -> bool:
    mark, place, after = match.group(), match.start(), match.end()
    if mark == "»" or after >= end:
        return False
    free_before = place == start or not text[place - 1].isalnum()
    if mark in _SINGLE:
        if mark == "’" or not free_before or _NICKNAME.match(text, after):
            return False
        return text[after].isalnum() and _has_end(text, after, end)
    if mark in "“„«``":
        return True
    return free_before and not text[after].isspace()  # a straight or a wrong-way mark


def _closes(text: str, match: re.Match[str], opening: str, end: int) -> bool:
    mark, place, after = match.group(), match.start(), match.end()
    free_after = after >= end or not text[after].isalnum()
    wrong_way = opening == "”" and mark in "”“"
    if not wrong_way and mark not in _CLOSERS.get(opening, ()):
        return False
    if mark in _SINGLE:
        return free_after and text[place - 1] in _ENDS_SPEECH
    if mark == "“":
        return free_after and not text[place - 1].isspace()
    return mark != opening or free_after or not text[place - 1].isspace()


def _has_end(text: str, start: int, end: int) -> bool:
    """Tell a quotation in single marks from an apostrophe: speech ends in a stop and a mark.

    In "a ‘draft’. A nurse said: ‘They are right.’" the speech that ends is the second one’s.
    """
    stop = _SPEECH_END.search(text, start, min(end, start + _LONGEST_SINGLE))
    return stop is not None and _SINGLE_AGAIN.search(text, start, stop.start()) is None
