"""Headings that say what a question asks for, as in rules and release notes: what stands below."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index import sections
from index.answering.ground import Ground
from index.language.terms import fold
from index.models import Passage
from index.search import Fetch, Part, Question, Ranking, read
from index.search.lexicon import word_list
from index.search.segments.collection import parts_of
from index.store import articles
from index.store.articles import ArticleRow

SURE = 0.6
"""How sure it is that what stands below a heading tells what it says."""

_LOOKED_AT = 20  # headings
_LONGEST = 60  # passages below one
_KINDS = frozenset({"thing", "manner"})  # of answers that may be all that stands below a heading


class _Heading(NamedTuple):
    """A heading that holds words of a question, how common those are, and its place in a part."""

    commonness: float
    key: int
    place: int
    part: Part

    @property
    def article(self) -> int:
        """Return the key of its article."""
        columns = self.part.segment.columns
        return int(columns.articles[columns.article[columns.block[self.place]]])

    def behind(self) -> list[int]:
        """Return the keys of the text behind it, as far as a part of an article may go."""
        columns, begin = self.part.segment.columns, self.place + 1
        near = np.arange(begin, min(begin + _LONGEST, len(columns.keys)))
        same = columns.article[columns.block[near]] == columns.article[columns.block[self.place]]
        held = same & ~columns.heading[near]
        keys: list[int] = columns.keys[near[held]].tolist()
        return keys


def naming(ground: Ground, question: Question) -> list[list[int]]:
    """Return the keys of the passages below each heading that says all that `question` asks for.

    With the headings above it and the title of its article it holds all words of the question, and
    half of its own are among them. Nothing where a person, a day or the like is asked for, which
    not every sentence below a heading tells.
    """
    if question.kind not in _KINDS and question.interrogates:
        return []
    found = _holding(question, ground)
    titles = ground.fetch([one.key for one in found])
    sources = articles.by_keys(ground.connection, {one.article for one in found})
    below = [
        _below(one, title, sources[one.article], question, ground.fetch)
        for one, title in zip(found, titles, strict=True)
    ]
    return [keys for keys in below if keys]


def in_order(ranking: Ranking, below: Sequence[Sequence[int]]) -> Ranking:
    """Return what `ranking` has under the heading of its first passage, as it stands there.

    Nothing that is asked is missing then: the heading says it.
    """
    first = ranking.candidates[0].passage
    here = next(keys for keys in below if first in keys)
    found = [one for one in ranking.candidates if one.passage in here]
    ordered = [
        one._replace(value=None, missing=()) for one in sorted(found, key=lambda one: one.passage)
    ]
    sure = max(ranking.confidence, SURE)
    return ranking._replace(candidates=ordered, confidence=sure, unknown_words=())


def _below(
    heading: _Heading, title: Passage, source: ArticleRow, question: Question, fetch: Fetch
) -> list[int]:
    """Return the keys of the text below a heading, nothing where it says something else."""
    own = sections.at(source.sections, title.start)
    if own is None or not _says(question, title.text, _around(source, title.start)):
        return []
    end, keys = sections.end_of(source.sections, own), heading.behind()
    behind = zip(keys, fetch(keys), strict=True)
    return [key for key, one in behind if end is None or one.start < end]


def _around(source: ArticleRow, place: int) -> str:
    """Return the title of an article with the headings above that `place`."""
    above = sections.above(source.sections, place)
    return " ".join([source.card.title, *(source.text[one.start : one.end] for one in above)])


def _says(question: Question, heading: str, around: str) -> bool:
    """Tell whether a heading says what is asked, with what stands `around` it."""
    own, outer = _terms(read(heading)), _terms(read(around))
    asked = _terms(question)
    named = own & asked
    telling = {term for term in own if not term[0].isdigit()} | named
    return bool(named) and asked <= own | outer and 2 * len(named) >= len(telling)


def _terms(question: Question) -> set[str]:
    """Return the terms of a question or a heading, but for words like "rules" beside others."""
    words = {word.term for word in question.words}
    general = word_list("question", "sections")
    return {word.term for word in question.words if fold(word.text) not in general} or words


def _holding(question: Question, ground: Ground) -> list[_Heading]:
    """Return the headings that hold the rarest words of the question, or stand below such."""
    terms = ground.vocabulary.known(word.term for word in question.words)
    found = (one for part in parts_of(ground.indexes) for one in _in_part(part, terms))
    return heapq.nsmallest(_LOOKED_AT, found)


def _in_part(part: Part, terms: Sequence[int]) -> list[_Heading]:
    """Return the headings of a part that hold the rarest of `terms`, with what may be above."""
    columns, postings = part.segment.columns, part.segment.passages
    if not terms or not columns.heading.any():
        return []
    lists = [postings.documents[postings.find(term)] for term in terms]
    held = np.concatenate(lists)
    rarity = np.repeat([1 / max(1, len(one)) for one in lists], [len(one) for one in lists])
    kept = columns.heading[held]
    if part.passages_alive is not None:
        kept &= part.passages_alive[held]
    places, which = np.unique(held[kept], return_inverse=True)
    rarities = np.bincount(which, rarity[kept])
    with_outer = rarities.copy()
    best = np.argsort(-rarities, kind="stable")[:_LOOKED_AT]
    ends = places.searchsorted(places[best] + _LONGEST)
    for outer, end in zip(best.tolist(), ends.tolist(), strict=True):
        with_outer[outer + 1 : end] += rarities[outer]
    best = np.argsort(-with_outer, kind="stable")[:_LOOKED_AT]
    keys = columns.keys[places[best]].tolist()
    found = zip((-with_outer[best]).tolist(), keys, places[best].tolist(), strict=True)
    return [_Heading(*one, part) for one in found]
