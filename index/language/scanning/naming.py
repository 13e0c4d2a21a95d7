"""Words that name although their spelling does not tell: particles, months that are people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.language.lexicon.name_words import first_names, is_title, particles
from index.language.words import Line, Word, listed

ACRONYMS = frozenset({"WHO", "US", "IT"})
"""Names in capitals that are other words in small letters."""

_MOST_PARTICLES = 3
_DATED = frozenset({"may", "april", "june", "august", "march", "jan", "jun", "mar", "sun"})
_SHORT = frozenset({"jan", "jun", "mar", "sun"})  # as months they end with a point
_WILL = "will"  # a verb unless it is capitalised inside a sentence
_KOREAN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_JOINED = frozenset({"an", "first", "oh", "today"})  # parts of a name beside some others
_IRISH = frozenset({"Mac", "Mag", "Nic"})
_INITIALS = frozenset("bcdefghjklmnopqrstuvwxz")  # A and I are words, y is a particle


@cache
def _told_apart() -> frozenset[str]:
    acronyms = {word.lower() for word in ACRONYMS}
    return particles() | _DATED | _INITIALS | _JOINED | {_WILL} | acronyms


@cache
def _no_name_after() -> frozenset[str]:
    return listed("determiners", "possessives")


@cache
def _before_a_date() -> frozenset[str]:
    return listed("prepositions", "determiners", "time_openers") | {"mid", "early", "late", "and"}


def settle_names(words: list[Word], lines: Sequence[Line]) -> None:
    """Mark the words that name, where neighbours tell it: "von", "Theresa May", "the WHO"."""
    told_apart = _told_apart()
    dated: list[tuple[int, Line]] = []
    for line in lines:
        for at in range(line.first, line.end):
            if words[at].lower in told_apart and _is_dated(words, line, at):
                dated.append((at, line))
    people = set()
    for at, line in dated:
        if _is_first_name(words, line, at) or _is_surname(words, line, at):
            words[at] = words[at]._replace(name=True)
            people.add(words[at].lower)
    for at, line in dated:
        if words[at].lower in people and not _is_meant_otherwise(words, line, at):
            words[at] = words[at]._replace(name=True)


def _is_meant_otherwise(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell the month, and the verb of "Will it hold?", from May and Will, whom the text names."""
    if words[at].lower in _DATED:
        return _is_date(words, line, at)
    return at == line.first and words[line.end - 1].text == "?"


def _settle_initial(words: list[Word], line: Line, at: int) -> None:
    """Mark lone capitals before a name as initials without a point: Harry S Truman, A S Kalkat."""
    end = at
    while end < line.end and len(words[end].text) == 1 and words[end].text.isupper():
        end += 1
    if not at < end < line.end or not words[end].name or line.heading:
        return
    first = at - 1 if at > line.first and words[at - 1].text == "A" else at
    for place in range(first, at + 1):
        words[place] = words[place]._replace(name=True)


def _is_dated(words: list[Word], line: Line, at: int) -> bool:
    """Tell a capitalised month or day, and mark what is told at sight: "von", "WHO"."""
    word = words[at]
    if word.text in ACRONYMS:
        if not line.heading:
            words[at] = word._replace(lower=word.text, name=True)
    elif word.lower in _DATED or word.lower == _WILL:
        return word.text[0].isupper()
    elif word.lower in _INITIALS:
        _settle_initial(words, line, at)
    elif word.lower in _JOINED:
        if _joins(words, at):
            words[at] = word._replace(lower=word.text, name=True)
    elif not word.name and word.lower in particles():
        _settle_particle(words, line, at)
    return False


def _joins(words: Sequence[Word], at: int) -> bool:
    """Tell the "an" of Mac an tSaoir, the "First" of a First Nation, Oh Eun-young, USA TODAY."""
    before, word = words[at - 1].text if at else "", words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    if word == "an":
        return before in _IRISH and any(letter.isupper() for letter in after)
    if word == "Oh":
        return _KOREAN.fullmatch(after) is not None
    return (word == "First" and after in {"Nation", "Nations"}) or (
        before == "USA" and word.lower() == "today" and word[0].isupper()
    )


def _settle_particle(words: list[Word], line: Line, first: int) -> None:
    """Mark the particles from `first` on as names where a name follows them."""
    at = first
    while at < min(line.end, first + _MOST_PARTICLES) and words[at].lower in particles():
        at += 1
    if at >= line.end or not words[at].text[0].isupper() or words[at].quoted:
        return
    previous = words[first - 1] if first > line.first else None
    inside = previous is not None and previous.name
    lone = words[first].lower in listed("lone_particles") and (
        previous is None or previous.lower not in _no_name_after()
    )
    if inside or lone:
        for place in range(first, at):
            words[place] = words[place]._replace(name=True)


def _is_first_name(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell June Kelly from "in June Kelly left" and "June 3"."""
    if at + 1 >= line.end or words[at].lower not in first_names() | _SHORT:
        return False
    if words[at].lower == _WILL and _asks(words, line, at):
        return False
    following = words[at + 1]
    plain = following.name and following.lower not in listed("organisation_words", "roles")
    return plain and not _is_date(words, line, at)


def _asks(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell "Will Holm go?" from Will Holm."""
    begins = at == line.first or words[at].quoted != words[at - 2].quoted
    return begins and any(word.text == "?" for word in words[at : line.end])


def _is_surname(words: Sequence[Word], line: Line, at: int) -> bool:
    if at == line.first or _has_day(words, line, at):
        return False
    previous = words[at - 1]
    return (previous.name and previous.lower in first_names()) or (
        previous.text[0].isupper() and is_title(previous.lower)
    )


def _is_date(words: Sequence[Word], line: Line, at: int) -> bool:
    if _has_day(words, line, at):
        return True
    if at == line.first:
        return at + 1 < line.end and words[at + 1].lower in listed("pronouns", "determiners")
    previous = words[at - 1]
    return previous.lower in _before_a_date() or previous.text[0].isdigit()


def _has_day(words: Sequence[Word], line: Line, at: int) -> bool:
    return at + 1 < line.end and (words[at + 1].text[0].isdigit() or words[at + 1].text == ".")
