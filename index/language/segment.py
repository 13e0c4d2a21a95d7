"""Paragraphs and sentences of a text, by rules: a line break always ends a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from index.language.sentences.paragraphs import blocks, paragraphs, trimmed
from index.language.sentences.rules import ends_sentence
from index.language.sentences.stops import MARK, after_space, read_stop

_BRACKET_REACH = 200


class Sentence(NamedTuple):
    """A sentence at its place in a text: `text[start:end]`, with its numbers, counted from 1.

    `sentence` counts through the whole text, `paragraph` counts the lines that hold anything.
    """

    start: int
    end: int
    paragraph: int
    sentence: int


def segment(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order: trimmed, disjoint, with all that is not space."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs(text), start=1):
        for first, last in split_line(text[start:end]):
            found.append(Sentence(start + first, start + last, number, len(found) + 1))
    return found


def split_line(line: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every sentence of one line."""
    for first, last in blocks(line):
        block = line[first:last]
        begin = 0
        for end in (*_ends(block), len(block)):
            start, stop = trimmed(block, begin, end)
            if start < stop:
                yield first + start, first + stop
            begin = end


def _ends(block: str) -> Iterator[int]:
    inside = _Inside(block)
    begin = 0
    for mark in MARK.finditer(block):
        if mark.start() < begin:
            continue
        inside.read_to(mark.start())
        stop = read_stop(mark, begin, quoted=inside.quotation)
        if ends_sentence(stop) and not inside.bracket(begin, stop.end):
            yield stop.end
            inside.start_sentence(stop.end)
            begin = after_space(block, stop.end)


class _Inside:
    """Follow a line from left to right: is this place inside a quotation, inside a bracket?"""

    def __init__(self, line: str) -> None:
        self._line = line
        self._at = 0
        self._straight = False
        self._curly = False
        self._depth = 0

    @property
    def quotation(self) -> bool:
        return self._straight or self._curly

    def read_to(self, at: int) -> None:
        piece = self._line[self._at : at]
        self._at = max(at, self._at)
        self._straight ^= piece.count('"') % 2 == 1
        opened, closed = piece.rfind("“"), piece.rfind("”")
        if opened != closed:
            self._curly = opened > closed
        self._depth = max(0, self._depth + piece.count("(") - piece.count(")"))

    def bracket(self, begin: int, end: int) -> bool:
        """Tell whether `end` is inside a bracket that closes soon, in a sentence outside it."""
        self.read_to(end)
        if not self._depth or self._line[begin] in "([":
            return False
        return ")" in self._line[end : end + _BRACKET_REACH]

    def start_sentence(self, end: int) -> None:
        self.read_to(end)
        self._depth = 0
