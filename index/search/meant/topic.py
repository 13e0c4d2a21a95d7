"""The passages that are about a topic: every word of it stands in them or right around them.

Right around is, for whoever lists quotes, the block. For what is to answer it is the question above
alone: what others say in the same paragraph is no part of what somebody says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.postings import Flags, Ints, Longs, Postings
from index.search.meant.spelling import corrected, misspellings
from index.search.question import Question, read
from index.search.segments.collection import Part, SearchIndex, parts_of
from index.search.segments.segment import Columns
from index.search.surface import BIT
from index.search.vocabulary.vocabulary import Vocabulary

_ANSWERS = 2  # paragraphs below a question: two may answer it, one after the other


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
    wanted = _wanted(read(topic), parts, vocabulary)
    found = [_in(part, wanted) for part in parts if wanted]
    empty = np.empty(0, np.int64)
    return About(
        np.concatenate([empty, *(one.passages for one in found)]),
        np.concatenate([empty, *(one.articles for one in found)]),
    )


def telling(
    question: Question, said: Longs, indexes: Sequence[SearchIndex], vocabulary: Vocabulary
) -> Longs:
    """Return the keys of those passages among `said` that tell of all that `question` asks.

    Each of its words, or one of the same family, must stand in the passage, in the question that
    its paragraph answers or in the title of its article, and at least one not in that alone.
    """
    parts = [part for part in parts_of(indexes) if len(part)]
    wanted = _wanted(question, parts, vocabulary)
    found = [_told(part, wanted, said) for part in parts if wanted]
    return np.concatenate([np.empty(0, np.int64), *found])


def _wanted(typed: Question, parts: Sequence[Part], vocabulary: Vocabulary) -> list[Ints]:
    """Return the ids of the forms of each word, of one that occurs nowhere as it was meant."""
    words = corrected(typed, misspellings(typed, parts, vocabulary)).words
    return [_forms(vocabulary, word.term) for word in words]


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


def _told(part: Part, wanted: Sequence[Ints], said: Longs) -> Longs:
    segment, columns = part.segment, part.segment.columns
    places = np.flatnonzero(np.isin(columns.keys, said))
    starts = np.flatnonzero(columns.first)
    asked = _answered(columns, starts, _groups(starts, places))
    articles = columns.article[columns.block[places]]
    every, near = np.ones(len(places), np.bool_), np.zeros(len(places), np.bool_)
    for forms in wanted:
        holders = _holders(segment.passages, forms)
        beside = np.isin(places, holders) | np.isin(asked, _groups(starts, holders))
        near |= beside
        every &= beside | np.isin(articles, _holders(segment.titles, forms))
    return columns.keys[places[every & near]]


def _groups(starts: Longs, places: Ints | Longs) -> Longs:
    """Return the number of the group of each of `places`, where groups begin at `starts`."""
    return starts.searchsorted(places, side="right") - 1


def _answered(columns: Columns, starts: Longs, paragraphs: Longs) -> Longs:
    """Return the paragraph that asks what each of `paragraphs` answers, -1 where none does."""
    ends = np.append(starts[1:], len(columns.keys))

    def asks(these: Longs) -> Flags:
        return np.asarray(columns.signs[columns.starts[ends[these]] - 1] & BIT["asks"] > 0)

    found, open_ = np.full(len(paragraphs), -1), ~asks(paragraphs)
    for above in range(1, _ANSWERS + 1):
        these = np.maximum(paragraphs - above, 0)
        same = (
            columns.article[columns.block[starts[these]]]
            == columns.article[columns.block[starts[paragraphs]]]
        )
        asking = open_ & same & asks(these)
        found[asking] = these[asking]
        open_ &= ~asking
    return found


def _holders(postings: Postings, forms: Ints) -> Ints:
    found = [postings.documents[postings.find(int(form))] for form in forms]
    return np.concatenate([np.empty(0, np.int32), *found])


def _alive(part: Part) -> Flags:
    alive = part.passages_alive
    return np.ones(len(part.segment), np.bool_) if alive is None else alive
