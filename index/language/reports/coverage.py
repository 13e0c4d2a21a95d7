"""Which words of a sentence each of its reports tells, and which stands in another one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from index.language.cues.cue import Cue
from index.language.subjects.clauses import How, Source
from index.language.words import DASHES, Line, Word, listed

SURE = 0.35
"""A cue surer than this passes its source on to the verbs after it."""

_FIRM, _PARTS = 0.6, 0.4  # what a cue surer than the one tells, none ends but surer than the other
_TELLS = 0.5  # a cue surer than this tells what follows it
_PARTING = frozenset({",", ";", "but", "and", "while", *DASHES})  # what begins something else
_NO_ASIDES = frozenset({"but", "so", "nor"})  # subordinators that open no aside
_JOINING = frozenset({"and", "but", ";", "while", "though", "although"})  # clauses of one level


class Content(NamedTuple):
    """How many words of its sentence a report tells.

    `told`: it stands in what another one tells, as in "Holm said officials fear it".
    """

    covered: int
    told: bool


def contents(
    words: Sequence[Word], line: Line, found: Sequence[tuple[Cue, Source]]
) -> list[Content]:
    """Return for each cue with its source what of the sentence it tells."""
    spans = [span(cue, source) for cue, source in found]
    begins = _begins(line, found, spans)
    spoken = _spoken(words, line)
    sure = [one for one, (cue, _) in zip(spans, found, strict=True) if cue.probability > _PARTS]
    return [
        Content(
            _covered(
                words,
                line,
                spans[at],
                sure if one[0].probability > _FIRM else spans[at + 1 :],
                begins[at],
                spoken,
            ),
            _is_told(words, line, *one, found),
        )
        for at, one in enumerate(found)
    ]


def span(cue: Cue, source: Source) -> tuple[int, int]:
    """Return the words that an attribution itself takes: from its source to its cue."""
    if source.phrase is None or source.how in {How.SAME, How.SUBJECT}:
        return cue.first, cue.last
    return min(cue.first, source.phrase.first), max(cue.last, source.phrase.last)


def _begins(
    line: Line, found: Sequence[tuple[Cue, Source]], spans: Sequence[tuple[int, int]]
) -> list[int]:
    """Return for each cue where its content may begin: behind the last sure one before it."""
    ends = (
        last + 1 if cue.probability >= SURE else line.first
        for (cue, _), (_, last) in zip(found, spans, strict=True)
    )
    return [*accumulate(ends, max, initial=line.first)][: len(found)]


def _spoken(words: Sequence[Word], line: Line) -> list[int]:
    """Return for every word of a sentence, and for its end, how many words stand before it."""
    return [*accumulate((one.text[0].isalnum() for one in words[line.first : line.end]), initial=0)]


def _covered(
    words: Sequence[Word],
    line: Line,
    own: tuple[int, int],
    parting: Sequence[tuple[int, int]],
    begin: int,
    spoken: Sequence[int],
) -> int:
    """Return how many words the content of what takes the words `own` has.

    What follows it up to the next one on the same level, and what precedes it where it ends a
    sentence or stands between commas or quotation marks.
    """
    first, last = own
    low, end = line.first, _end(words, line, own, parting)
    following = max(spoken[end - low] - spoken[min(last + 1, line.end) - low], 0)
    if not _set_off(words, line, first):
        return following
    if not following:
        begin = low  # at its end: all that the sentence tells
    return max(spoken[first - low] - spoken[min(begin, line.end) - low], 0) + following


def _end(
    words: Sequence[Word], line: Line, own: tuple[int, int], parting: Sequence[tuple[int, int]]
) -> int:
    """Return where the content behind the words `own` ends: at the next one on its level."""
    first, last = own
    aside = first > line.first and words[first - 1].lower in listed("subordinators") - _NO_ASIDES
    for later, _ in parting:
        if later <= last:
            continue  # its subject is this one's
        if _same_level(words, later) or (aside and words[later - 1].text == ","):
            return later
    return line.end


def _is_told(
    words: Sequence[Word],
    line: Line,
    cue: Cue,
    source: Source,
    found: Sequence[tuple[Cue, Source]],
) -> bool:
    """Tell whether a sure cue of somebody else stands before `source`, and nothing parts them."""
    place = source.mention or source.phrase
    if place is None or words[cue.first - 1].lower == "as":
        return False  # "the Post quoted officials as saying"
    at = place.first
    while at > line.first and words[at - 1].lower not in _PARTING:
        at -= 1
    return any(
        at <= one.last < place.first and one.probability >= _TELLS and other.phrase != source.phrase
        for one, other in found
    )


def _same_level(words: Sequence[Word], first: int) -> bool:
    """Tell whether an attribution is on a level with the one before it: Holm said ..., and Reed."""
    return first > 0 and words[first - 1].lower in _JOINING


def _set_off(words: Sequence[Word], line: Line, first: int) -> bool:
    """Tell whether an attribution stands after or inside what it reports."""
    if first == line.first:
        return False
    if words[first].lower in {"according", "in", "by"}:
        return True  # "in the words of Holm", "by her count": with or without a comma
    as_told = words[first - 1].lower == "as" and first - 1 > line.first
    previous = words[first - 2 if as_told else first - 1]
    return previous.quoted or previous.text == "," or previous.text in DASHES
