"""The words and marks of a text, as the rules of attribution read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from index.language.segment import Sentence
from index.language.wordlists import word_list

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., J.K.
    r"|[A-Z]\.(?=[ \t][A-Z])"  # an initial
    r"|(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Capt|Maj|Sgt|Cmdr|Adm|Rev|Hon|St|Jr|Sr"
    r"|Inc|Corp|Co|Ltd)\."
    r"|['’](?:s|re|ll|ve|d|m)\b"
    r"|\w+(?:(?:[-.&/@]|['’](?!(?:s|re|ll|ve|d|m)\b))\w+)*"
    r"|''|``|--|\S"
)
_SHOUTED = 0.6  # of a sentence's words in capitals: they tell no names apart
_TITLED = 0.75  # of a sentence's longer words capitalised: a heading


@cache
def listed(*names: str) -> frozenset[str]:
    """Return the words of the lists `names` of the speech lexicon, together."""
    return frozenset().union(*(word_list("speech", name) for name in names))


class Word(NamedTuple):
    """A word or a mark at its place: in small letters, whether quoted, whether it names."""

    text: str
    lower: str
    start: int
    end: int
    quoted: bool
    name: bool


class Line(NamedTuple):
    """The words from `first` to before `end` of a sentence; a heading's capitals tell nothing."""

    first: int
    end: int
    heading: bool


def scan(
    text: str, mask: Sequence[int], sentences: Sequence[Sentence]
) -> tuple[list[Word], list[Line]]:
    """Return the words of `text` and its sentences' lines; `mask` holds 1 for quoted characters."""
    names = _nameable(text)
    words = [_word(match, mask, names) for match in _WORD.finditer(text)]
    lines = list(_lines(words, sentences))
    common = _common(words, lines)
    for line in lines:
        _settle_start(words, line, common)
    return words, lines


def _nameable(text: str) -> frozenset[str]:
    return listed("openers", "days")


def _word(match: re.Match[str], mask: Sequence[int], never: frozenset[str]) -> Word:
    text = match.group()
    lower = text.lower()
    name = text[0].isupper() and lower not in never and (len(text) > 1 or text in "JQ")
    return Word(text, lower, match.start(), match.end(), mask[match.start()] == 1, name)


def _lines(words: Sequence[Word], sentences: Sequence[Sentence]) -> Iterator[Line]:
    sizes = Counter(one.paragraph for one in sentences)
    at = 0
    for one in sentences:
        while at < len(words) and words[at].start < one.start:
            at += 1
        first = at
        while at < len(words) and words[at].start < one.end:
            at += 1
        yield Line(first, at, _is_heading(words[first:at], alone=sizes[one.paragraph] == 1))


def _is_heading(words: Sequence[Word], *, alone: bool) -> bool:
    """Tell a heading: all in capitals, or capitalised and `alone` in its paragraph."""
    letters = [word for word in words if word.text[0].isalpha()]
    if len(letters) < 4:
        return False
    loud = sum(word.text.isupper() for word in letters) / len(letters)
    longer = [word for word in letters if len(word.text) > 3]
    titled = sum(word.text[0].isupper() for word in longer) / max(len(longer), 1)
    return loud > _SHOUTED or (alone and len(longer) > 3 and titled > _TITLED)


def _common(words: Sequence[Word], lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that the text writes small more often than large inside its sentences."""
    small: Counter[str] = Counter()
    for line in lines:
        for word in words[line.first + 1 : line.end]:
            if word.text[0].isalpha() and not line.heading:
                small[word.lower] += -1 if word.text[0].isupper() else 1
    return frozenset(word for word, count in small.items() if count > 0)


def _settle_start(words: list[Word], line: Line, common: frozenset[str]) -> None:
    """Take the capital of a sentence's first word for a name only where it can be one."""
    for at in range(line.first, line.end):
        word = words[at]
        if not word.text[0].isalnum():
            continue
        lone = at + 1 >= line.end or not words[at + 1].name
        role = word.lower in listed("roles", "role_modifiers")
        if lone and (role or word.lower in common):
            words[at] = word._replace(name=False)
        return
