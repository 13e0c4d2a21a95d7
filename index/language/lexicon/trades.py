"""Nouns for somebody who may speak: listed ones, and others by their endings."""

from __future__ import annotations

import re
from functools import lru_cache

from index.language.words import listed

_ENDINGS = ("er", "or", "ist", "ian", "eer", "man", "woman", "person", "smith", "wright")
AGED = "-year-old"
"""How a noun for somebody of an age ends: "the 33-year-old"."""

_SPELT = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TEENS = {word: str(13 + at) for at, word in enumerate(_SPELT)}
"""The ages of teenagers, in words and numbers."""

_PARENTS = ("-of-one", "-of-two", "-of-three", "-of-four", "-of-five")  # "mother-of-two"
_SHORTEST = 5  # letters: shorter words in -er and -or are mostly none
_BEYOND_HEAD = re.compile(r",| (?:of|for|from|in|at|to|with|who|on) ")


def head_noun(role: str) -> str:
    """Return the noun that a role or a noun phrase is about, "clerk" of "the clerk of the port"."""
    return _BEYOND_HEAD.split(role)[0].rpartition(" ")[2]


def is_parent(word: str) -> bool:
    """Tell a "mother-of-two"."""
    return word.endswith(_PARENTS)


@lru_cache(maxsize=1 << 16)
def is_trade(word: str) -> bool:
    """Tell a noun for what somebody does: "treasurer", "beekeeper", and all listed roles."""
    if is_parent(word) or word.endswith((AGED, f"{AGED}s")):
        return True
    word = word.rpartition("-")[2]  # vice-chancellor
    if word in listed("roles"):
        return True
    if word.endswith("s"):
        word = word[:-1]  # questioners
    elif word.endswith("men"):
        word = word[:-2] + "an"  # oarsmen
    return (
        len(word) >= _SHORTEST
        and word.endswith(_ENDINGS)
        and word.isalpha()
        and word not in listed("no_trades")
    )
