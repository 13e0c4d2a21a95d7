"""The headings of a plain text: lines that say by their look, and by all like them, what they are.

Four looks are judged apart: underlined, numbered, in capitals, and short lines that stand alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from index.language.boilerplate import is_boilerplate
from index.language.lexicon.name_words import first_names
from index.models import Section

_LINE = re.compile(r"[^\n]*\n?")
_LONGEST, _MOST_WORDS = 60, 8
_LONGEST_LINE = 120  # that may be meant for a heading, or for an item, a signature or a verse
_FEWEST, _FEWEST_LETTERS = 2, 3
_MOST_OF_NAME = 3  # words
_LEVEL = 2  # right below the title; which look stands over which is not known
_RULER = re.compile(r"\s*([-=~_*])\1{2,}\s*")
_TABLE = re.compile(r"\t|\||\S {2,}\S")
_NUMBERED = re.compile(r"\d{1,2}([.)])\s+\S")
_LEADING = re.compile(r"^\d+")
_LABELLED = re.compile(r"[^\W\d_][^:]{0,40}:\s+\S")
_PLAIN = re.compile(r"[^\W\d_](?:[^,:;|]*[^\W_])?\)?")
_WORDED = re.compile(r"[^\W\d_](?:[^:;|]*[^\W_])?[?)]?")
_NUMBER = re.compile(r"\d+")
_GREETING = re.compile(r"(?:dear|sirs?|madam|hello|hi)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!…][\"'”’»)\]]*$")


class _Line(NamedTuple):
    """A line that has words, trimmed, and where it stands.

    `first` and `last` where none stands right above and right below it, `ruled` where a ruler does.
    `rest` is how much text stands from it up to the next line without words, and `ended` says
    whether that ends as a sentence does.
    """

    start: int
    text: str
    first: bool = False
    last: bool = False
    ruled: bool = False
    rest: int = 0
    ended: bool = False


_Placed = tuple[_Line, _Line]
"""A line, and the next one, without text where there is none."""


def of_plain(text: str, start: int = 0) -> list[Section]:
    """Return where the headings of a plain text stand, from `start` on; one alone is none.

    Where one line of a look is none, as in a list, a programme, verse or a transcript, no other of
    that look is sure.
    """
    placed = list(pairwise([*_lines(text, start), _Line(0, "")]))
    looks: defaultdict[str, list[_Placed]] = defaultdict(list)
    for one in placed:
        looks[_look(*one)].append(one)
    letters = sum(line.first and _GREETING.match(line.text) is not None for line, _ in placed)
    found = [line for line, _ in looks["underlined"]]
    found += _numbered(looks["."]) + _numbered(looks[")"])
    if letters < _FEWEST:
        found += _if_all(_is_in_capitals, looks["capitals"])
    if not letters:
        known = {line.start for line in found}
        found += _if_all(_is_plain, [one for one in placed if _is_alone(one[0], known)])
    if len(found) < _FEWEST:
        return []
    places = sorted((line.start, line.start + len(line.text)) for line in found)
    return [Section(start=start, end=end, level=_LEVEL) for start, end in places]


def _lines(text: str, start: int) -> Iterator[_Line]:
    """Yield the lines that have words."""
    for worded, found in groupby(_LINE.finditer(text, start), _has_words):
        if worded:
            yield from _of_block(text, list(found))


def _has_words(line: re.Match[str]) -> bool:
    return any(map(str.isalnum, line[0]))


def _of_block(text: str, block: Sequence[re.Match[str]]) -> Iterator[_Line]:
    """Yield the lines between two without words."""
    end = block[-1].start() + len(block[-1][0].rstrip())
    ended = _ENDED.search(block[-1][0].rstrip()) is not None
    below = _LINE.match(text, block[-1].end())
    ruled = below is not None and _RULER.fullmatch(below[0]) is not None
    for line in block:
        first, last = line is block[0], line is block[-1]
        at = line.end() - len(line[0].lstrip())
        yield _Line(at, line[0].strip(), first, last, last and ruled, end - at, ended)


def _look(line: _Line, below: _Line) -> str:
    """Return what a line looks like that may be meant for a heading of something `below`, or ""."""
    numbered = _NUMBERED.match(line.text)
    if not below.text or not _is_open(line):
        return ""
    if numbered:
        return numbered[1]
    if not line.first:
        return ""
    if line.ruled and not _TABLE.search(line.text):
        return "underlined"
    enough = sum(map(str.isalpha, line.text)) >= _FEWEST_LETTERS
    return "capitals" if enough and line.text.isupper() else ""


def _is_open(line: _Line) -> bool:
    """Tell a line that may be meant for a heading, an item, a signature or a verse."""
    return len(line.text) <= _LONGEST_LINE and not _ENDED.search(line.text)


def _is_alone(line: _Line, known: Container[int]) -> bool:
    """Tell a line that may be a heading by standing alone, and is not `known` for one."""
    alone = line.first and line.last and line.start not in known
    return alone and _is_open(line) and not _LABELLED.match(line.text)


def _if_all(is_one: Callable[[_Line, _Line], bool], placed: Sequence[_Placed]) -> list[_Line]:
    """Return the lines, all of them different headings; none where one is not."""
    different = {line.text.casefold() for line, _ in placed}
    sure = len(different) == len(placed) and all(is_one(*one) for one in placed)
    return [line for line, _ in placed] if sure else []


def _numbered(placed: Sequence[_Placed]) -> list[_Line]:
    """Return the lines of a row of numbers, each above text of its own; none where one has none."""
    numbers = [int(_LEADING.findall(line.text)[0]) for line, _ in placed]
    in_a_row = all(after == before + 1 for before, after in pairwise(numbers))
    return _if_all(_is_numbered, placed) if in_a_row and len(placed) >= _FEWEST else []


def _is_numbered(line: _Line, below: _Line) -> bool:
    """Tell "3. Dues", above what was said of them, from an item of a list."""
    words = _LEADING.sub("", line.text, count=1)[1:].lstrip()
    next_one = _NUMBERED.match(below.text)
    is_item = next_one is not None and not _ENDED.search(below.text)
    return _WORDED.fullmatch(words) is not None and not is_item and _is_over(words, below)


def _is_in_capitals(line: _Line, below: _Line) -> bool:
    """Tell "LOST AND FOUND" from who speaks next, a score and lines of shouting."""
    return (
        _WORDED.fullmatch(line.text) is not None
        and not below.text.isupper()
        and not _may_name(line.text, _MOST_OF_NAME)
        and _is_over(line.text, below)
    )


def _is_plain(line: _Line, below: _Line) -> bool:
    """Tell "Water quality", above a longer paragraph of sentences, from all other lines."""
    return (
        _PLAIN.fullmatch(line.text) is not None
        and below.rest > len(line.text)
        and below.ended
        and not _may_name(line.text, _MOST_WORDS)
        and _is_over(line.text, below)
    )


def _is_over(words: str, below: _Line) -> bool:
    """Tell a few words from a row, a score, and a line that the next one goes on with."""
    short = len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS
    is_row = _TABLE.search(words) or len(_NUMBER.findall(words)) > 1
    goes_on = below.text[:1].islower() or not below.text
    return short and words[0].isupper() and not (is_row or goes_on or is_boilerplate(words))


def _may_name(line: str, most: int) -> bool:
    """Tell who signs a letter, or speaks next, by a first name among `most` words."""
    words = line.split()
    known = (word[0].isupper() and word.casefold() in first_names() for word in words)
    return len(words) <= most and any(known)
