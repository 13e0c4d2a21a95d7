"""Names that sign what stands before them, after a dash: “...” — Dana Holm."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.words import DASHES, Line, Word, listed

_LONGEST_SIGNED = 14  # words behind the dash: "— Hamish Orr, 66, former bus driver"


def signature(words: Sequence[Word], line: Line) -> Phrase | None:
    """Return the name that signs a quotation, after a dash at its end: “...” — Dana Holm."""
    for at in range(line.end - 2, max(line.first - 1, line.end - _LONGEST_SIGNED), -1):
        if words[at].text in DASHES:
            alone = at == line.first
            if not words[at + 1].name or words[at + 1].lower in listed("verdicts"):
                return None
            if alone and at + 2 == line.end and words[at + 1].text.isupper():
                return None  # "-- BERNAMA" signs an agency's report
            if not (alone or _closes(words, line, at)):
                return None
            phrase = name_from(words, at + 1, line.end)
            return phrase if not alone or _ends(words, phrase.last + 1, line.end) else None
    return None


def _closes(words: Sequence[Word], line: Line, dash: int) -> bool:
    """Tell the dash behind a quotation from that of “pro- Marsh people”."""
    quoted = words[dash - 1].quoted and words[line.first].quoted
    return quoted and not words[dash].quoted


def _ends(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether a name is all that a line holds, an office after a comma apart."""
    return at >= end or words[at].text in {",", ".", "("}


def name_from(words: Sequence[Word], first: int, end: int) -> Phrase:
    """Return the name that begins with `words[first]`, before `end`."""
    last = first
    while last + 1 < end and words[last + 1].name:
        last += 1
    return Phrase(first, last, last, PhraseKind.NAME)
