"""The noun phrases of a sentence that may name who speaks in it."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.phrases import Phrase, PhraseKind, phrase_after, phrase_before
from index.language.words import Line, Word, listed

_MOST = 16  # of one sentence: keeps the work linear on endless ones
_NEVER = frozenset({"you"})
_OTHERS = frozenset({"his", "her", "their", "him", "them", "its", "which", "whose"})


def mentions(words: Sequence[Word], line: Line) -> list[Phrase]:
    """Return the names, pronouns and roles outside quotation marks in a sentence, in order."""
    found: list[Phrase] = []
    at = line.first
    while at < line.end and len(found) < _MOST:
        phrase = None if words[at].quoted else _at(words, line, at)
        if phrase and (not found or phrase.first > found[-1].last):
            found.append(phrase)
            at = max(at, phrase.last)
        at += 1
    return found


def _at(words: Sequence[Word], line: Line, at: int) -> Phrase | None:
    word = words[at]
    if word.lower in listed("pronouns") or word.lower in _OTHERS:
        return None if word.lower in _NEVER else Phrase(at, at, at, PhraseKind.PRONOUN)
    if word.name:
        return phrase_after(words, at, line.end)
    if word.lower in listed("roles"):
        return phrase_before(words, line.first, at)
    return None
