"""The noun phrases of a sentence that may name who speaks in it."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.phrases.after import phrase_after
from index.language.phrases.before import phrase_before
from index.language.phrases.phrase import Phrase, PhraseKind
from index.language.subjects.clauses import How, Source
from index.language.subjects.relatives import before_relative
from index.language.words import Line, Word, listed

_MOST = 16  # of one sentence: keeps the work linear on endless ones
_NEVER = frozenset({"you"})
_RELATIVES = frozenset({"who", "which", "whose"})
_OTHERS = frozenset({"his", "her", "their", "him", "them", "its", "which", "whose"})


def mentions(words: Sequence[Word], line: Line) -> list[Source]:
    """Return the names, pronouns and roles outside quotation marks in a sentence, in order."""
    found: list[Source] = []
    at = line.first
    last = -1
    while at < line.end and len(found) < _MOST:
        place = None if words[at].quoted else _at(words, line, at)
        source = _source(words, line, place) if place else None
        if place and source and place.first > last:
            found.append(source)
            at = last = max(at, place.last)
        at += 1
    return found


def _source(words: Sequence[Word], line: Line, place: Phrase) -> Source | None:
    """Return the source that a phrase stands for: what a relative pronoun refers to."""
    if words[place.head].lower not in _RELATIVES:
        return Source(place, How.MENTION)
    meant = before_relative(words, line.first, place.first)
    return Source(meant, How.MENTION, place) if meant else None


def _at(words: Sequence[Word], line: Line, at: int) -> Phrase | None:
    word = words[at]
    if word.lower in listed("pronouns") or word.lower in _OTHERS:
        return None if word.lower in _NEVER else Phrase(at, at, at, PhraseKind.PRONOUN)
    if word.name:
        return phrase_after(words, at, line.end)
    if word.lower in listed("roles"):
        return phrase_before(words, line.first, at)
    return None
