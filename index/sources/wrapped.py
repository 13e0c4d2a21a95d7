"""Hard-wrapped text -> a line for each paragraph, as Markdown reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_NARROWEST, _WIDEST = 50, 100  # columns; verse is narrower, and paragraphs that are a line wider
_NEAR = 0.8  # of the width: what a line that somebody has broken by hand reaches
_MOST_AGAINST, _MOST_ABOVE = 0.25, 0.1
_FEWEST_OPEN, _LEAST_OPEN, _LEAST_SMALL = 2, 0.5, 0.2
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"\w-+$")
_HANGING = re.compile(r"(?:and|or|to|und|oder|bis|et|ou|à)\s")  # "short- and long-term"
_TABLE = re.compile(r"\t|\||\S {3,}\S|^\s*>|^ {16}")  # or a citation, or centred
_LABEL = r"(?:[^\s:,;!?]*[^\s:,;!?.]|\w{1,3}\.)"  # a word of "anna:", "Dr. Holm:"
_MARK = re.compile(
    rf"""
    (?P<bullet>[-*+•‣▪●◦–—]\s|\#{{1,6}}\s)
    | (?P<number>\(?(?:\d{{1,3}}|[^\W\d_]|[ivx]+)[.)]\s)
    | (?P<clock>\d{{1,2}}(?:[:.]\d\d|\ ?[ap]m)\b)
    | (?P<label>[\[<]|{_LABEL}(?:\s{_LABEL}){{0,3}}:(?:\s|$))
    """,
    re.VERBOSE,
)


class _Break(NamedTuple):
    """A line break inside a paragraph that a program may have put there.

    `at` is the number of the line above it, `length` how long that one is. `ended` where it ends
    as a sentence does, `small` where the line below begins in small letters. `heads` where the line
    above may be a heading. `full` is how long it would be with the first word from below.
    """

    at: int
    length: int
    full: int
    ended: bool
    small: bool
    heads: bool


def joined(text: str) -> str:
    """Return `text` with those line breaks as spaces that only keep its lines short.

    Whether it is hard-wrapped shows in all of its lines: they are about as long, and the next word
    would not have fitted. Elsewhere a long line is joined that stops amid a sentence which goes on
    in small letters. Lists, tables, verse, labelled lines and headings stay as they are.
    """
    lines = text.split("\n")
    blocks = list(_blocks(lines))
    if 2 * sum(_is_small(lines[block[0]]) for block in blocks) > len(blocks):
        return text  # people chat so, without capitals and full stops
    every = [list(_breaks(lines, block)) for block in blocks]
    width = _width(lines, every)
    found = {one.at for breaks in every for one in _joints(lines, breaks, width)}
    return _written(lines, found) if found else text


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    """Yield the numbers of several lines between blank ones, but of tables and the like."""
    for blank, numbers in groupby(range(len(lines)), lambda number: not lines[number].strip()):
        block = list(numbers)
        if not blank and len(block) > 1 and not any(_TABLE.search(lines[n]) for n in block):
            yield range(block[0], block[-1] + 1)


def _breaks(lines: Sequence[str], block: range) -> Iterator[_Break]:
    kinds = Counter(mark_of(lines[number]) for number in block)
    heads = True
    for number in block[:-1]:
        above, below = lines[number].rstrip(), lines[number + 1]
        ended = _ENDED.search(above) is not None
        if not _is_apart(above, below, ended=ended, kinds=kinds):
            word, *_ = below.split(maxsplit=1)
            full = len(above) + 1 + len(word)
            yield _Break(number, len(above), full, ended, _is_small(below), heads)
        heads = ended


def mark_of(line: str) -> str:
    """Return the kind of what begins a line and may make it an item of a list, else ""."""
    found = _MARK.match(line.lstrip())
    return found.lastgroup or "" if found else ""


def _is_apart(above: str, below: str, *, ended: bool, kinds: Counter[str]) -> bool:
    """Say whether a line is none that goes on with the one above, by what it begins with."""
    if not _has_word(above) or not _has_word(below):
        return True  # a ruler
    if _indent(below) > _indent(above) and not mark_of(above):
        return True  # the first line of a paragraph
    kind = mark_of(below)
    if kind in ("bullet", "number"):
        return ended or kinds[kind] > 1
    return kind != "" and kinds[kind] > 1 and (ended or 2 * kinds[kind] >= kinds.total())


def _has_word(line: str) -> bool:
    return any(map(str.isalnum, line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_small(line: str) -> bool:
    first = next(filter(str.isalnum, line), "")
    return first.isalpha() and not first.isupper()


def _width(lines: Sequence[str], every: Sequence[Sequence[_Break]]) -> int:
    """Return to how many columns a text is wrapped; 0 where it is not. `every` block is a list."""
    lengths = sorted(one.length for breaks in every for one in breaks)
    width = lengths[-1 - len(lengths) // 20] if lengths else 0  # a few hold a long address
    above = sum(len(line.rstrip()) > width for line in lines)
    if not _NARROWEST <= width <= _WIDEST or above > 1 + _MOST_ABOVE * len(lines):
        return 0
    cut = [breaks for breaks in every if any(one.full > width for one in breaks)]
    full = [one for breaks in cut for one in breaks if one.full > width]
    against = [one for breaks in cut for one in breaks if _speaks_against(one, width)]
    wrapped = (
        len(against) <= _MOST_AGAINST * (len(full) + len(against))
        and sum(not one.ended for one in full) >= max(_FEWEST_OPEN, _LEAST_OPEN * len(full))
        and sum(one.small for one in full) >= _LEAST_SMALL * len(full)
    )
    return width if wrapped else 0


def _speaks_against(one: _Break, width: int) -> bool:
    """Tell the end of a verse, amid a sentence, from the end of a paragraph or a heading."""
    return one.full <= _NEAR * width and not one.ended and not one.heads


def _joints(lines: Sequence[str], breaks: Sequence[_Break], width: int) -> list[_Break]:
    """Return the breaks of a block that are to go."""
    joints = _cut_at(breaks, width) if width else []
    against = sum(_speaks_against(one, width) for one in breaks)
    return joints if len(joints) > against else _amid(lines, breaks)


def _cut_at(breaks: Sequence[_Break], width: int) -> list[_Break]:
    """Return the breaks that keep lines from growing wider than `width`, or near to it."""
    found: list[_Break] = []
    for one in breaks:
        goes_on = bool(found) and found[-1].at == one.at - 1
        near = one.full > _NEAR * width and not one.ended and (one.small or goes_on)
        if one.full > width or near:
            found.append(one)
    return found


def _amid(lines: Sequence[str], breaks: Sequence[_Break]) -> list[_Break]:
    """Return the breaks behind long lines that stop amid a sentence."""
    amid = [one for one in breaks if one.small and not one.ended]
    if any(one.length < _NARROWEST for one in amid):
        return []  # verse
    found: list[_Break] = []
    for one in amid:
        goes_on = bool(found) and found[-1].at == one.at - 1
        if one.length <= _WIDEST and (goes_on or not _is_small(lines[one.at])):
            found.append(one)
    return found


def _written(lines: Sequence[str], joints: set[int]) -> str:
    pieces: list[str] = []
    for number, line in enumerate(lines):
        here = line.lstrip() if number - 1 in joints else line
        if number in joints:
            here, below = here.rstrip(), lines[number + 1].lstrip()
            hyphen = _HYPHEN.search(here) and not _HANGING.match(below)
            pieces += [here, "" if hyphen else " "]
        else:
            pieces += [here, "\n"]
    return "".join(pieces[:-1])
