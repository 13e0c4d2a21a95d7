"""Paragraphs and sentences of a text, by rules."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*[^\W_a-z])")


class Sentence(NamedTuple):
    """A sentence at its place in a text: `text[start:end]`, with its numbers, counted from 1.

    `sentence` counts through the whole text, `paragraph` counts the lines that hold anything.
    """

    start: int
    end: int
    paragraph: int
    sentence: int


def segment(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order, trimmed; a line break always ends one."""
    found: list[Sentence] = []
    paragraph = 0
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        paragraph += 1
        start = line.start()
        ends = [match.end() for match in _END.finditer(text, *line.span())]
        for end in [*ends, line.end()]:
            piece = text[start:end]
            if piece.strip():
                left = start + len(piece) - len(piece.lstrip())
                right = end - (len(piece) - len(piece.rstrip()))
                found.append(Sentence(left, right, paragraph, len(found) + 1))
            start = end
    return found
