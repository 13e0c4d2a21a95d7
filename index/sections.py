"""The headings of an article: which of its sentences they are, and what stands under each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from index.language.scanning.labels import asks
from index.models import Passage, Section

_LEVELS = 7  # one more than the innermost


def above(sections: Sequence[Section], place: int) -> tuple[Section, ...]:
    """Return the headings that what begins at `place` stands under, the outermost first."""
    found: list[Section] = []
    for section in sections:
        if section.start <= place:
            found = [one for one in found if one.level < section.level]
            found.append(section)
    return tuple(one for one in found if one.end <= place)


def headings(sections: Sequence[Section], passages: Sequence[Passage]) -> list[int]:
    """Return which of an article's passages are headings with text under them, counted from 0.

    One that asks is none, as in an FAQ, nor is one that is all that its part of the article says.
    """
    found: list[int] = []
    told = [False] * _LEVELS  # of each level, whether text follows before the next heading of it
    for number in reversed(range(len(passages))):
        heading = at(sections, passages[number].start)
        level = heading.level if heading else _LEVELS
        if heading and told[level] and not asks(passages[number].text):
            found.append(number)
            outer = told[:level]
        else:
            outer = [True] * level
        told = [*outer, *[False] * (_LEVELS - level)]
    return found[::-1]


def at(sections: Sequence[Section], place: int) -> Section | None:
    """Return the heading that stands at `place`, None where that is text."""
    number = bisect_right(sections, place, key=lambda one: one.start) - 1
    return sections[number] if number >= 0 and place < sections[number].end else None


def end_of(sections: Sequence[Section], heading: Section) -> int | None:
    """Return where the next heading begins that a `heading` does not stand over, None: the end."""
    others = (one for one in sections if one.start > heading.start and one.level <= heading.level)
    return next((one.start for one in others), None)
