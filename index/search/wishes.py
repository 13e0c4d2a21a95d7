"""What a question says of its answer beyond what it is about: who must say it, and when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from index.language.terms import folded, index_terms
from index.language.words import listed
from index.search.acronyms import acronyms, without_acronyms
from index.search.days import When
from index.search.lexicon import table, word_list
from index.search.marks import MARKS

_LONGEST_DATE = 5  # words
_AGAIN = {"between": {"and"}, "from": {"to", "until", "till"}}
_WITHIN = {"in", "during", "on"}
_FROM, _AFTER, _BEFORE, _UNTIL = {"since", "from"}, {"after"}, {"before"}, {"until", "till"}
_LATEST_BARE_YEAR = range(1900, 2101)


class Mention(NamedTuple):
    """A name or role as typed ("" for anybody), the terms of "did X say", and those without X."""

    name: str = ""
    terms: frozenset[str] = frozenset()
    verb: frozenset[str] = frozenset()


class Period(NamedTuple):
    """Days that a question names, the word before them, and the terms that name them."""

    word: str
    first: When
    last: When
    terms: frozenset[str]

    def days(self, year: int) -> tuple[datetime.date | None, datetime.date | None]:
        """Return the first and the last day meant, None for no bound.

        Where no year is said it is `year`, or for 29 February the last one until then that has it.
        """
        while not (self.first.exists(year) and self.last.exists(year)):
            year -= 1
        start, end = self.first.days(year), self.last.days(year)
        one = datetime.timedelta(days=1)
        if self.word in _AFTER:
            return start[1] + one, None
        if self.word in _BEFORE:
            return None, start[0] - one
        if self.word in _UNTIL:
            return None, end[1]
        open_ended = self.word in _FROM and self.first == self.last
        return start[0], None if open_ended else end[1]


def speaker(text: str) -> Mention:
    """Return the name or role that a question puts before "say" or its like."""
    for found in _matches("speakers", text):
        if _is_somebody(name := _name(found.group(1))):
            terms = frozenset(index_terms(found.group()))
            return Mention(name, terms, terms - {*index_terms(name)})
    return Mention()


def asks_who_speaks(text: str) -> Mention | None:
    """Return the terms of "who said" and its like where a question asks for a speaker."""
    found = next(_matches("askers", without_acronyms(text)), None)
    if found is None:
        return None
    terms = frozenset(index_terms(found.group()))
    return Mention("", terms, terms)


def identity(text: str) -> str:
    """Return the name or role of "who is X", "" where a question asks something else."""
    found = next(_matches("identities", text), None)
    name = _name(found.group(1)) if found else ""
    return name if name and _is_somebody(name) else ""


def asks_of_now(text: str) -> bool:
    """Tell "is she still mayor?" and "the latest on the bridge" from what asks for any time."""
    return not word_list("question", "present").isdisjoint(folded(text))


def leans(text: str) -> bool:
    """Tell "and about the bus?", "did she vote for it?" and "why?" from what says whom it means."""
    typed = " ".join((text.lower() if text.isupper() else text).split())
    joined = next(_matches("joining", typed), None)
    rest = typed[joined.end() :] if joined else typed
    return any(_matches("leaning", typed)) or any(_matches("leaning", rest))


def greets(text: str) -> bool:
    """Tell "Hi!", "thanks a lot" and "LUND: Good morning, Ann." from what asks or says anything."""
    return any(_matches("greeting", text))


def owned(name: str) -> tuple[str, str] | None:
    """Return the role and whose it is: "Brightwater's chief executive"; None for another name.

    Somebody's wife or rival is none: another's may be meant by no more than "wife".
    """
    found = next(_matches("owners", name), None)
    if found is None:
        return None
    role, owner = found["role"], found["owner"]
    private = set(folded(role)) & listed("kinship", "rivals")
    return None if private else (role, owner)


def period(text: str) -> Period | None:
    """Return the days that a question names after a word like "since", "between" or "in"."""
    words = [word.strip(_MARKS + "?!.").lower() for word in text.split()]
    return next(filter(None, (_period(words, i) for i in range(len(words)))), None)


_MARKS = f" ,;:'()\u2018\u2019{MARKS}"


def _name(asked: str) -> str:
    """Return what stands before "say" without adverbs: "Price" of "Price ever really"."""
    words = asked.split()
    while words and words[-1].casefold() in word_list("question", "adverbs"):
        words.pop()
    return " ".join(words).strip(_MARKS)


def _is_somebody(name: str) -> bool:
    if name.casefold().endswith(" to"):  # "did Price want to say"
        return False
    words = set(folded(name))
    return bool(acronyms(name)) or bool(
        words - word_list("question", "function_words") - word_list("question", "nobody")
    )


def _period(words: list[str], i: int) -> Period | None:
    """Return the days named behind `words[i]`; none for "a ticket from May", which begins then."""
    word = words[i]
    if word not in {*_AGAIN, *_WITHIN, *_FROM, *_AFTER, *_BEFORE, *_UNTIL}:
        return None
    for first, end in _dates(words, i + 1):
        if word in _AGAIN and end < len(words) and words[end] in _AGAIN[word]:
            if found := next(_dates(words, end + 1), None):
                last, end = found
                if not (last.month or last.year):  # "from May 3 to 9"
                    last = _completed(last, first)
                return _made(words[i:end], _completed(first, last), last)
        elif first.month or first.year:
            told = word == "between" or (word == "from" and not first.year)
            return None if told else _made(words[i:end], first, first)
    return None


def _made(words: list[str], first: When, last: When) -> Period | None:
    """Return the period; none for "on 2026" or numbers that only look like a year or a day."""
    if words[0] == "on" and not first.day:
        return None
    if not (first.exists() and last.exists()):
        return None
    bare = [when.year for when in (first, last) if when.year and not when.month]
    if not all(year in _LATEST_BARE_YEAR for year in bare):
        return None
    return Period(words[0], first, last, frozenset(index_terms(" ".join(words))))


def _dates(words: list[str], start: int) -> Iterator[tuple[When, int]]:
    """Yield what the words from `start` on name, the longest first, and where it ends.

    Nothing is read of a day that its year does not have, be it 29 February.
    """
    for end in range(min(start + _LONGEST_DATE, len(words)), start, -1):
        written = " ".join(words[start:end])
        if _is_day(written):
            yield When(day=int(written)), end
        elif when := When.read(written):
            if when.exists():
                yield when, end
            elif when.year:
                return


def _is_day(written: str) -> bool:
    return bool(re.fullmatch(r"[1-9]|[12]\d|3[01]", written))


def _completed(when: When, other: When) -> When:
    """Return `when` with the month and year of `other`: "between 3 and 9 May 2026"."""
    return When(when.year or other.year, when.month or other.month, when.day)


def _matches(kind: str, text: str) -> Iterator[re.Match[str]]:
    """Yield what each pattern of a `kind` finds in a text, white space as one space."""
    line = " ".join(text.split())
    yield from filter(None, (pattern.search(line) for pattern in _patterns(kind)))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table("question", name).values())
