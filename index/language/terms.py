"""Words and index terms: `The Café's 1,200 réfugiés` -> `the cafe 1200 refuge`.

A token keeps its exact place in the text; folding happens word by word, so no offset ever moves.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple, Protocol

_CACHED_WORDS = 1 << 16
_LONGEST_CACHED = 40
# No number is longer: looking for the end of one again from each of its digits takes for ever.
_NUMBER = r"\d{1,3}(?:,\d{3}){1,40}(?:\.\d+)?(?!,*\d)|\d+(?:\.\d+)*"
# "U.S.", "e.g", "J. K.": one word, as "US" is, where none of what {} stands for follows.
_DOTTED = r"(?<!\d)(?:[A-Za-z](?:\.[A-Za-z])+(?!{})\.?|[A-Za-z](?:\. [A-Za-z])+\.)"
_ASCII_WORD = re.compile(  # what most words are comes first: it is faster so
    rf"[A-Za-z]{{2,}}(?:'[A-Za-z]+)*|{_NUMBER}|{_DOTTED.format('[A-Za-z]')}"
    r"|[A-Za-z](?:'[A-Za-z]+)*",
    re.ASCII,
)

# Marks that Python does not count as word characters, though they belong to the letter before.
MARK = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u0963\u0981-\u0dff\u0e31\u0e34-\u0e3a"
    r"\u0e47-\u0e4e\u0eb1-\u0ece\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
_INVISIBLE = r"\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Scripts without spaces between words: every character is a word, and word pairs do the rest.
_UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_LETTERS = rf"{_LETTER}(?:[{_INVISIBLE}]*(?:{_LETTER}|[{MARK}]))*"
_APOSTROPHE = "['\u2019\u02bc\uff07]"
_WORD = re.compile(
    rf"{_NUMBER}|[{_UNSPACED}][{MARK}]*|{_DOTTED.format(f'{_LETTER}|[{MARK}]')}|"
    rf"{_LETTERS}(?:{_APOSTROPHE}{_LETTERS})*"
)

_POSSESSIVE = re.compile(r"'s$")
_WITHIN = dict.fromkeys(map(ord, "'. "))  # what a word holds and its term does not
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
_HIGHEST_THAT_SPELLS = 9  # combining classes 7 and 9, nukta and virama, make another letter
_APOSTROPHES = dict.fromkeys(map(ord, "\u2019\u02bc\uff07"), "'")
# Letters that Unicode does not decompose, as they are written where a keyboard lacks them.
_PLAIN = str.maketrans(
    dict.fromkeys(map(chr, [0x34F, *range(0xFE00, 0xFE10)]), "")
    | {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


class Token(NamedTuple):
    """A word of a text at its place, with the term that it is indexed under."""

    text: str
    start: int
    end: int
    term: str


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's name)


class _Local(threading.local):
    """Hold one stemmer a thread: a Snowball stemmer keeps the word it works on in itself."""

    stemmer: _Stemmer | None = None


_local = _Local()


def stemmer_version() -> str:
    """Return the version of Snowball in use, such as "3.1": PyStemmer's where that is installed."""
    for package in ("PyStemmer", "snowballstemmer"):
        with suppress(PackageNotFoundError):
            return ".".join(version(package).split(".")[:2])
    return ""


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in order, each with its offsets and its term."""
    found = _pattern(text).finditer(text)
    return [
        Token(word, match.start(), match.end(), term)
        for match in found
        if (term := _term(word := match.group()))
    ]


def index_terms(text: str) -> list[str]:
    """Return the terms of all words of `text`: stop words included, folded and stemmed."""
    return [term for word in _pattern(text).findall(text) if (term := _term(word))]


def words_and_terms(text: str) -> list[tuple[str, str]]:
    """Return the words of `text` in order as they are written, each with its term."""
    return [(word, term) for word in _pattern(text).findall(text) if (term := _term(word))]


def fold(word: str) -> str:
    """Return `word` in small letters, without accents, invisible characters and ligatures."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).casefold()
    return "".join(map(_plain, decomposed.translate(_PLAIN)))


def folded(text: str) -> list[str]:
    """Return the words of a text, folded, in their order."""
    return [fold(token.text) for token in tokens(text)]


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    accent = unicodedata.combining(character) > _HIGHEST_THAT_SPELLS
    return "" if accent or unicodedata.category(character) == "Cf" else character


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_WORD if text.isascii() else _WORD


def _term(word: str) -> str:
    return _cached_term(word) if len(word) <= _LONGEST_CACHED else _cached_term.__wrapped__(word)


@lru_cache(maxsize=_CACHED_WORDS)
def _cached_term(word: str) -> str:
    folded = fold(word)
    if folded[:1].isdigit():
        return _THOUSANDS.sub("", folded)
    return _stem(_POSSESSIVE.sub("", folded).translate(_WITHIN))


def _stem(word: str) -> str:
    if _local.stemmer is None:
        import snowballstemmer  # here, because it loads thirty languages where PyStemmer is absent

        _local.stemmer = snowballstemmer.stemmer("english")
    return _local.stemmer.stemWord(word)
