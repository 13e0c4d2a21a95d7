"""Where a noun phrase begins that ends with a given word, without what prepositions join to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names, is_title
from index.language.lexicon.trades import is_trade
from index.language.phrases.phrase import (
    GENITIVE,
    LONGEST,
    before_suffix,
    is_noun,
    is_past,
    is_plural,
    is_plural_genitive,
    never_nouns,
)
from index.language.words import Word, listed

_MULTIPLES = frozenset({"thousand", "million", "billion", "trillion", "bn", "m"})
_CURRENCIES = frozenset({"$", "£", "€", "¥"})
_ADJECTIVES = ("ent", "ous", "ive", "al", "ed", "ary", "ern", "est", "ish")
_OF_GROUPS = ("ous", "ive", "ed", "ary", "ern", "ish", "ly", "ical")
_YEAR = 4  # digits
SUBJECTS = frozenset({"he", "she", "they", "i", "we"})
"""The pronouns that are always subjects: what follows one is a verb."""


def noun_start(words: Sequence[Word], low: int, at: int) -> int:
    """Return where the noun phrase without prepositions that ends at `at` begins."""
    first = at
    floor = max(low, at - LONGEST)
    group = not words[at].name
    while first > floor and (
        _goes_left(words, floor, first) or (group and _tells_of(words, floor, first))
    ):
        if words[first - 1].lower == "that" and is_plural(words[at].lower):
            break  # "airstrikes that residents said hit a school"
        first -= 1
        if words[first].lower in listed("determiners") and not _quantified(words, floor, first):
            break
    while first < at and not words[first].name and words[first].lower in _skipped():
        if _points(words, low, first):
            break
        first += 1
    first = _past_state(words, low, first)
    return first + 1 if _is_predicate(words, low, first) else first


def _past_state(words: Sequence[Word], low: int, first: int) -> int:
    """Return where "The Austin, Texas-based company" begins, behind whose comma `first` is."""
    if not words[first].lower.endswith("-based") or first - 2 < low or words[first - 1].text != ",":
        return first
    place = first - 2
    while place > low and words[place].name:
        place -= 1
    return place if words[place].lower in {"the", "a", "an"} else first


def _tells_of(words: Sequence[Word], floor: int, first: int) -> bool:
    """Tell what belongs to a named group: "likely" Republican voters, "10" New York voters."""
    if not words[first].name:
        return False
    previous, at = words[first - 1], first - 2
    if previous.quoted or previous.name or at < floor:
        return False
    if previous.text.isdigit():
        apart = words[at].end < previous.start and not words[at].text[0].isupper()
        return apart and len(previous.text) < _YEAR
    before = words[at].lower
    follows = before == "of" or before in listed("determiners", "possessives")
    told = previous.lower.endswith(_OF_GROUPS) or previous.lower in listed("of_groups")
    return follows and told and is_noun(previous) and not is_verb(previous.lower)


@cache
def _skipped() -> frozenset[str]:
    """Return the words that no noun phrase begins with, although they may stand inside one."""
    return (never_nouns() | listed("adverbs")) - listed("possessives") - {"both"}


def _is_predicate(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell the verb of "they embrace positions" and "which included staff" from a noun."""
    if at == low or words[at].name or words[at - 1].quoted:
        return False
    if words[at].lower in listed("determiners"):
        return False  # "nowhere does the report say"
    previous = words[at - 1].lower
    if previous in SUBJECTS or previous in listed("modals"):
        return True
    if previous.endswith("ly") and at - 1 > low and words[at - 2].lower in listed("modals"):
        return True  # "Republicans can reasonably campaign"
    if words[at - 1].name and words[at].lower.endswith("ed"):
        return True
    past = is_past(words[at].lower) and previous in listed("auxiliaries", "relatives")
    return past and words[at - 1].text not in GENITIVE and previous != "that"


