"""The passages that are about a topic: every word of it stands in them or right around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.postings import Flags, Ints, Longs, Postings
from index.search.meant.spelling import corrected, misspellings
from index.search.question import read
from index.search.segments.collection import Part, SearchIndex, parts_of
from index.search.vocabulary.vocabulary import Vocabulary


class About(NamedTuple):
    """Passages by the store's keys (m,), and the keys of their articles (m,)."""

    passages: Longs
    articles: Longs


def about(topic: str, indexes: Sequence[SearchIndex], vocabulary: Vocabulary) -> About:
    """Return the passages of `indexes` that are about `topic`.

    Each of its words, function words aside, or one of the same family, must stand in the block of
    the passage (its paragraph, or several short ones) or the title of its article, and at least one
    of them in the block. A word that occurs nowhere is taken for the one it probably misspells.
    """
    parts = [part for part in parts_of(indexes) if len(part)]
    typed = read(topic)
    words = corrected(typed, misspellings(typed, parts, vocabulary)).words
    wanted = [_forms(vocabulary, word.term) for word in words]
    found = [_in(part, wanted) for part in parts if wanted]
    empty = np.empty(0, np.int64)
    return About(
        np.concatenate([empty, *(one.passages for one in found)]),
        np.concatenate([empty, *(one.articles for one in found)]),
    )


def _forms(vocabulary: Vocabulary, term: str) -> Ints:
    number = vocabulary.get(term)
    own = np.array([] if number is None else [number], np.int32)
    return np.concatenate([own, vocabulary.relatives(term)])


def _in(part: Part, wanted: Sequence[Ints]) -> About:
    segment, columns = part.segment, part.segment.columns
    blocks = np.ones(len(columns.article), np.bool_)
    near = np.zeros(len(columns.article), np.bool_)
    for forms in wanted:
        beside = np.zeros(len(columns.article), np.bool_)
        beside[columns.block[_holders(segment.passages, forms)]] = True
        titled = np.zeros(len(columns.articles), np.bool_)
        titled[_holders(segment.titles, forms)] = True
        near |= beside
        blocks &= beside | titled[columns.article]
    chosen = (blocks & near)[columns.block] & _alive(part)
    return About(columns.keys[chosen], columns.articles[columns.article[columns.block[chosen]]])


def _holders(postings: Postings, forms: Ints) -> Ints:
    found = [postings.documents[postings.find(int(form))] for form in forms]
    return np.concatenate([np.empty(0, np.int32), *found])


def _alive(part: Part) -> Flags:
    alive = part.passages_alive
    return np.ones(len(part.segment), np.bool_) if alive is None else alive
