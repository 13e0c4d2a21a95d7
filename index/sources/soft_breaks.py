"""The lines that a paragraph of Markdown is wrapped into, and those that its writer wants apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from index.language.scanning.chats import has_writers_above
from index.language.scanning.labels import asks, is_lettered
from index.language.segment import split_line
from index.sources.wrapped import mark_of

_SENTENCE_END = tuple('.!?…:"”’)*')


def unwrapped(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, but for questions, what stands below them, and lists.

    A question is a line of its own where it fills it, and the line before it ends a sentence.
    "Q:" and "A:" begin one where "Q:" begins the first, and so does what begins half of the lines:
    a bullet that Markdown does not know, a label, a time, an emoji. The lines of a chat stay lines.
    """
    if has_writers_above(lines):
        return "\n".join(lines).strip()
    marks = list(map(_mark, lines))
    listing = _listing(marks)
    lettered = bool(lines) and is_lettered(lines[0])
    text, below = "", False
    for at, line in enumerate(lines):
        anew = not text or below or text.endswith(_SENTENCE_END)
        question = anew and at + 1 < len(lines) and _is_question(line)
        listed = marks[at] in listing or (lettered and is_lettered(line))
        apart = below or question or listed
        text += ("\n" if apart else " ") + line
        below = question
    return text.strip()


def _is_question(line: str) -> bool:
    """Tell a line that holds one question and nothing else."""
    return asks(line) and len(list(split_line(line))) == 1


def _mark(line: str) -> str:
    """Return what a line begins with that may make it a line of a list, "" for nothing."""
    begins = line[:1]
    return mark_of(line) or ("emoji" if begins and unicodedata.category(begins) == "So" else "")


def _listing(marks: Sequence[str]) -> set[str]:
    """Return the marks of lists, but no dash or label that happens to begin a line of prose."""
    counted = Counter(filter(None, marks))
    return {
        mark
        for mark, count in counted.items()
        if count > 1 and 2 * count + (marks[0] == mark) > len(marks)
    }
