"""What somebody is: the words beside a full name that give an office or a trade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.language.cue_counts import is_verb
from index.language.names import Name, first_names, is_title
from index.language.noun_starts import noun_start
from index.language.phrases import Phrase
from index.language.phrases_before import phrase_before
from index.language.trades import is_trade
from index.language.words import DASHES, Line, Word, listed

_LONGEST = 24  # words
_PIECES = re.compile(r",|\b(?:of|for|at|in|with|to|from|on|and|who)\b")
_HEADS = 2  # pieces of a role that hold its nouns
_PARTY = re.compile(r"[DRI]-[A-Z]")
_SEVERAL = frozenset({"sens.", "reps.", "govs.", "gens.", "drs.", "profs.", "revs.", "messrs."})
_GENITIVES = frozenset({"’s", "'s"})
_INSIDE = _GENITIVES | {"&", "-", "’", "'"}


def role_before(words: Sequence[Word], line: Line, name: int) -> tuple[int, int] | None:
    """Return first and last word of the role right before the name that begins at `name`."""
    start, end = _start(words, line, name), name
    while end > start and words[end - 1].text.endswith("."):
        end -= 1  # "Rep.", "Col.": how to address somebody, not yet what they do
    if start >= end:
        return None
    start = _of_state(words, line, start, end)
    if not _holds_role(words[start:end]):
        end = name  # "New Jersey Gov.": of where makes it an office
    return (start, end - 1) if _is_own_role(words[start:end]) else None


def _start(words: Sequence[Word], line: Line, name: int) -> int:
    return _past_no_part(words, noun_start(words, line.first, name), name)


def _past_no_part(words: Sequence[Word], start: int, name: int) -> int:
    """Return where a role begins behind what is no part of it: "met", "his", "then"."""
    for at in range(start, name):
        if words[at].lower in listed("irregular_pasts") and not words[at].name:
            start = at + 1
    while start < name and (
        words[start].lower in _no_part()
        or words[start].lower.rstrip(".") in listed("courtesies")
        or not words[start].text[0].isalpha()
    ):
        start += 1
    return start


def _of_state(words: Sequence[Word], line: Line, start: int, end: int) -> int:
    """Return where a role begins that goes on with "of": secretary of state, chief of staff."""
    at = start - 2
    part = any(word.name or is_trade(word.lower) for word in words[start:end])
    if at < line.first or part or words[start - 1].lower != "of" or not is_trade(words[at].lower):
        return start
    return _past_no_part(words, noun_start(words, line.first, at), end)


def _is_own_role(role: Sequence[Word]) -> bool:
    """Tell an office from what somebody is to somebody else: "his wife", "her rival"."""
    last = role[-1]
    if last.lower in _SEVERAL or last.text in _GENITIVES:
        return False
    if last.lower in listed("rivals", "prepositions"):
        return False
    if last.lower in _groups() and all(word.lower != "of" for word in role):
        return False  # the law firm Mayer Brown, but the chief of staff Dana Holm
    nouns = {word.lower.rstrip(".") for word in role}
    return _holds_role(role) and not nouns <= listed("kinship")


@cache
def _groups() -> frozenset[str]:
    return listed("organisations", "documents", "collectives")


def role_after(words: Sequence[Word], line: Line, name: int) -> tuple[int, int] | None:
    """Return first and last word of the role after the name that ends at `name` and a comma."""
    at = _past_age(words, line, name + 1)
    if at is None:
        return None
    end = at
    while end < min(line.end, at + _LONGEST) and _goes_on(words[end]):
        end += 1
        if end < line.end and end - at > 1 and words[end].lower in listed("relatives") | {"whose"}:
            break  # "a doctor who treated her"
    while end > at and words[end - 1].lower in _cut_off():
        end -= 1  # of "the host of “Today”"
    return (at, end - 1) if end > at and _is_role(words[at:end]) else None


def role_set_off(words: Sequence[Word], line: Line, name: Name) -> tuple[int, int] | None:
    """Return the role before a comma and the name: "the union’s negotiator, Dilys Raven"."""
    at = name.first - len(name.titles) - 2
    if at <= line.first or words[at + 1].text != "," or words[at].quoted:
        return None
    phrase = phrase_before(words, line.first, at)
    if phrase is None:
        return None
    first, head = _last_of_several(words, phrase)
    opening, noun = words[first].lower, words[head].lower
    owned = any(
        word.text in _GENITIVES or word.lower in {"his", "her", "their"}
        for word in words[first:head]
    )
    closed = name.last + 1 < line.end and words[name.last + 1].text in {",", "."}
    one = opening in {"a", "an"} and head == phrase.last and closed
    told = owned or opening == "the" or one
    if not told or noun in listed("rivals", "plurals"):
        return None
    if words[head].name and opening != "the":
        return None
    return (first, at) if is_trade(noun) or (owned and noun in listed("kinship")) else None


def _last_of_several(words: Sequence[Word], phrase: Phrase) -> tuple[int, int]:
    """Return first word and head of a phrase, or of what follows its "and": one is named."""
    for at in range(phrase.head, phrase.last):
        if words[at].lower == "and" and words[at + 1].lower in listed("determiners", "possessives"):
            return at + 1, phrase.last
    return phrase.first, phrase.head


@cache
def _cut_off() -> frozenset[str]:
    return listed("prepositions") | {"a", "an", "the"}


@cache
def _no_part() -> frozenset[str]:
    return listed("determiners", "courtesies", "possessives", "adverbs")


def _past_age(words: Sequence[Word], line: Line, at: int) -> int | None:
    """Return where the words between commas after a name begin, past an age or "D-Ohio"."""
    while at + 1 < line.end and (words[at].text == "," or words[at].text in DASHES):
        if not (words[at + 1].text.isdigit() or _PARTY.match(words[at + 1].text)):
            return at + 1
        at += 2
    return None


def _goes_on(word: Word) -> bool:
    return not word.quoted and (word.text[0].isalnum() or word.text in _INSIDE)


def _holds_role(words: Sequence[Word]) -> bool:
    """Tell whether words name an office: "police chief", and not merely "former"."""
    *before, last = (word.lower.rstrip(".") for word in words)
    nouns = {last, *(one for one in before if one not in listed("role_modifiers"))}
    return bool(nouns & listed("titles")) or any(map(is_trade, nouns))


@cache
def _no_role_begins() -> frozenset[str]:
    return listed(
        "relatives",
        "subordinators",
        "conjunctions",
        "pronouns",
        "auxiliaries",
        "prepositions",
        "days",
    )


@cache
def _clausal() -> frozenset[str]:
    return listed("pronouns", "auxiliaries", "relatives") - _GENITIVES


def _is_role(role: Sequence[Word]) -> bool:
    first = role[0].lower
    if first in _no_role_begins() or first == "whose" or _is_somebody(role):
        return False
    if first in listed("adverbs") and len(role) > 1:
        first, role = role[1].lower, role[1:]  # "also criticised the plan"
    if first.endswith("ed") and len(role) > 1 and role[1].lower in listed("determiners"):
        return False  # "tossed a ball": what they did
    nouns = {word.lower for word in role}
    if nouns & _clausal() or is_verb(first):
        return False
    return (first in {"a", "an"} and len(role) > 1) or any(map(_is_trade, role))


def _is_trade(word: Word) -> bool:
    """Tell a trade from a surname that sounds like one: Debby Butler."""
    return is_trade(word.lower) and (not word.name or word.lower in listed("roles"))


def _is_somebody(role: Sequence[Word]) -> bool:
    """Tell the next of a list of people: "Jamie Burnett, Debby Butler", "Senator Dana Holm"."""
    start = 1 if is_title(role[0].lower) else 0
    named = role[start : start + 2]
    if any(word.text in _GENITIVES for word in role):
        return False  # Senator Dana Holm’s wife
    follows = len(named) > 1 and named[1].name and named[1].lower not in listed("roles")
    return follows and named[0].name and named[0].lower in first_names()


def is_called(role: str, noun: str) -> bool:
    """Tell whether the bearer of a role may be called `noun`: "head coach", of "Rovers head coach".

    "Curator and head of exhibits" has two such nouns; what follows "of" is none.
    """
    pieces = _PIECES.split(role.lower())[:_HEADS]
    return any(f" {piece.strip()}".endswith(f" {noun}") for piece in pieces)
