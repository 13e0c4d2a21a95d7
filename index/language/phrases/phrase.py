"""Noun phrases, which may name who speaks: what they are, and the words that they are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from index.language.lexicon.name_words import is_suffix
from index.language.lexicon.trades import is_trade
from index.language.words import Word, listed

_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")

LONGEST = 12
"""Words of a noun phrase, at most."""
GENITIVE = frozenset({"’s", "'s"})


class PhraseKind(StrEnum):
    """What a noun phrase is made of."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


class Phrase(NamedTuple):
    """The words `first` to `last`, both included; `head` is the last word of its first noun."""

    first: int
    last: int
    head: int
    kind: PhraseKind


def kind_of(words: Sequence[Word], first: int, head: int) -> PhraseKind:
    """Return what a phrase is whose first noun ends at `head`."""
    if words[head].lower in listed("pronouns"):
        return PhraseKind.PRONOUN
    if words[first].lower == "neither" and first < head:
        return PhraseKind.NOUN  # "neither Holm nor Reed": nobody's name
    return PhraseKind.NAME if words[head].name else PhraseKind.NOUN


def is_noun(word: Word) -> bool:
    """Tell whether `word` may be a noun or stand inside a noun phrase."""
    if word.quoted or not (word.text[0].isalnum() or (word.text[0] == "#" and len(word.text) > 1)):
        return False
    if word.text[0].isdigit() and not word.text.isalnum() and _CLOCK.fullmatch(word.text):
        return False  # "8.00 Said Mass"
    return word.name or word.lower not in never_nouns()


@cache
def never_nouns() -> frozenset[str]:
    """Return the small words and days that belong to no noun phrase."""
    lists = ("subordinators", "prepositions", "auxiliaries", "object_pronouns", "conjunctions")
    return listed(*lists, "pronouns", "days") | {"not", "to", "let"}


@cache
def never_alone() -> frozenset[str]:
    """Return the determiners that need a noun."""
    return listed("possessives") | {"the", "a", "an", "no", "every"}


def opens_clause(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell whether a clause may begin with `words[at]`."""
    if at <= low:
        return True
    previous = words[at - 1]
    if previous.quoted or not previous.text[0].isalnum():
        return previous.text not in {"’s", "'s", "&", "-", "$"}
    return previous.lower in listed("subordinators", "conjunctions")


def is_past(form: str) -> bool:
    """Tell a verb in the past by its first word."""
    verb = form.split()[0]
    return verb.endswith("ed") or verb in listed("irregular_pasts")


def is_plural(noun: str) -> bool:
    """Tell "residents" and "people" from "press"."""
    return noun in listed("plurals") or (noun.endswith("s") and not noun.endswith("ss"))


def before_suffix(words: Sequence[Word], at: int) -> bool:
    """Tell the comma of "Walter Briggs, Jr."."""
    if words[at].text != "," or not 0 < at < len(words) - 1:
        return False
    return words[at - 1].name and is_suffix(words[at + 1].lower)


def without_clause(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return "a driver" of "a driver who asked not to be named", any other phrase as it is."""
    for at in range(phrase.head + 1, phrase.last):
        if words[at].lower in {"who", "that", "which"}:
            return phrase._replace(last=at - 1)
    return phrase


def is_plural_genitive(words: Sequence[Word], at: int) -> bool:
    """Tell the apostrophe of "the players’ union"."""
    if at < 1 or words[at].text not in {"’", "'"} or words[at - 1].lower[-1:] != "s":
        return False
    return words[at - 1].end == words[at].start and not words[at].quoted


def is_double_role(words: Sequence[Word], head: int, last: int) -> bool:
    """Tell "author and activist Dana Holm", who is one, from "authors and Dana Holm"."""
    link, noun = head + 1, words[head]
    if link + 1 >= last or words[link].lower != "and" or not words[last].name:
        return False
    if noun.lower.endswith("s") or not is_trade(noun.lower):
        return False
    name = last
    while name > link + 1 and words[name - 1].name and not is_trade(words[name - 1].lower):
        name -= 1
    second = words[link + 1 : name]
    if not second or second[0].lower in listed("determiners", "possessives"):
        return False
    return is_trade(second[-1].lower)
