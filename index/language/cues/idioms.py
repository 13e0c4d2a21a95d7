"""Phrases with a verb of speech in which nobody says anything: "it goes without saying"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.words import Word, listed

_REACH = 3  # words on either side that may belong to the phrase
_LONGEST_NAME = 4  # words between "everything" and "says"
_ALL = frozenset({"everything", "anything", "nothing", "whatever"})
_TELLS = frozenset({":", ",", "that"})
_PHRASES = (
    " goes without saying ",
    " went without saying ",
    " needless to say ",
    " suffice it to say ",
    " having said that , ",
    " to say the least ",
    " to say nothing of ",
    " that is to say ",
)


def is_idiom(words: Sequence[Word], first: int, last: int, low: int, high: int) -> bool:
    """Tell whether `words[first..last]` is of a phrase that reports nothing."""
    near = words[max(low, first - _REACH) : min(high, last + 1 + _REACH)]
    text = f" {' '.join([word.lower for word in near])} "
    if any(phrase in text for phrase in _PHRASES):
        return True
    return _is_recited(words, last, high) or _is_of_all(words, first, last, low, high)


def _is_recited(words: Sequence[Word], last: int, high: int) -> bool:
    """Tell "has said his piece" from "has said his party would win"."""
    if last + 2 >= high or words[last].lower not in listed("saying"):
        return False
    owner, thing = words[last + 1].lower, words[last + 2].lower
    if owner not in listed("possessives") or thing not in listed("recited"):
        return False
    after = words[last + 3] if last + 3 < high else None
    follows = listed("prepositions", "conjunctions") - {"of"}  # "said his piece of land is dry"
    return after is None or not after.text[0].isalnum() or after.lower in follows


def _is_of_all(words: Sequence[Word], first: int, last: int, low: int, high: int) -> bool:
    """Tell "Everything Reed says is a lie", which tells nothing that Reed says."""
    at = first - 1  # of "everything", before the words for who says it
    while at > max(low, first - 1 - _LONGEST_NAME) and _may_say(words[at]):
        at -= 1
    if at < low or at == first - 1 or words[at].lower not in _ALL:
        return False
    return last + 1 < high and words[last + 1].lower not in _TELLS


def _may_say(word: Word) -> bool:
    return word.name or word.lower in listed("pronouns", "titles")
