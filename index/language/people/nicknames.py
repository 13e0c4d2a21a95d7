"""What else a text says that somebody is called: “Quill”, or Bart, as everybody calls him."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.people.names import Name
from index.language.phrases.phrase import GENITIVE
from index.language.sentences.stops import QUOTES
from index.language.words import DASHES, Line, Word

_MARKS = DASHES | {",", "("}
_BY_WHOM = frozenset({"as", "to"})
_EVERYBODY = frozenset({"most", "all", "everybody", "everyone", "us", "many", "friends", "locals"})
_OTHERS = frozenset({"we", "he", "she", "they", "his", "her", "their", "some", "those", "people"})
_CALLED = frozenset({"nicknamed", "aka", "a.k.a."})
_REACH = 7  # words of "better known to most of us as"


def nicknames(words: Sequence[Word], line: Line, name: Name) -> list[str]:
    """Return what somebody is called beside the full name `name`, in small letters."""
    behind = _behind(words, line, name.last + 1)
    return [*_inside(words, name), *([words[behind].lower] if behind else [])]


def _inside(words: Sequence[Word], name: Name) -> list[str]:
    """Return what stands in quotation marks inside a name: “Quill”, of Inés “Quill” Robledo."""
    inside = range(name.first + 2, name.last)
    marked = (at for at in inside if words[at - 1].text in QUOTES and words[at + 1].text in QUOTES)
    return [words[at].lower for at in marked]


def _behind(words: Sequence[Word], line: Line, at: int) -> int | None:
    """Return where the nickname stands of "Holm (Bobby to most of us)", ", known as Bobby,"."""
    if at + 2 >= line.end or words[at].text not in _MARKS:
        return None
    at += 1 + (words[at + 1].lower == "or")
    if _is_one(words, line, at) and at + 2 < line.end and words[at + 1].lower in _BY_WHOM:
        return (
            at if words[at + 2].lower in _EVERYBODY | _OTHERS else None
        )  # but not (Carrow to Holm)
    return _called(words, line, at)


def _called(words: Sequence[Word], line: Line, first: int) -> int | None:
    """Return where the nickname stands of "known to everybody as Bobby" and "nicknamed Bobby"."""
    known = False
    for at in range(first, min(first + _REACH, line.end - 1)):
        known = known or words[at].lower == "known"
        if words[at].name or words[at].text == ",":
            return None
        if words[at].lower in _CALLED or (known and words[at].lower == "as"):
            place = at + (2 if words[at + 1].text in QUOTES else 1)
            return place if _is_one(words, line, place) else None
    return None


def _is_one(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell a name of one word, and not in capitals: TCG is no nickname, nor Reed’s friend."""
    if at >= line.end or not words[at].name or words[at].text.isupper():
        return False
    return at + 1 == line.end or not (words[at + 1].name or words[at + 1].text in GENITIVE)
