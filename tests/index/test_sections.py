"""Headings: which sentences they are, and what stands under each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import sections
from index.models import Passage, Section

LINES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["Text.", "Why?"])), max_size=12)


def laid_out(lines: list[tuple[int, str]]) -> tuple[tuple[Section, ...], tuple[Passage, ...]]:
    """Return the headings and passages of lines, each with its level, 0 for one that is text."""
    headings, passages, start = [], [], 0
    for number, (level, text) in enumerate(lines, 1):
        end = start + len(text)
        passages.append(Passage(text=text, start=start, end=end, paragraph=number, sentence=number))
        if level:
            headings.append(Section(start=start, end=end, level=level))
        start = end + 2
    return tuple(headings), tuple(passages)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([(1, "Rules"), (2, "Trading"), (0, "Post once.")], [0, 1]),
        ([(2, "Trading"), (0, "Post once."), (2, "Voice")], [0]),
        ([(2, "Known bugs"), (3, "Crash on start"), (3, "Slow load")], [0]),
        ([(2, "Trading"), (1, "Voice"), (0, "Push to talk.")], [1]),
        ([(2, "May I trade?"), (0, "Yes.")], []),
        ([(1, "Trading"), (2, "May I trade?"), (0, "Yes.")], [0]),
        ([(0, "Post once.")], []),
    ],
)
def test_headings_are_those_with_text_under_them(
    lines: list[tuple[int, str]], found: list[int]
) -> None:
    """One that asks is text, as in an FAQ, and so is one that is all that its part says."""
    assert sections.headings(*laid_out(lines)) == found


@given(LINES)
def test_under_a_heading_stands_text(lines: list[tuple[int, str]]) -> None:
    """Whatever the levels: some passage that is none of the headings stands in its part."""
    given_, passages = laid_out(lines)
    found = sections.headings(given_, passages)
    for number in found:
        heading = sections.at(given_, passages[number].start)
        assert heading is not None
        end = sections.end_of(given_, heading)
        inside = passages[number + 1 : None if end is None else _number(passages, end)]
        assert {passage.sentence - 1 for passage in inside} - set(found)


@given(LINES)
def test_what_stands_under_a_heading_has_it_above(lines: list[tuple[int, str]]) -> None:
    """The two ways of looking agree, and headings above come with the outermost first."""
    given_, passages = laid_out(lines)
    for heading in given_:
        end = sections.end_of(given_, heading)
        for passage in passages:
            inside = heading.end <= passage.start and (end is None or passage.start < end)
            assert (heading in sections.above(given_, passage.start)) == inside
    for passage in passages:
        levels = [one.level for one in sections.above(given_, passage.start)]
        assert levels == sorted(set(levels))


def _number(passages: tuple[Passage, ...], start: int) -> int:
    return next(number for number, passage in enumerate(passages) if passage.start == start)
