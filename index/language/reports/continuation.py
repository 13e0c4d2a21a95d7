"""Quotations that go on: the sentences that take their speaker from another one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from index.language.reports.layout import signed, turn_of
from index.language.reports.links import Carrier, Link
from index.language.reports.passages import REACH, Passages, above, ends_with_colon
from index.language.reports.pull_quotes import repeated
from index.language.scanning.quotations import Quotation
from index.language.words import listed

_PARAGRAPHS_BACK = 2
_SHORT = 6  # words and marks of a sentence that only tells what somebody does while they speak


def carriers(passages: Passages) -> list[Carrier | None]:
    """Return for every sentence the one whose speaker it takes, or None."""
    found: list[Carrier | None] = []
    for at in range(len(passages.readings)):
        found.append(_carrier(passages, found, at))
    for at, reading in enumerate(passages.readings):
        if reading.signs:
            for earlier in signed(passages, at):
                found[earlier] = Carrier(at, Link.SIGNED)
    for at, said in repeated(passages).items():
        voice = _voice(passages, found, said)
        if voice is not None:
            found[at] = Carrier(voice, Link.CLOSING)
    return found


def _carrier(passages: Passages, found: Sequence[Carrier | None], at: int) -> Carrier | None:
    reading = passages.readings[at]
    if reading.signs:
        return None
    if reading.is_quoted and not reading.speaks:
        return _quotation(passages, found, at)
    return turn_of(passages, found, at)


def _quotation(passages: Passages, found: Sequence[Carrier | None], at: int) -> Carrier | None:
    """Return the carrier of a quotation that names no speaker beside it, by the surest link."""
    return (
        _closing(passages, at)
        or _running(passages, found, at)
        or _same_paragraph(passages, found, at)
        or (_before(passages, found, at) if _is_announced(passages, at) else None)
        or _following(passages, at)
        or _before(passages, found, at)
    )


def _voice(passages: Passages, found: Sequence[Carrier | None], at: int) -> int | None:
    """Return the sentence that names who speaks in the sentence `at`."""
    if passages.readings[at].speaks:
        return at
    carrier = found[at] if at < len(found) else None
    return carrier.sentence if carrier else None


def _over(passages: Passages, place: int) -> Quotation | None:
    """Return the quotation that covers the character `place`."""
    at = bisect_right(passages.quotations, place, key=lambda one: one.start) - 1
    if at >= 0 and passages.quotations[at].end > place:
        return passages.quotations[at]
    return None


def _closing(passages: Passages, at: int) -> Carrier | None:
    """Return the sentence that speaks where the quotation of the sentence `at` ends."""
    quotation = _over(passages, passages.sentences[at].end)
    if quotation is None:
        return None
    for later in range(at + 1, min(at + REACH, len(passages.sentences))):
        one = passages.sentences[later]
        if one.start >= quotation.end:
            return None
        if passages.readings[later].speaks:
            return Carrier(later, Link.CLOSING)
    return None


def _running(passages: Passages, found: Sequence[Carrier | None], at: int) -> Carrier | None:
    """Return whose quotation it is that began before the sentence `at`, and goes on in it."""
    quotation = _over(passages, passages.sentences[at].start)
    if at and quotation and quotation.start < passages.sentences[at].start:
        voice = _voice(passages, found, at - 1)
        if voice is not None and passages.sentences[at - 1].end > quotation.start:
            return Carrier(voice, Link.RUNNING)
    return None


def _same_paragraph(passages: Passages, found: Sequence[Carrier | None], at: int) -> Carrier | None:
    """Return the last sentence before `at` in its paragraph that names a speaker."""
    for earlier in above(passages, at):
        voice = _voice(passages, found, earlier)
        if voice is None and earlier == at - 1 and _agrees(passages, earlier):
            voice = earlier
        if voice is not None:
            return Carrier(voice, Link.PARAGRAPH)
        if _acts(passages, earlier):
            return None
    return None


def _following(passages: Passages, at: int) -> Carrier | None:
    """Return the next sentence of the paragraph that speaks, past others that are quoted too."""
    paragraph = passages.sentences[at].paragraph
    for later in range(at + 1, min(at + REACH, len(passages.sentences))):
        if passages.sentences[later].paragraph != paragraph:
            return None
        if passages.readings[later].speaks:
            return Carrier(later, Link.FOLLOWING)
        if not passages.readings[later].is_quoted:
            return None
    return None


def _before(passages: Passages, found: Sequence[Carrier | None], at: int) -> Carrier | None:
    """Return the last sentence in the paragraphs before that names a speaker."""
    paragraph = passages.sentences[at].paragraph
    for earlier in range(at - 1, max(-1, at - REACH), -1):
        if paragraph - passages.sentences[earlier].paragraph > _PARAGRAPHS_BACK:
            return None
        if passages.sentences[earlier].paragraph == paragraph and _acts(passages, earlier):
            return None
        voice = _voice(passages, found, earlier)
        if voice is None and earlier == at - 1 and ends_with_colon(passages, earlier):
            voice = earlier if passages.readings[earlier].reports else None
        if voice is not None:
            return Carrier(voice, _link_before(passages, at, earlier))
    return None


def _acts(passages: Passages, at: int) -> bool:
    """Tell "She laughed.": what follows it in the paragraph is hers, or nobody can tell whose."""
    line = passages.lines[at]
    if passages.readings[at].quoted or line.end - line.first > _SHORT:
        return False
    first = passages.words[line.first]
    return first.name or first.lower in listed("male_pronouns", "female_pronouns")


def _link_before(passages: Passages, at: int, earlier: int) -> Link:
    """Return what links the sentence `at` to one of the paragraphs before."""
    last = _over(passages, passages.sentences[earlier].end - 1)
    if earlier == at - 1 and last and not last.closed:
        return Link.REOPENED
    if earlier == at - 1 and ends_with_colon(passages, earlier):
        return Link.COLON
    return Link.EARLIER


def _is_announced(passages: Passages, at: int) -> bool:
    """Tell the first sentence of a paragraph before which stands: Holm said:"""
    if not at or passages.sentences[at - 1].paragraph == passages.sentences[at].paragraph:
        return False
    reports = passages.readings[at - 1].reports
    return ends_with_colon(passages, at - 1) and bool(reports) and reports[0].names


def _agrees(passages: Passages, at: int) -> bool:
    """Tell a sentence that says who speaks, and not what: Holm agreed."""
    reading, line = passages.readings[at], passages.lines[at]
    if not reading.reports or reading.quoted:
        return False
    main = reading.reports[0]
    return main.names and main.cue.last == line.end - 2 and not main.covered
