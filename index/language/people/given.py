"""Names that somebody gives of themselves: "a woman who gave her name only as Dolores"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.name_words import first_names
from index.language.phrases.phrase import GENITIVE
from index.language.words import Word, listed

_REACH = 12  # words between "who" and the name
_ONLY = frozenset({"only", "just", "simply"})
_ONESELF = frozenset({"identified", "introduced", "gave"})  # ... oneself as


def is_given(words: Sequence[Word], low: int, first: int) -> bool:
    """Tell the name that begins at `first` in "gave her name as", "identified himself as".

    And "identified only as", but not who "identified herself as Muslim".
    """
    at = first - 1
    if at - 2 <= low or words[at].lower != "as" or _is_owned(words, first):
        return False
    alone = words[at - 1].lower in _ONLY
    at -= 2 if alone else 1
    if words[at].lower == "name" or (alone and words[at].lower == "identified"):
        return True
    oneself = words[at].lower in listed("reflexives") and words[at - 1].lower in _ONESELF
    return oneself and words[first].lower in first_names()


def _is_owned(words: Sequence[Word], first: int) -> bool:
    """Tell "Reed’s successor" from Reed."""
    return first + 1 < len(words) and words[first + 1].text in GENITIVE


def given_by(words: Sequence[Word], at: int, high: int) -> range | None:
    """Return where the name stands that they give of whom the words before `at` tell."""
    at += at < high and words[at].text == ","
    if at >= high or words[at].lower not in {"who", "identified"}:
        return None
    for place in range(at, min(at + _REACH, high)):
        if words[place].quoted or words[place].text in {".", ";", ":"}:
            return None
        if words[place].name and is_given(words, at - 2, place):
            return range(place, _name_end(words, place, high))
    return None


def _name_end(words: Sequence[Word], first: int, high: int) -> int:
    last = first
    while last + 1 < high and words[last + 1].name:
        last += 1
    return last + 1
