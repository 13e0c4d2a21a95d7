"""Names that somebody gives of themselves: "a woman who gave her name only as Dolores"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.name_words import first_names
from index.language.phrases.phrase import GENITIVE
from index.language.words import Word, listed

_REACH = 12  # words between "who" and the name
_ONLY = frozenset({"only", "just", "simply"})
_ONESELF = frozenset({"identified", "introduced", "gave"})  # ... oneself as
_KNOWN = frozenset({"identified", "known"})  # ... only as
_GOES = frozenset({"goes", "went", "going"})
_CALLED = frozenset({"name", "nickname", "handle", "username", "alias", "pseudonym"})
_OPENERS = frozenset({"who", "identified", "known", "going"})


def is_given(words: Sequence[Word], low: int, first: int) -> bool:
    """Tell the name that begins at `first` in "gave her name as", "identified himself as".

    And "known only as", "asked to be called", "who goes by", but not who "identified herself as
    Muslim".
    """
    at = first - 1
    if at - 2 <= low or _is_owned(words, first):
        return False
    if words[at].lower == "called":
        return words[at - 1].lower == "be" and words[at - 2].lower == "to"
    return _goes_by(words, low, at) if words[at].lower != "as" else _is_told_as(words, at)


def _goes_by(words: Sequence[Word], low: int, at: int) -> bool:
    """Tell "who goes by" and "going by the name of", which end with `words[at]`."""
    at -= words[at].lower == "of"
    called = words[at].lower in _CALLED
    at -= 2 if called else 0  # past "the name"
    if at - 2 < low or words[at].lower != "by" or words[at - 1].lower not in _GOES:
        return False
    return words[at - 2].lower == "who" or (called and words[at - 1].lower == "going")


def _is_told_as(words: Sequence[Word], at: int) -> bool:
    first = at + 1
    alone = words[at - 1].lower in _ONLY
    at -= 2 if alone else 1
    if words[at].lower == "name" or (alone and words[at].lower in _KNOWN):
        return True
    oneself = words[at].lower in listed("reflexives") and words[at - 1].lower in _ONESELF
    return oneself and words[first].lower in first_names()


def _is_owned(words: Sequence[Word], first: int) -> bool:
    """Tell "Reed’s successor" from Reed."""
    return first + 1 < len(words) and words[first + 1].text in GENITIVE


def given_by(words: Sequence[Word], at: int, high: int) -> range | None:
    """Return where the name stands that they give of whom the words before `at` tell."""
    at += at < high and words[at].text == ","
    if at >= high or words[at].lower not in _OPENERS:
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
