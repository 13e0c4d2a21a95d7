"""What somebody is: the words beside a full name that give an office or a trade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language.lexicon.name_words import is_title
from index.language.lexicon.trades import head_noun, is_trade
from index.language.people.names import Name
from index.language.people.role_after import role_after
from index.language.people.role_before import role_before
from index.language.people.role_elected import role_elected
from index.language.people.role_set_off import role_set_off
from index.language.phrases.before import phrase_before
from index.language.words import Line, Word, listed

_PIECES = re.compile(r",|\band\b")
_BEYOND = re.compile(r"\b(?:of|for|at|in|with|to|from|on|who)\b")
_LONGEST = 12  # words before a name and a comma that are a role rather than what follows
_NAMED = frozenset({"named", "called"})
_ONE = frozenset({"a", "an", "another"})
_PARTISANS = frozenset({"republican", "democrat", "republicans", "democrats"})
_HEADS = 2  # pieces of a role that hold its nouns


def role_beside(words: Sequence[Word], line: Line, name: Name) -> tuple[int, int] | None:
    """Return first and last word of the role beside a name: more than a title where it can."""
    named = _role_named(words, line, name.first - len(name.titles))
    if named:
        return named
    before = role_before(words, line, name.first)
    if before and (before[0] < before[1] or not is_title(words[before[0]].lower)):
        return before
    after, set_off = role_after(words, line, name.last), role_set_off(words, line, name)
    if after and set_off and not _opens(words, line, *set_off):
        return set_off if _goes_on_with_name(words, line, after[1] + 1) else after
    if before and after and not set_off and _outranks(words, before[0], after):
        return before
    return set_off or after or before or role_elected(words, line, name.last)


def _outranks(words: Sequence[Word], title: int, after: tuple[int, int]) -> bool:
    """Tell "chairman Dana Holm, the founder’s great-grandson" from "Mayor Holm, chair of the port".

    "Senator" tells more than "Republican of Kansas", too, and "Professor" less than anything.
    """
    office = words[title].lower in listed("roles") - listed("lesser_titles")
    role = " ".join(word.lower for word in words[after[0] : after[1] + 1])
    return office and head_noun(role) not in listed("roles") - _PARTISANS


def _role_named(words: Sequence[Word], line: Line, first: int) -> tuple[int, int] | None:
    """Return the role of "a retired judge named Dana Holm"."""
    if first - 2 <= line.first or words[first - 1].lower not in _NAMED:
        return None
    phrase = phrase_before(words, line.first, first - 2)
    if phrase is None or phrase.head != phrase.last or words[phrase.first].lower not in _ONE:
        return None
    noun = words[phrase.last].lower
    told = is_trade(noun) and noun not in listed("plurals", "organisations", "documents")
    start = phrase.first + (words[phrase.first].text not in {"a", "an"})  # without "A", "another"
    return (start, phrase.last) if told else None


def _goes_on_with_name(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell whose role a name ends: "the driver, Dana Holm, the port’s head, Carl Reed, left"."""
    return at + 1 < line.end and words[at].text == "," and words[at + 1].name


def _opens(words: Sequence[Word], line: Line, first: int, last: int) -> bool:
    """Tell "the port’s head" before a name from "his wife" and "when he met the mayor"."""
    own = listed("possessives") | {"the", "a", "an"}
    at = first - 1 - (first > line.first and words[first - 1].lower in own)
    told = [word.lower for word in words[max(at - 1, line.first) : at + 1]]
    opens = at < line.first or told[-1:] == [","] or told == ["according", "to"]
    return opens and words[last].lower not in listed("kinship") and last - first <= _LONGEST


def is_called(role: str, noun: str) -> bool:
    """Tell whether the bearer of a role may be called `noun`: "head coach", of "Rovers head coach".

    "Curator and head of exhibits" has two such nouns; what follows "of" is none.
    """
    return any(f" {head}".endswith(f" {noun}") for head in heads(role.lower()))


def heads(role: str) -> list[str]:
    """Return the nouns of a role with what stands before them: "Rovers head coach"."""
    pieces = _PIECES.split(role)[:_HEADS]
    return [_BEYOND.split(piece)[0].strip() for piece in pieces]
