"""Headings that say what a question asks for, as in rules and release notes: what stands below."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from index import sections
from index.answering.ground import Ground
from index.language.terms import fold
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
    """A heading, how many words of a question it lacks, and the keys of the text behind it."""

    lacks: int
    key: int
    article: int
    behind: list[int]


def naming(connection: Connection, ground: Ground, question: Question) -> list[list[int]]:
    """Return the keys of the passages below each heading that says all that `question` asks for.

    With the headings above it and the title of its article it holds all words of the question, and
    half of its own are among them. Nothing where a person, a day or the like is asked for, which
    not every sentence below a heading tells.
    """
    asking = word_list("question", "interrogatives")
    if question.kind not in _KINDS and not asking.isdisjoint(question.folded):
        return []
    found = _holding(question, ground)
    sources = articles.by_keys(connection, {one.article for one in found})
    below = (_below(one, sources[one.article], question, ground.fetch) for one in found)
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


def _below(heading: _Heading, source: ArticleRow, question: Question, fetch: Fetch) -> list[int]:
    """Return the keys of the text below a heading, nothing where it says something else."""
    (passage,) = fetch([heading.key])
    own = sections.at(source.sections, passage.start)
    if own is None or not _says(question, passage.text, _around(source, passage.start)):
        return []
    end = sections.end_of(source.sections, own)
    behind = zip(heading.behind, fetch(heading.behind), strict=True)
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
    """Return the headings that hold most words of the question."""
    numbers = (ground.vocabulary.get(word.term) for word in question.words)
    terms = [number for number in numbers if number is not None]
    found = (one for part in parts_of(ground.indexes) for one in _in_part(part, terms))
    return heapq.nsmallest(_LOOKED_AT, found)


def _in_part(part: Part, terms: Sequence[int]) -> Iterator[_Heading]:
    """Yield the headings of a part that hold any of `terms`."""
    columns, postings = part.segment.columns, part.segment.passages
    if not columns.heading.any():
        return
    held = np.concatenate(
        [np.empty(0, np.int32), *(postings.documents[postings.find(t)] for t in terms)]
    )
    held = held[columns.heading[held]]
    if part.passages_alive is not None:
        held = held[part.passages_alive[held]]
    for place, count in zip(
        *map(np.ndarray.tolist, np.unique(held, return_counts=True)), strict=True
    ):
        article = columns.article[columns.block[place]]
        behind = np.arange(place + 1, min(place + 1 + _LONGEST, len(part.segment)))
        same = columns.article[columns.block[behind]] == article
        keys = columns.keys[behind[same & ~columns.heading[behind]]].tolist()
        yield _Heading(
            len(terms) - count, int(columns.keys[place]), int(columns.articles[article]), keys
        )
