"""Who speaks next behind a question or a death: whom "he" means there, and whom hardly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from index.language.people.people import People
from index.language.people.person import Person
from index.language.phrases.after import phrase_after
from index.language.phrases.phrase import Phrase
from index.language.words import Line, Word
from index.models import Speaker

_ASKS = frozenset({"asked", "asks", "questioned", "pressed"})
_WONDERS = frozenset({"whether", "if", "why", "how", "what", "when", "where", "about"})
_ONE = frozenset({"he", "she", "him", "her"})
_NEAR = 3  # words behind "asked" among which "him" and "whether he" stand


def asked(people: People, line: Line) -> Person | None:
    """Return whom somebody asks: "A voter asked Holm whether"."""
    at = _asking(people.words, line)
    return None if at is None else _named(people, _behind(people.words, line, at))


def turned_to(people: People, line: Line) -> Person | None:
    """Return who answers what is asked: the Holm of "Reed asked Holm whether it leaks"."""
    at = _asking(people.words, line)
    if at is None or not _is_asker(people.words, line, at - 1):
        return None
    phrase = _behind(people.words, line, at)
    after = phrase.last + 1 if phrase else line.end
    wonders = after < line.end and people.words[after].lower in _WONDERS
    return _named(people, phrase) if wonders else None


def falling_silent(
    people: People, line: Line, last: Person | Speaker | None, spoke: Collection[str]
) -> Iterator[Person | Speaker]:
    """Yield whom "he" hardly means behind a sentence that is about `last`; `spoke` are heard in it.

    It is the Reed of "Reed asked him why" and of "Asked by Reed, he paused", and who died.
    """
    if opens_with_agent(people.words, line):
        agent = _named(people, phrase_after(people.words, line.first + 2, line.end))
        if agent:
            yield agent
    if last and last.name in spoke and _asks_him(people.words, line):
        yield last
    if not spoke and last in people.subjects_in(line) and _says(people.words, line, "died"):
        yield last


def opens_with_agent(words: Sequence[Word], line: Line) -> bool:
    """Tell "Asked by Maud Stone, she replied": it was not she who asked."""
    opening = [word.lower for word in words[line.first : min(line.first + 2, line.end)]]
    return len(opening) > 1 and opening[0].endswith("ed") and opening[1] == "by"


def _asks_him(words: Sequence[Word], line: Line) -> bool:
    """Tell "Reed asked him why" and "Reed asked whether he knew"."""
    at = _asking(words, line)
    if at is None or not _is_asker(words, line, at - 1):
        return False
    behind = [word.lower for word in words[at + 1 : min(at + 1 + _NEAR, line.end)]]
    return behind[0] in _WONDERS | _ONE and not _ONE.isdisjoint(behind)


def _asking(words: Sequence[Word], line: Line) -> int | None:
    """Return where the first verb that asks stands, which nobody is quoted with."""
    places = range(line.first, line.end - 1)
    asking = (at for at in places if words[at].lower in _ASKS and not words[at].quoted)
    return next(asking, None)


def _is_asker(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell who asks from "was asked" and from "a stranger who came and asked"."""
    return at >= line.first and (words[at].name or words[at].lower in _ONE)


def _behind(words: Sequence[Word], line: Line, at: int) -> Phrase | None:
    return phrase_after(words, at + 1, line.end)


def _named(people: People, phrase: Phrase | None) -> Person | None:
    return people.named(phrase.first, phrase.head) if phrase else None


def _says(words: Sequence[Word], line: Line, verb: str) -> bool:
    return any(word.lower == verb and not word.quoted for word in words[line.first : line.end])
