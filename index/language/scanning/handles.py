"""Handles in small letters, as games and forums have them: "vex thought so", "tofu_baron left"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.trades import is_trade
from index.language.words import Line, Word, listed

_LEAST = 3  # letters of a handle
_SHORTEST = 3  # words of a sentence
_CAPITAL = 0.8  # of the sentences begin with a capital, at least
_SMALL = ("subordinators", "conjunctions", "prepositions", "pronouns", "determiners", "possessives")
_NO_NAMES = (*_SMALL, "auxiliaries", "adverbs", "plurals", "quantities", "numbers")


def name_handles(words: list[Word], lines: Sequence[Line]) -> None:
    """Take handles for names wherever they stand."""
    openers = [words[line.first] for line in lines if line.end > line.first]
    told = [word for word in openers if word.text[0].isalpha()]
    capital = sum(word.text[0].isupper() for word in told)
    handles = {
        word.text for word in words if "_" in word.text.strip("_") and word.text[0].isalpha()
    }
    if told and capital >= _CAPITAL * len(told):
        handles.update(_acting(words, lines))
    for at, word in enumerate(words) if handles else ():
        if word.text in handles:
            words[at] = word._replace(name=True)


def _acting(words: Sequence[Word], lines: Sequence[Line]) -> Iterator[str]:
    """Yield what begins a sentence in small letters and does something: "vex thought"."""
    for line in lines:
        if line.end - line.first < _SHORTEST:
            continue
        word, *behind = words[line.first : line.first + _SHORTEST]
        verb = next((one.lower for one in behind if one.lower not in listed("adverbs")), "")
        small = word.text.islower() and word.text[0].isalpha() and len(word.text) >= _LEAST
        if small and not word.quoted and _acts(verb) and _may_be_handle(word.lower):
            yield word.text


def _acts(verb: str) -> bool:
    past = verb.endswith("ed") or verb in listed("irregular_pasts")
    return past or (verb.endswith("s") and is_verb(verb))


def _may_be_handle(word: str) -> bool:
    known = is_verb(word) or is_trade(word) or word in listed(*_NO_NAMES)
    return word.isalnum() and not (known or word.endswith("ly"))
