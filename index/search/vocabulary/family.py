"""Words of one family: terms that differ in their endings, their spelling or their digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from index.language.terms import index_terms
from index.search.lexicon import word_lines

_SHORTEST = 4
_KEPT = 5
_ENDING = re.compile(
    r"(?:ization|isation|ation|ition|ment|ness|ity|ance|ence|ing|ion|ive|ous|ian|ish|ese|ean"
    r"|al|an|er|or|ed|es|ly|ic|s|e|y|i)$"
)


@lru_cache(1 << 12)
def family(term: str) -> str | None:
    """Return what the terms of a family have in common; None for a term that has no family.

    `germani` and `german`, `invent` and `inventor`, `colour` and `color`, `wrote` and `write`,
    `two` and `2`.
    """
    if (key := _irregular().get(term)) is not None:
        return key
    if len(term) < _SHORTEST or not term.isalpha():
        return None
    return _root(term.replace("our", "or"))[:_KEPT]


def _root(term: str) -> str:
    for _ in range(2):
        shorter = _ENDING.sub("", term)
        if len(shorter) >= _SHORTEST:
            term = shorter
    return term


def inflections(term: str) -> tuple[str, ...]:
    """Return the terms that are one word with `term` although stems do not show it: fall, fell."""
    return _inflected().get(term, ())


@cache
def _inflected() -> dict[str, tuple[str, ...]]:
    return {term: terms for terms in _families() for term in terms}


@cache
def _irregular() -> dict[str, str]:
    keys: dict[str, str] = {}
    for terms in _families():
        plain = terms[0]
        regular = _root(plain.replace("our", "or"))[:_KEPT]
        key = regular if len(plain) >= _SHORTEST and plain.isalpha() else plain
        keys |= dict.fromkeys(terms, key)
    return keys


def _families() -> Iterator[tuple[str, ...]]:
    """Yield the terms of each family whose stems do not show it, the plain form first."""
    for line in word_lines("family", "families"):
        yield tuple(index_terms(word)[0] for word in line)
