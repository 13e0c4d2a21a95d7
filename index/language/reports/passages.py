"""A text as the rules read it: its sentences, their words, and what each reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.language.hints import NO_HINTS, Hints, name_people
from index.language.people.people import People
from index.language.reports.parsed import with_subjects
from index.language.reports.report import Reading, read
from index.language.scanning.labels import speaking_labels
from index.language.scanning.lines import scan
from index.language.scanning.quotations import Quotation, quotations, quoted
from index.language.segment import Sentence
from index.language.words import Line, Word

REACH = 40
"""How many sentences apart two may share a speaker: keeps the work linear in endless paragraphs."""


class Passages(NamedTuple):
    """The sentences of a text, their words, and what each reports."""

    text: str
    sentences: Sequence[Sentence]
    words: Sequence[Word]
    lines: Sequence[Line]
    quotations: Sequence[Quotation]
    readings: Sequence[Reading]


def scan_passages(
    text: str, sentences: Sequence[Sentence], hints: Hints = NO_HINTS
) -> tuple[Passages, People]:
    """Return the sentences as the rules read them, and the people whom the text names."""
    marks = quotations(text, sentences)
    words, lines = scan(text, quoted(text, marks), sentences)
    name_people(words, hints.people)
    people = People(text, words, lines, hints)
    known = people.surnames() | speaking_labels(words, lines)
    readings = [read(words, line, known) for line in lines]
    if hints.subjects:
        readings = with_subjects(readings, words, hints.subjects)
    return Passages(text, sentences, words, lines, marks, readings), people


def ends_with_colon(passages: Passages, at: int) -> bool:
    """Tell whether a sentence ends with a colon, as one does that introduces others: Holm said:"""
    return passages.text[passages.sentences[at].end - 1] == ":"


def above(passages: Passages, at: int) -> Iterator[int]:
    """Yield the sentences before `at` in its paragraph, nearest first."""
    paragraph = passages.sentences[at].paragraph
    for earlier in range(at - 1, max(-1, at - REACH), -1):
        if passages.sentences[earlier].paragraph != paragraph:
            return
        yield earlier
