"""Offices of several words that a name ends: Minister for Trade Dana Holm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.language.lexicon.name_words import first_names, is_title
from index.language.lexicon.trades import is_trade
from index.language.people.names import Name, read_name
from index.language.phrases.phrase import GENITIVE
from index.language.phrases.starts import noun_start
from index.language.words import Word, listed

_LONGEST = 12  # words of an office
_AREA_AND_NAME = 3  # words at least of a place and a full name
_LINKS = frozenset({"of", "for", "on"})
_AND, _OF_BODIES = frozenset({"and"}), frozenset({"of", "for"})
_JOINTS = GENITIVE | {"’", "'", "&"}
_INSIDE = _LINKS | {"the", "and", "&", "at", "in"}


def office_start(words: Sequence[Word], low: int, name: int) -> int | None:
    """Return where the office of several words begins that ends right before the name at `name`.

    None where none does: "a spokesman for Dana Holm" and "the widow of Mayor Dana Holm" hold none.
    """
    end = before_ranks(words, low, name)
    if end - 2 <= low or not _may_hold(words[end - 1]) or words[end - 1].lower in _INSIDE:
        return None
    last = words[end - 1].lower
    body = words[end - 1].name and last in listed("organisation_words") and not is_title(last)
    if is_title(last) or (is_trade(last) and not last.endswith("s") and not body):
        areas = _of_areas(words, low, end)
        return areas if areas is not None else _of_body(words, low, end)
    return _of_area(words, low, end)


def before_ranks(words: Sequence[Word], low: int, name: int) -> int:
    """Return where what stands before a name ends, ranks and courtesies apart."""
    while name > low and _is_rank(words[name - 1]):
        name -= 1
    return name


def _is_rank(word: Word) -> bool:
    """Tell Captain and Dr before a name from the trade of a captain."""
    return word.name and word.lower.rstrip(".") in listed("courtesies", "ranks")


def behind_office(words: Sequence[Word], low: int, name: Name) -> Name:
    """Return a name without the end of an office: Dana Holm of "mayor of Carrow Dana Holm"."""
    if name.titles or len(name.key) < _AREA_AND_NAME or name.key[0] in first_names():
        return name
    for at in range(name.first + 1, name.last):
        start = office_start(words, low, at) if words[at].lower in first_names() else None
        if start is not None and not _speaks_for_others(words[start:at]):
            return read_name(words, at, name.last) or name
    return name


def _speaks_for_others(office: Sequence[Word]) -> bool:
    """Tell the spokesman for Emeka Paul Holm, whose first name may be none that is known."""
    return any(word.lower in listed("speaking_for") for word in office)


def _of_area(words: Sequence[Word], low: int, end: int) -> int | None:
    """Return where "Minister of State for Consumer Affairs" begins, whose area ends at `end`."""
    first = None
    for at in range(end - 2, max(low, end - _LONGEST) - 1, -1):
        if not _may_hold(words[at]):
            break
        linked = is_trade(words[at].lower) and words[at + 1].lower in _LINKS
        if linked and not _is_held(words[at].lower, words[at + 2 : end]):
            break
        first = at if linked else first
    if first is None:
        return None
    start = noun_start(words, low, first)
    return start if _is_one(words, low, start, first, end) else None


def _of_areas(words: Sequence[Word], low: int, end: int) -> int | None:
    """Return where "Energy and Mines Minister" begins, of two areas; "Perth and Kinross mayor"."""
    link = _link(words, low, end, _AND)
    if link is None or not words[link + 1].name:
        return None
    joined = _joins(words[link - 1].lower, words[link + 1].lower)
    return noun_start(words, low, link - 1) if joined else None


def _joins(before: str, after: str) -> bool:
    """Tell whether "and" between two words joins areas of an office or the names of a place."""
    return before in listed("role_modifiers") or f"{before}-{after}" in listed("joined_places")


def _of_body(words: Sequence[Word], low: int, end: int) -> int | None:
    """Return where "Bank of England governor" begins: a body's name, and what its holder is."""
    link = _link(words, low, end, _OF_BODIES)
    if link is None or words[link - 1].lower not in listed("organisation_words"):
        return None
    return noun_start(words, low, link - 1)


def _link(words: Sequence[Word], low: int, end: int, links: frozenset[str]) -> int | None:
    """Return where a capital and one of `links` join on to the noun that ends before `end`."""
    start = noun_start(words, low, end - 1)
    link = next((at for at in range(start, end) if words[at].lower in links), start - 1)
    if link - 1 < low or words[link].lower not in links:
        return None
    return link if words[link - 1].text[0].isupper() else None


def _may_hold(word: Word) -> bool:
    """Tell whether a word may stand inside an office."""
    if word.text in _JOINTS:
        return True
    if word.quoted or not word.text[0].isalpha():
        return False
    return word.lower in _INSIDE or word.name or word.lower not in _outside()


@cache
def _outside() -> frozenset[str]:
    lists = ("determiners", "prepositions", "pronouns", "auxiliaries", "conjunctions", "days")
    return listed(*lists, "subordinators", "possessives", "adverbs")


def _is_held(noun: str, area: Sequence[Word]) -> bool:
    """Tell an office from what somebody is to others: "supporter of Dana Holm", "his lawyers"."""
    if noun in listed("kinship", "rivals", "plurals", "organisations", "documents", "collectives"):
        return False
    several = noun.endswith("s") and is_trade(noun[:-1])
    return bool(area) and not several and not any(is_title(word.lower) for word in area)


def _is_one(words: Sequence[Word], low: int, start: int, head: int, end: int) -> bool:
    """Tell "Head of security" from "a head of security", and "the head of" whom or what."""
    opening = words[start].lower
    if opening == "the" or (start > low and words[start - 1].lower == "the"):
        return words[end - 1].name or words[head + 2].lower == "the"
    return opening not in listed("determiners", "possessives")
