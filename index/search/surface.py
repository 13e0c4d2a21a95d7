"""What a sentence shows on its surface: numbers, names, dates, reasons, how it begins."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from index.language.terms import fold
from index.search.lexicon import word_list
from index.search.question import function_words

_CACHED = 4096
_PIECE = re.compile(
    r"[$£€%\"\u201c\u201d]|\d+(?:[.,]\d+)*(?:st|nd|rd|th|s)?|[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*"
)
_YEAR = re.compile(r"(?:1[0-9]{3}|20[0-9]{2})s?")

SIGNS = (
    "number", "year", "month", "percent", "money", "capital", "name", "place", "place_word",
    "reason", "manner", "quote", "time", "organisation", "acronym", "says",
)  # fmt: skip
_LISTS = {
    "time": "times",
    "place_word": "places",
    "reason": "reasons",
    "manner": "manners",
    "organisation": "organisations",
    "says": "says",
}
_AMOUNTS = {"number": "numbers", "percent": "percent", "money": "money"}  # the last one counts
_MARKS = {
    **dict.fromkeys("$£€", "money"),
    **dict.fromkeys('"\u201c\u201d', "quote"),
    "%": "percent",
}
_NONE: frozenset[str] = frozenset()


class Surface(NamedTuple):
    """A sentence's pieces in small letters, each with the signs that it gives, and its manner."""

    signs: tuple[tuple[str, frozenset[str]], ...]
    initials: frozenset[str]
    pronoun: bool
    question: bool


@lru_cache(maxsize=_CACHED)
def surface(text: str) -> Surface:
    """Return what the sentence `text` shows."""
    pieces = _PIECE.findall(text)
    small = [fold(piece) for piece in pieces]
    signs = [(word, _signs(pieces, small, i)) for i, word in enumerate(small)]
    return Surface(
        tuple((word, found) for word, found in signs if found),
        _initials(pieces),
        bool(small) and small[0] in word_list("evidence", "pronouns"),
        text.rstrip("\"'\u201d\u2019) ").endswith("?"),
    )


def _signs(pieces: list[str], small: list[str], i: int) -> frozenset[str]:
    piece, word = pieces[i], small[i]
    found = _of_words().get(word, _NONE)
    if piece[0].isdigit():
        found = found | _number_signs(pieces, small, i)
    elif piece in _MARKS:
        found = found | {_MARKS[piece]}
    elif piece[0].isupper() and word not in function_words():
        found = found | _capital_signs(pieces, small, i)
    return found


def _number_signs(pieces: list[str], small: list[str], i: int) -> set[str]:
    found = {"number"}
    if _YEAR.fullmatch(pieces[i]):
        found.add("year")
    if i + 1 < len(pieces) and small[i + 1] in {"%", "percent", "per"}:
        found.add("percent")
    if i and pieces[i - 1] in "$£€":
        found.add("money")
    return found


def _capital_signs(pieces: list[str], small: list[str], i: int) -> set[str]:
    if small[i] in word_list("evidence", "months"):
        return {"month"}
    found = {"capital"}
    if len(pieces[i]) > 1 and pieces[i].isupper():
        found.add("acronym")
    if i and pieces[i - 1][0].isupper() and small[i - 1] not in function_words():
        found.add("name")
    if i and small[i - 1] in word_list("evidence", "place_prepositions"):
        found.add("place")
    return found


@cache
def _of_words() -> dict[str, frozenset[str]]:
    """Return the signs that words give by themselves; a word of amounts gives one for them."""
    signs: dict[str, set[str]] = {}
    for sign, name in _LISTS.items():
        for word in word_list("evidence", name):
            signs.setdefault(word, set()).add(sign)
    amounts = {
        word: sign for sign, name in _AMOUNTS.items() for word in word_list("evidence", name)
    }
    for word, sign in amounts.items():
        signs.setdefault(word, set()).add(sign)
    return {word: frozenset(found) for word, found in signs.items()}


def _initials(pieces: list[str]) -> frozenset[str]:
    """Return the initials of every run of two to six capitalised words: `un` for United Nations."""
    found: set[str] = set()
    run = ""
    for piece in [*pieces, "-"]:
        if piece[0].isupper():
            run += piece[0].lower()
        elif piece not in {"of", "the", "and", "for", "in"}:
            found |= {
                run[a:b] for a in range(len(run)) for b in range(a + 2, min(len(run), a + 6) + 1)
            }
            run = ""
    return frozenset(found)
