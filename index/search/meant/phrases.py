"""Phrases in quotation marks: the passages that hold them, word after word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.language.terms import index_terms
from index.postings import Longs
from index.search.segments.collection import Part, SearchIndex, parts_of
from index.search.segments.scope import Scope
from index.search.vocabulary.vocabulary import Vocabulary


class Phrased(NamedTuple):
    """The scope that holds the phrases of a question, and those that stand nowhere."""

    scope: Scope
    missing: tuple[str, ...] = ()


def phrased(
    phrases: Iterable[str], parts: Sequence[Part], vocabulary: Vocabulary, scope: Scope
) -> Phrased:
    """Return what of `scope` holds `phrases`: all of them, or where nothing does, any of them."""
    held = {phrase: _holding(phrase, parts, vocabulary) for phrase in phrases}
    missing = tuple(phrase for phrase, found in held.items() if not len(found))
    if missing or not held:
        return Phrased(scope, missing)
    every = set.intersection(*(set(found.tolist()) for found in held.values()))
    some = set().union(*(found.tolist() for found in held.values()))
    return Phrased(scope.within(passages=every or some))


def stand(phrases: Iterable[str], indexes: Iterable[SearchIndex], vocabulary: Vocabulary) -> bool:
    """Tell whether a passage of `indexes` holds all of `phrases`, the words of each in a row."""
    parts = list(parts_of(indexes))
    found = (set(_holding(phrase, parts, vocabulary).tolist()) for phrase in phrases)
    return bool(set.intersection(*found))


def _holding(phrase: str, parts: Sequence[Part], vocabulary: Vocabulary) -> Longs:
    """Return the keys of the passages that hold the words of `phrase`, in any inflection."""
    numbers = [vocabulary.get(term) for term in index_terms(phrase)]
    known = [number for number in numbers if number is not None]
    if not known or len(known) < len(numbers):
        return np.empty(0, np.int64)
    found = [_in_part(part, known) for part in parts]
    return np.concatenate([*found, np.empty(0, np.int64)])


def _in_part(part: Part, numbers: Sequence[int]) -> Longs:
    columns = part.segment.columns
    tokens, size = columns.tokens, len(numbers)
    same = np.ones(max(len(tokens) - size + 1, 0), np.bool_)
    for i, number in enumerate(numbers):
        same &= tokens[i : i + len(same)] == number
    places = np.flatnonzero(same)
    passages = np.searchsorted(columns.starts, places, side="right") - 1
    inside = places + size <= columns.starts[passages + 1]
    if part.passages_alive is not None:
        inside &= part.passages_alive[passages]
    return np.unique(columns.keys[passages[inside]])
