"""Lines of a text, and the blocks that a line falls into before its sentences are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[•⁃‣▪●◦■►](?<!\S.)\s?(?=\S)")
_NUMBER = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2}|[a-z])(?:\.\)|\.|\))\s(?=[A-Z“\"])")
_BEFORE_A_LIST = frozenset({"", ":", ".", ";", "?", "!"})
_LABEL = re.compile(
    r"(?:Figure|Fig\.|Table|Box|Chart|Map|Plate)\s\d+(?:[.-]\d+)*\s+(?=[A-Z(][a-z]*\s)"
)
_RULER = re.compile(r"([=*_~#-])(?<!\S.)\1{4,}(?=\s|$)")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without the white space at both ends of `text[start:end]`."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every line of `text` that holds anything, trimmed."""
    for line in _LINE.finditer(text):
        start, end = trimmed(text, *line.span())
        if start < end:
            yield start, end


def blocks(line: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of `line` that no sentence crosses: items of a list, rulers, or all of it."""
    cuts = sorted({0, *_label(line), *_items(line), *_rulers(line), len(line)})
    for start, end in pairwise(cuts):
        first, last = trimmed(line, start, end)
        if first < last:
            yield first, last


def _label(line: str) -> list[int]:
    """Return where a caption begins after "Figure 1.4", which no full stop ends."""
    found = _LABEL.match(line)
    return [found.end()] if found else []


def _rulers(line: str) -> Iterator[int]:
    for ruler in _RULER.finditer(line):
        yield from ruler.span()


def _items(line: str) -> list[int]:
    bullets = [found.start() for found in _BULLET.finditer(line)]
    if bullets:
        return bullets if line[: bullets[0]].rstrip()[-1:] in _BEFORE_A_LIST else []
    if not _NUMBER.match(line):
        return []
    numbers = list(_NUMBER.finditer(line))
    values = [int(n) if n.isdigit() else ord(n) for n in (found[1] for found in numbers)]
    ascending = all(after == before + 1 for before, after in pairwise(values))
    return [found.start() for found in numbers] if ascending else []
