"""Sums that somebody gives: "analysts put the cost at £4 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language.words import Word, listed

_REACH = 12  # words between the verb and "at"
_CURRENCIES = frozenset({"$", "£", "€", "¥"})
_SHARES = frozenset({"twice", "half", "double", "triple"})
_COUNTED = frozenset(
    {"million", "billion", "trillion", "thousand", "percent", "per cent", "%", "people"}
)
_UNITS = frozenset(
    {"miles", "mph", "kilometres", "kilometers", "km", "kph", "metres", "meters", "feet", "degrees"}
)
_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{3,}|(?:2[4-9]|[3-9]\d)|\d[\d.]*(?:m|bn|tn|k)")


def gives_sum(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell the verb `words[at]` of "put the cost at $3bn" from "put the bins out at 7".

    And from "was valued at £2m", which tells nobody.
    """
    if words[at].lower not in listed("valuing") or at + 1 >= high or words[at + 1].lower == "at":
        return False
    for place in range(at + 2, min(at + _REACH, high - 1)):
        word = words[place]
        if word.quoted or not (word.text[0].isalnum() or word.text in {"’", "'", "’s", "'s"}):
            return False
        if word.lower == "at":
            before = words[place - 1].lower
            moved = before in listed("prepositions", "adverbs") or before in {"out", "down", "up"}
            return not moved and _is_sum(words, place + 1, high)
    return False


def _is_sum(words: Sequence[Word], at: int, high: int) -> bool:
    """Tell "about $3bn", "1.4 million", "450." and "nearly twice" from "7pm" and "60 miles"."""
    while at < high and words[at].lower in listed("about_a_number"):
        at += 1
    if at >= high:
        return False
    if words[at].lower in _TENS:
        return True
    word = words[at]
    if word.text in _CURRENCIES or word.lower in _SHARES:
        return True
    follows = words[at + 1].lower if at + 1 < high else "."
    if follows in _COUNTED:
        return word.text[0].isdigit()
    return bool(_LARGE.fullmatch(word.lower)) and follows not in _UNITS