def _points(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell "That survey" and "the president of that country" from "he said that officials"."""
    opens = at == low or words[at - 1].lower in listed("joining_prepositions")
    return opens and words[at].lower in listed("determiners")


def _quantified(words: Sequence[Word], floor: int, first: int) -> bool:
    """Tell whether more of a phrase stands before its determiner: "all the", "the many"."""
    return first > floor and words[first - 1].lower in {"all", "both", "other", "the", "many"}


def _goes_left(words: Sequence[Word], floor: int, first: int) -> bool:
    """Tell whether the word before `first` belongs to the noun phrase that `first` begins."""
    here, previous = words[first], words[first - 1]
    if previous.quoted:
        return False
    if before_suffix(words, first - 1) or before_suffix(words, first):
        return words[first - 1].name or first - 2 >= floor
    if here.text in GENITIVE or is_plural_genitive(words, first):
        return is_noun(previous)
    determined = previous.lower in listed("possessives", "determiners")
    if determined or is_plural_genitive(words, first - 1):
        return True
    if here.name and previous.lower in listed("particles") and not previous.name:
        named = first - 2 >= floor and words[first - 2].name and previous.lower != "for"
        return named and not (previous.lower == "of" and _ends_person(words, floor, first - 2))
    if not is_noun(previous) or previous.lower in listed("adverbs"):
        return _belongs(words, floor, first)
    if previous.name:
        return here.name or not here.lower.endswith("ed")  # "Holm launched attacks"
    qualifies = _qualifies(previous, here) and not _is_sum(words, floor, first - 1, here)
    return qualifies or _names_outlet(words, floor, first) or _is_passing(words, floor, first)


def _is_passing(words: Sequence[Word], floor: int, first: int) -> bool:
    """Tell the participle of "a passing dog-walker" and "an informed source" from a verb."""
    here, previous = words[first], words[first - 1]
    if here.name or not is_trade(here.lower) or first - 2 < floor:
        return False
    if previous.name or not previous.lower.endswith(("ing", "ed")):
        return False
    return words[first - 2].lower in {"a", "an"}


def _names_outlet(words: Sequence[Word], floor: int, first: int) -> bool:
    """Tell "industry paper Port Daily" from "the newspaper Port Daily", whose name is enough."""
    if not words[first].name or words[first - 1].lower not in listed("outlets"):
        return False
    return first - 2 >= floor and words[first - 2].lower not in listed("determiners")


@cache
def _before_first() -> frozenset[str]:
    return listed("possessives") | {"the", "a", "an"}


@cache
def _no_person() -> frozenset[str]:
    return listed("organisation_words", "landforms")


def _ends_person(words: Sequence[Word], floor: int, at: int) -> bool:
    """Tell the surname of "Dana Holm of Carrow University" from "the Bank of England"."""
    first = at
    while first > floor and words[first - 1].name:
        first -= 1
    run = [word.lower for word in words[first : at + 1]]
    office = run[-1] in listed("roles") or is_title(run[-1])
    titled = max((place for place, word in enumerate(run) if is_title(word)), default=-1)
    own = run[titled + 1 :]  # Elna Warrick, of "State Sen. Elna Warrick"
    if office or not _no_person().isdisjoint(own):
        return False
    named = titled >= 0 or any(word in first_names() for word in own[:-1])
    return named and (first == floor or words[first - 1].lower != "the")


def _belongs(words: Sequence[Word], floor: int, first: int) -> bool:
    """Tell what is part of a noun: both sides, a Monday report, a first lady, a very tall man."""
    here, previous = words[first].lower, words[first - 1].lower
    if previous in listed("days"):
        return first - 2 >= floor and words[first - 2].lower in {"a", "the"}
    both = previous == "both" and here.endswith("s")
    determined = first - 2 >= floor and words[first - 2].lower in _before_first()
    if determined and previous in {"earlier", "later"} and not words[first].name:
        return True  # an earlier letter
    if determined and previous in listed("degrees"):
        return True  # a very polite man
    return both or (previous == "first" and (is_trade(here) or (determined and here != "time")))


def _is_sum(words: Sequence[Word], floor: int, at: int, here: Word) -> bool:
    """Tell "20" and "million" in "a loss of $20 million experts call too low"."""
    if not (is_trade(here.lower) or here.lower in listed("plurals")):
        return False
    while at > floor and words[at].lower in _MULTIPLES:
        at -= 1
    return at > floor and words[at].text[0].isdigit() and words[at - 1].text in _CURRENCIES


def _qualifies(previous: Word, here: Word) -> bool:
    """Tell whether a small word may stand before `here` inside a noun phrase."""
    if here.name and is_trade(here.lower) and previous.lower.endswith(_ADJECTIVES):
        return True  # "prominent Republicans"
    if here.name:  # "the lawyer Holm", and not "the lawsuit Holm announced"
        person = is_trade(previous.lower) and previous.lower not in listed("documents")
        titled = person or is_title(previous.lower)  # the biology major Dana Holm
        return titled or previous.lower in listed("role_modifiers")
    return not is_verb(previous.lower)
