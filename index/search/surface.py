"""What each word of a sentence shows: a number, a name, a place, a reason, that somebody speaks.

The signs are found when an article is analysed and kept beside its term ids, a bit for each, so
that a question needs no text to see what its passages show.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from index.language.terms import fold, tokens, words_and_terms
from index.postings import Signs
from index.search.acronyms import is_acronym
from index.search.lexicon import word_list
from index.search.question import function_words

SIGNS = (
    "number", "year", "percent", "money", "capital", "month", "acronym", "place", "quote", "asks",
    "time", "place_word", "reason", "manner", "organisation", "says",
)  # fmt: skip
"""The signs of a word, those of the lowest bits first.

`capital` is a word with one that is no function word, `month` besides where it is a month or a day
of the week, `acronym` where it is all capitals; `place` is one after a word like "in"; `quote`
stands beside a quotation mark, and `asks` ends a question.
"""

BIT = {sign: 1 << i for i, sign in enumerate(SIGNS)}

_LISTS = {
    "time": "times",
    "place_word": "places",
    "reason": "reasons",
    "manner": "manners",
    "organisation": "organisations",
    "says": "says",
}
_AMOUNTS = {"number": "numbers", "percent": "percent", "money": "money"}  # the last one counts
_MARKS = {**dict.fromkeys("$£€", "money"), **dict.fromkeys('"\u201c\u201d', "quote")}
_MARK = re.compile(r"[$£€%\"\u201c\u201d]")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_NAMES = BIT["capital"] | BIT["month"]
# What a word says of its neighbours, not kept: it is in digits, "per" makes a percentage of such a
# number, and "in" a place of a name.
_DIGITS, _PER, _LEADS = 1 << 16, 1 << 17, 1 << 18
_AFTER_A_QUESTION = "\"'\u201d\u2019) "
_CACHED = 1 << 15
_LONGEST = 40  # letters of a word that say what it shows


class Surface(NamedTuple):
    """The index terms of a sentence, and the signs of each, shape (words,)."""

    terms: list[str]
    signs: Signs


def surface(text: str) -> Surface:
    """Return what the sentence `text` shows."""
    words = words_and_terms(text)
    signs = [_by_itself(word[:_LONGEST]) for word, _ in words]
    shouts = text.isupper()
    for i, (word, _) in enumerate(words):
        if is_acronym(word, opens=not i, shouts=shouts):
            signs[i] |= BIT["capital"] | BIT["acronym"]
    for i, (one, next_one) in enumerate(pairwise(signs)):
        if one & _DIGITS and next_one & _PER:
            signs[i] |= BIT["percent"]
        if one & _LEADS and next_one & _NAMES == BIT["capital"]:
            signs[i + 1] |= BIT["place"]
    if words:
        _add_marks(text, signs)
    return Surface([term for _, term in words], np.array(signs, np.int32).astype(np.uint16))


@lru_cache(maxsize=_CACHED)
def _by_itself(word: str) -> int:
    """Return the signs that `word` shows wherever it stands, and what it says of its neighbours."""
    folded = fold(word)
    signs = _listed().get(folded, 0)
    if word[0].isdigit():
        signs |= _DIGITS | BIT["number"] | (BIT["year"] if _YEAR.fullmatch(word) else 0)
    elif word[0].isupper() and folded in word_list("evidence", "months"):
        signs |= BIT["capital"] | BIT["month"]  # "May" too, which is a function word
    elif word[0].isupper() and folded not in function_words():
        acronym = len(word) > 1 and word.isupper() and " " not in word  # initials: "J. K."
        signs |= BIT["capital"] | (BIT["acronym"] if acronym else 0)
    return signs


def _add_marks(text: str, signs: list[int]) -> None:
    """Give the signs of marks to the word that each belongs to: that after it, else before it."""
    if text.rstrip(_AFTER_A_QUESTION).endswith("?"):
        signs[-1] |= BIT["asks"]
    marks = list(_MARK.finditer(text))
    words = tokens(text) if marks else []
    starts, ends = [word.start for word in words], [word.end for word in words]
    for mark in marks:
        before = max(bisect_right(ends, mark.start()) - 1, 0)
        after = bisect_left(starts, mark.end())
        if mark.group() == "%":
            signs[before] |= BIT["percent"]
        else:
            touches = after < len(words) and starts[after] == mark.end()
            signs[after if touches else before] |= BIT[_MARKS[mark.group()]]


@cache
def _listed() -> dict[str, int]:
    """Return the signs of the words in the lists; one of amounts shows one kind of them."""
    signs = {"per": _PER, "percent": _PER}
    for word in word_list("evidence", "place_prepositions"):
        signs[word] = signs.get(word, 0) | _LEADS
    for sign, name in _LISTS.items():
        for word in word_list("evidence", name):
            signs[word] = signs.get(word, 0) | BIT[sign]
    amounts = {
        word: sign for sign, name in _AMOUNTS.items() for word in word_list("evidence", name)
    }
    for word, sign in amounts.items():
        signs[word] = signs.get(word, 0) | BIT[sign]
    return signs
