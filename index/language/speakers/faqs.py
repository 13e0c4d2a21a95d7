"""Questions and answers that nobody says: the "Q:" and "A:" of a list of frequent ones."""

from __future__ import annotations

from index.language.reports.links import Link
from index.language.scanning.labels import is_answer, is_label
from index.language.speakers.look import Look

_ONESELF = frozenset({"i", "me", "my", "mine", "myself"})


def of_nobody(seen: Look) -> frozenset[int]:
    """Return the sentences behind "Q:" and "A:", from 0, where no answer tells of an "I"."""
    words, lines = seen.passages.words, seen.passages.lines
    heads = {at: label for at in range(len(lines)) if (label := _head(seen, at)) is not None}
    answers = (at for at, head in heads.items() if is_answer(words[head]))
    told = (word.lower for at in answers for word in words[lines[at].first : lines[at].end])
    return frozenset(heads) if _ONESELF.isdisjoint(told) else frozenset()


def _head(seen: Look, at: int) -> int | None:
    """Return the label that a sentence stands behind, in its own line or in the one it goes on."""
    carrier = seen.carriers[at]
    reading = seen.passages.readings[carrier.sentence if carrier else at]
    goes_on = carrier is None or carrier.link is Link.TURN
    phrase = reading.reports[0].source.phrase if reading.turn and goes_on else None
    return phrase.head if phrase and is_label(seen.passages.words[phrase.head]) else None
