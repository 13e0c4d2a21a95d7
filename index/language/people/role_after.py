"""The role between commas behind a name: Dana Holm, mayor of Carrow, said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names, is_title
from index.language.lexicon.trades import head_noun, is_trade
from index.language.phrases.phrase import GENITIVE, is_noun
from index.language.scanning.labels import lists_people
from index.language.subjects.brackets import is_aside
from index.language.words import DASHES, Line, Word, listed

_LONGEST = 24  # words
_LONGEST_IN_BRACKETS = 8
_INITIAL = 2  # letters and marks of "W." before a surname
_PARTY = re.compile(r"[DRI]-[A-Z]")
_BEHIND_VERBS = frozenset({"up", "down", "out", "off", "back", "away", "over"})  # looked up
_SAYS = frozenset({"said", "says", "told"})
_INSIDE = GENITIVE | {"&", "-", "’", "'"}


def role_after(words: Sequence[Word], line: Line, name: int) -> tuple[int, int] | None:
    """Return first and last word of the role after the name that ends at `name` and a comma."""
    bracketed = role_in_brackets(words, line, name + 1)
    if bracketed:
        return bracketed
    at = _past_age(words, line, _past_place(words, line, name + 1))
    if at is None or (words[at].lower == "the" and lists_people(words[line.first : line.end])):
        return None
    end = _end(words, line, name, at)
    if end is None or _is_clause(words[at:end]):
        return None
    while end > at and words[end - 1].lower in _cut_off():
        end -= 1  # of "the host of “Today”"
    return (at, end - 1) if end > at and _is_role(words[at:end]) else None


def _end(words: Sequence[Word], line: Line, name: int, at: int) -> int | None:
    """Return where the words from `at` on end that may be a role; None where somebody says them."""
    end, opening = at, words[at - 1].text
    while end < min(line.end, at + _LONGEST) and _goes_on(words[end]):
        if words[end].text == opening:
            break  # the dash that closes what one opened
        end += 1
        if end < line.end and end - at > 1 and words[end].lower in listed("relatives") | {"whose"}:
            break  # "a doctor who treated her"
        if end < line.end and words[end].lower in _SAYS:
            said = not _opens(words, line, name) or is_aside(words, end, line.end)
            return None if said else end  # "Police held Dana Holm, officials said"
    return end


def _opens(words: Sequence[Word], line: Line, name: int) -> bool:
    """Tell whether the name that ends at `name` begins its sentence."""
    return all(word.name for word in words[line.first : name + 1])


def _is_clause(words: Sequence[Word]) -> bool:
    """Tell "police believe" and "the Courier reports" from what somebody is."""
    if len(words) < 2 or words[-1].name:
        return False
    last, subject = words[-1].lower, words[-2]
    if last in listed("noun_verbs"):
        return subject.name or is_trade(subject.lower)
    told = is_verb(last) or last in listed("irregular_pasts")
    noun = is_noun(subject) and subject.lower not in listed("prepositions", "determiners")
    return told and noun and not is_trade(last)


def role_in_brackets(words: Sequence[Word], line: Line, at: int) -> tuple[int, int] | None:
    """Return first and last word of the role of "Ann Reed (chair)" and "Ann Reed (AR, chair)"."""
    if at + 2 >= line.end or words[at].text != "(":
        return None
    if words[at + 1].text.isupper() and words[at + 2].text == ",":
        at += 2  # past the initials
    end = at + 1
    while end < min(line.end, at + _LONGEST_IN_BRACKETS) and words[end].text != ")":
        end += 1
    role = words[at + 1 : end]
    if len(role) > 2 and role[-2].text == "," and role[-1].text.isupper():
        role = role[:-2]  # before them
    if end >= line.end or words[end].text != ")" or not all(_goes_on(word) for word in role):
        return None
    return (at + 1, at + len(role)) if role and _heads_office(role) else None


def _heads_office(role: Sequence[Word]) -> bool:
    """Tell "(club secretary)" and "(Chair)" from "(Ferrol Rovers)" and "(Civic Union)"."""
    noun = head_noun(" ".join(word.text for word in role))
    titled = is_title(noun.lower()) or noun in {"Treasurer", "Manager", "Director", "Editor"}
    return titled if noun[0].isupper() else is_trade(noun)


@cache
def _cut_off() -> frozenset[str]:
    return listed("prepositions") | {"a", "an", "the", "and", "or", "but", "-", "known"}


def _past_place(words: Sequence[Word], line: Line, at: int) -> int:
    """Return the comma behind "of Nevada" in "Rep. Dana Holm of Nevada, a rancher"."""
    end = at + 1
    while at < end < line.end and words[at].lower == "of" and words[end].name:
        end += 1
    return end if end > at + 1 and end < line.end and words[end].text == "," else at


def _past_age(words: Sequence[Word], line: Line, at: int) -> int | None:
    """Return where the words between commas after a name begin, past an age or "D-Ohio"."""
    while at + 1 < line.end and (words[at].text == "," or words[at].text in DASHES):
        if not (words[at + 1].text.isdigit() or _PARTY.match(words[at + 1].text)):
            return at + 1
        at += 2
    return None


def _goes_on(word: Word) -> bool:
    return not word.quoted and (word.text[0].isalnum() or word.text in _INSIDE)


def _is_role(role: Sequence[Word]) -> bool:
    first = role[0].lower
    if first in _no_role_begins() or first == "whose" or _is_somebody(role) or _names_next(role):
        return False
    if first in listed("adverbs") and len(role) > 1:
        first, role = role[1].lower, role[1:]  # "also criticised the plan"
    second = role[1].lower if len(role) > 1 else "."
    if first.endswith("ed") and _follows_verb(second):
        return False  # "tossed a ball", "joined at sixteen": what they did
    if first.endswith("ing") and (second == "to" or second in listed("determiners")):
        return False  # "seeking to steady a campaign"
    if first in listed("irregular_pasts") and not (first == "left" and not _follows_verb(second)):
        return False  # "met guests", "left a bank", and not "left back"
    nouns = {word.lower for word in role}
    if nouns & _clausal() or is_verb(first):
        return False
    return (first in {"a", "an"} and len(role) > 1) or any(map(_is_trade, role)) or _leads(role)


def _leads(role: Sequence[Word]) -> bool:
    """Tell the noun of "rural crime lead for Carrow" from a verb."""
    at = next((at for at, word in enumerate(role) if word.lower == "lead"), 0)
    ends = at + 1 == len(role) or role[at + 1].lower in listed("prepositions")
    return at > 0 and ends and not role[at - 1].name


@cache
def _no_role_begins() -> frozenset[str]:
    return frozenset({"every", "no", "any"}) | listed(
        "quantities",
        "reflexives",
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
    return listed("pronouns", "auxiliaries", "relatives") - GENITIVE


def _follows_verb(word: str) -> bool:
    lists = ("determiners", "numbers", "quantities", "possessives", "prepositions")
    ended = word.endswith("teen") or word[0].isdigit()
    return ended or word in listed(*lists) or word in _BEHIND_VERBS


def _is_trade(word: Word) -> bool:
    """Tell a trade from a surname that sounds like one: Debby Butler."""
    return is_trade(word.lower) and (not word.name or word.lower in listed("roles"))


def _names_next(role: Sequence[Word]) -> bool:
    """Tell the next of a list with a role, "mayor Carl Reed", from the role of who is named before.

    Behind "for" or a genitive a name belongs to the role: "aide to mayor Carl Reed".
    """
    first = len(role)
    while first > 0 and role[first - 1].name and not is_trade(role[first - 1].lower):
        first -= 1
    governed = any(word.lower in listed("prepositions") or word.text in GENITIVE for word in role)
    return len(role) - first > 1 and role[first].lower in first_names() and not governed


def _is_somebody(role: Sequence[Word]) -> bool:
    """Tell the next of a list of people: "Jamie Burnett, Debby Butler", "Senator Dana Holm"."""
    start = 1 if is_title(role[0].lower) else 0
    named = role[start : start + 2]
    if any(word.text in GENITIVE for word in role):
        return False  # Senator Dana Holm’s wife
    follows = len(named) > 1 and named[1].name and named[1].lower not in listed("roles")
    initial = len(named) > 1 and len(named[0].text) == _INITIAL and named[0].text[1] == "."
    return follows and named[0].name and (initial or named[0].lower in first_names())
