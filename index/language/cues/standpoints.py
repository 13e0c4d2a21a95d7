"""What makes a sentence somebody's: "according to Holm", "in her view", “…” was her answer."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.cues.sides import before
from index.language.phrases.phrase import GENITIVE
from index.language.words import Word, listed

ACCORDING = "according to"
"""The form of what stands before its source: "in the words of" too."""

STANDPOINT = "in the view of"
"""The form of "in her view", "by the council’s reckoning" and “…” was her answer: of an owner."""

_VIEWED = frozenset({"in", "by"})
_REPLIED = frozenset({"was", "is", "came", "comes"})

OFTEN_NONE = _VIEWED | _REPLIED
"""Those that mostly begin nothing of the kind."""

STANDING_FOR = frozenset({"according", "attributable", "attributed"}) | OFTEN_NONE
"""The words that such begin with, in small letters."""

_LONGEST = 8  # words from "in" to "view"
_OWNERS = frozenset({"his", "her", "its", "their"})


def standing_for(words: Sequence[Word], at: int, low: int, high: int) -> tuple[int, str]:
    """Return the last word of what begins at `words[at]`, and its form; "" where it is none."""
    opening = words[at].lower
    if opening in _REPLIED:
        return _replied(words, at, low, high)
    if opening not in _VIEWED:
        told = at + 1 < high and words[at + 1].lower == "to"
        announced = opening == "according" or words[high - 1].text == ":"
        return at + 1, ACCORDING if told and announced else ""
    if opening == "in" and _is_before_source(words, at, high):
        return at + 3, ACCORDING
    lists = ("standpoints", "set_off_standpoints") if opening == "in" else ("reckonings",)
    noun = _owned(words, at, high, *lists)
    told = noun > at and (opening == "by" or _stands_apart(words, at, noun, low, high))
    return noun, STANDPOINT if told else ""


def _replied(words: Sequence[Word], at: int, low: int, high: int) -> tuple[int, str]:
    """Return the end and the form of “…” was her answer, and of “…” was the verdict of Holm."""
    if at + 2 >= high or before(words, at, low) != "quote":
        return at, ""
    if words[at + 1].lower == "the" and words[at + 2].lower in listed("replies"):
        told = at + 3 < high and words[at + 3].lower in {"of", "from"}
        return at + 3, ACCORDING if told else ""
    noun = _owned(words, at, high, "replies")
    return noun, STANDPOINT if noun > at else ""


def _stands_apart(words: Sequence[Word], first: int, noun: int, low: int, high: int) -> bool:
    """Tell "it was, in her words, too late" from "there was malice in her words"."""
    if words[noun].lower not in listed("set_off_standpoints"):
        return True
    begins = first == low or words[first - 1].text == ","
    return begins or noun + 1 >= high or words[noun + 1].text == ","


def _is_before_source(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "in the words of"."""
    following = [word.lower for word in words[at + 1 : min(at + 4, high)]]
    whole = len(following) == 3 and following[0] == "the" and following[2] == "of"
    return whole and following[1] in listed("told_in")


def _owned(words: Sequence[Word], at: int, high: int, *lists: str) -> int:
    """Return the place of "view" in "in her own view", of "count" in "by the port’s count".

    `at` where no noun of `lists` is: in "in my view", which is the writer's, and "in her view of".
    """
    for noun in range(at + 2, min(at + _LONGEST, high)):
        if words[noun].quoted or words[noun].text == ",":
            return at
        if words[noun].lower in listed(*lists) and _is_owned(words, noun):
            follows = words[noun + 1].lower if noun + 1 < high else ""
            return at if follows == "of" else noun
    return at


def _is_owned(words: Sequence[Word], noun: int) -> bool:
    owner = words[owner_before(words, noun)]
    return owner.lower in _OWNERS or owner.text in GENITIVE


def owner_before(words: Sequence[Word], noun: int) -> int:
    """Return the place of "her" in "her own view", and of the genitive in "Holm’s view"."""
    return noun - 2 if words[noun - 1].lower == "own" else noun - 1
