"""A sentence too long to be read in one go falls into pieces where it can be read on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.language.sentences.paragraphs import trimmed

LONGEST = 600
"""Characters that a piece has at most, if there is a place to cut: four usual sentences."""

_SHORTEST = 60
_BREAKS = (re.compile(r"[;；]\s*"), re.compile(r"[,:，、]\s+|\s[–—-]\s"), re.compile(r"\s+"))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every piece of the sentence `text[start:end]`, trimmed.

    It is cut as near to its middle as can be, and so are its halves: behind a semicolon, else
    behind a comma, a colon or a dash, else at a space.
    """
    if end - start <= LONGEST or (cut := _cut(text, start, end)) is None:
        yield start, end
        return
    yield from pieces(text, *trimmed(text, start, cut))
    yield from pieces(text, *trimmed(text, cut, end))


def _cut(text: str, start: int, end: int) -> int | None:
    """Return the best place to cut a sentence, or None where it is one long word."""
    middle = (start + end) / 2
    for mark in _BREAKS:
        places = [one.end() for one in mark.finditer(text, start + _SHORTEST, end - _SHORTEST)]
        if places:
            return min(places, key=lambda place: abs(place - middle))
    return None
