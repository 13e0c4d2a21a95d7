"""Words of one family: terms that differ in their endings, their spelling or their digits."""

from __future__ import annotations

import re

_SHORTEST = 4
_KEPT = 5
_ENDING = re.compile(
    r"(?:ization|isation|ation|ition|ment|ness|ity|ance|ence|ing|ion|ive|ous|ian|ish|ese|ean"
    r"|al|an|er|or|ed|es|ly|ic|s|e|y|i)$"
)
_COUNTED = """one two three four five six seven eight nine ten eleven twelv thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenti"""
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED.split(), 1)}
_NUMBERS |= {"first": "1st", "second": "2nd", "third": "3rd", "hundr": "100", "thousand": "1000"}


def family(term: str) -> str | None:
    """Return what the terms of a family have in common; None for a term that has no family.

    `germani` and `german`, `invent` and `inventor`, `colour` and `color`, `two` and `2`.
    """
    if term in _NUMBERS:
        return _NUMBERS[term]
    if term[:1].isdigit():
        return term
    if len(term) < _SHORTEST:
        return None
    return _root(term.replace("our", "or"))[:_KEPT]


def _root(term: str) -> str:
    for _ in range(2):
        shorter = _ENDING.sub("", term)
        if len(shorter) >= _SHORTEST:
            term = shorter
    return term
