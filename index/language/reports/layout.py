"""Sentences that are somebody's by how the page is set: after "HOLM:", or above a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.language.reports.links import Carrier, Link
from index.language.reports.passages import REACH, Passages, above, ends_with_colon
from index.language.scanning.rounds import is_item

_SET_APART = re.compile(r"\*\*.*\*\*|_.*_|[^a-zA-Z]*", re.DOTALL)  # **Re: the boiler**, 👀 3
_ONESELF = frozenset({"i", "we"})


def signed(passages: Passages, at: int) -> Iterator[int]:
    """Yield the sentences that the signature `at` signs, nearest first."""
    beside = at and passages.sentences[at - 1].paragraph == passages.sentences[at].paragraph
    paragraph = passages.sentences[at].paragraph - (0 if beside else 1)
    for earlier in range(at - 1, max(-1, at - REACH), -1):
        reading = passages.readings[earlier]
        if passages.sentences[earlier].paragraph != paragraph or reading.signs:
            return
        if not (beside or reading.is_quoted):
            return
        yield earlier


def turn_of(passages: Passages, found: Sequence[Carrier | None], at: int) -> Carrier | None:
    """Return the speaker before a colon whose words go on in the sentence `at`, if any's do.

    `found` are the carriers of the sentences before it.
    """
    if _is_task(passages, at):
        return None
    writer = _writer_above(passages, found, at)
    if writer is not None:
        return Carrier(writer, Link.TURN)
    speaks = passages.readings[at].speaks
    if not at or (speaks and not (_of_oneself(passages, at) or _is_turn(passages, found, at))):
        return None
    if passages.sentences[at - 1].paragraph == passages.sentences[at].paragraph:
        voice = _turned(passages, found, at)
        return Carrier(voice, Link.TURN) if voice is not None else None
    if ends_with_colon(passages, at - 1) and passages.readings[at - 1].speaks:
        return Carrier(at - 1, Link.TURN)
    return None


def _is_task(passages: Passages, at: int) -> bool:
    """Tell "DH to ask the council.", which minutes have amid what others say."""
    line, words = passages.lines[at], passages.words
    opening = words[line.first : line.first + 2]
    return len(opening) > 1 and opening[0].name and opening[1].lower == "to"


def _writer_above(passages: Passages, found: Sequence[Carrier | None], at: int) -> int | None:
    """Return the line "tomo — Today at 19:06" that the line `at` of a chat stands below.

    Or the "Samir:" above a list, for its items.
    """
    carrier = found[at - 1] if at else None
    above = carrier.sentence if carrier and carrier.link is Link.TURN else at - 1
    if not at or not passages.lines[above].introduces:
        return None
    one = passages.sentences[at]
    said = passages.text[one.start : one.end]
    repeats = said.startswith(">")  # what another wrote, above the answer to it
    if (passages.readings[at].turn and not repeats) or _SET_APART.fullmatch(said):
        return None
    beside = passages.sentences[at - 1].paragraph == one.paragraph
    below = not ends_with_colon(passages, above) or is_item(one, passages.text)
    return above if beside or below else None


def _of_oneself(passages: Passages, at: int) -> bool:
    """Tell "I remember": who speaks is then who speaks anyway."""
    phrase = passages.readings[at].reports[0].source.phrase
    return phrase is not None and passages.words[phrase.head].lower in _ONESELF


def _is_turn(passages: Passages, found: Sequence[Carrier | None], at: int) -> bool:
    """Tell what somebody says of others: "Our engineers think so", not “‘No,’ said my boss.”."""
    reading = passages.readings[at]
    if reading.turn or reading.is_quoted:
        return False
    voice = _turned(passages, found, at)
    return voice is not None and (not reading.quoted or passages.readings[voice].turn)


def _turned(passages: Passages, found: Sequence[Carrier | None], at: int) -> int | None:
    """Return the sentence of the paragraph that begins with the speaker of `at` and a colon.

    A paragraph of prose goes on behind "OF: it rose.", as minutes have it.
    """
    before = list(above(passages, at))
    voices = [_turn(passages, found, earlier) for earlier in before]
    if not voices or voices[-1] is None:
        return None
    return next(voice for voice in voices if voice is not None)


def _turn(passages: Passages, found: Sequence[Carrier | None], at: int) -> int | None:
    """Return the sentence with the speaker whose turn the sentence `at` is of, if it is of one."""
    carrier = found[at]
    if passages.readings[at].turn:
        return at
    return carrier.sentence if carrier and carrier.link is Link.TURN else None
