"""The headings of a plain text: short lines that stand alone, each above a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from index.language.boilerplate import is_boilerplate
from index.language.lexicon.name_words import first_names
from index.models import Section

_LINE = re.compile(r"[^\n]*\n?")
_LONGEST, _MOST_WORDS = 60, 8
_LONGEST_LINE = 120  # that may be meant for a heading, or for an item, a signature or a verse
_FEWEST = 2
_LEVEL = 2  # right below the title
_HEADING = re.compile(r"[^\W\d_](?:[^\n,:;|]*[^\W_])?\)?")
_GREETING = re.compile(r"(?:dear|sirs?|madam|hello|hi)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!…][\"'”’»)\]]*$")


class _Paragraph(NamedTuple):
    start: int
    end: int
    text: str


def of_plain(text: str, start: int = 0) -> list[Section]:
    """Return where the headings of a plain text stand, from `start` on; none where it is in doubt.

    They are all the lines that stand alone and end no sentence, at least two. Where one of these
    is none, as in a list, a programme, verse or a transcript, no other is sure; nor is one in
    letters, which it may sign.
    """
    paragraphs = list(_paragraphs(text, start))
    if any(_GREETING.match(one.text) for one in paragraphs):
        return []
    with_next = pairwise([*paragraphs, _Paragraph(len(text), len(text), "")])
    alone = [(one, below) for one, below in with_next if _is_alone(one.text)]
    different = {one.text.casefold() for one, _ in alone}
    if not _FEWEST <= len(different) == len(alone):
        return []
    if not all(_is_heading(one.text, below.text) for one, below in alone):
        return []
    return [Section(start=one.start, end=one.end, level=_LEVEL) for one, _ in alone]


def _paragraphs(text: str, start: int) -> Iterator[_Paragraph]:
    """Yield what stands between blank lines, without the blanks around it."""
    lines = _LINE.finditer(text, start)
    for blank, block in groupby(lines, lambda line: not line.group().strip()):
        first, *others = block
        written = text[first.start() : (others or [first])[-1].end()]
        begin = first.start() + len(written) - len(written.lstrip())
        if not blank:
            yield _Paragraph(begin, begin + len(written.strip()), written.strip())


def _is_alone(paragraph: str) -> bool:
    """Tell a line that may be meant for a heading from a sentence."""
    short = len(paragraph) <= _LONGEST_LINE and "\n" not in paragraph
    return short and not _ENDED.search(paragraph)


def _is_heading(line: str, below: str) -> bool:
    """Tell "Water quality", above a longer paragraph of sentences, from all other lines."""
    words = line.split()
    return (
        len(line) <= _LONGEST
        and len(words) <= _MOST_WORDS
        and _HEADING.fullmatch(line) is not None
        and line[0].isupper()
        and not any(map(_may_name, words))
        and not is_boilerplate(line)
        and len(below) > len(line)
        and not below[0].islower()
        and _ENDED.search(below) is not None
    )


def _may_name(word: str) -> bool:
    """Tell who signs a letter, or speaks next, by a first name."""
    return word[0].isupper() and word.casefold() in first_names()
