"""Names that somebody gives of themselves: "a woman who gave her name only as Dolores"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.words import Word, listed

_REACH = 12  # words between somebody and the name
_ONLY = frozenset({"only", "just", "simply"})
_GIVING = frozenset({"name", "identified", "named"})


def is_given(words: Sequence[Word], low: int, first: int) -> bool:
    """Tell the name that begins at `first` in "gave her name as" and "identified himself as"."""
    at = first - 1
    if at <= low or words[at].lower != "as":
        return False
    at -= 1
    while at > low and words[at].lower in _ONLY:
        at -= 1
    return words[at].lower in _GIVING | listed("reflexives")


def given_by(words: Sequence[Word], at: int, high: int) -> int | None:
    """Return where the name begins that somebody gives whom the words before `at` tell of."""
    told = False  # by "who" that it is theirs
    for place in range(at, min(at + _REACH, high)):
        if words[place].quoted or words[place].text in {".", ";", ":"}:
            return None
        if words[place].name and told and is_given(words, at, place):
            return place
        told = told or words[place].lower == "who"
    return None
