"""Who said what about a topic: quotes, newest first, over what one connection sees of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from sqlalchemy import Connection

from index.answering.hits import quote
from index.memory.loaded import Indexes
from index.memory.roster import Name, words_of
from index.memory.speakers import Speakers
from index.models import Filters, Hit
from index.search import about
from index.store import articles, passages
from index.store.batches import batches
from index.store.spoken import Quoted, passages_that_quote

_ARTICLES, _PASSAGES = 50, 200  # read at a time


class Wanted(NamedTuple):
    """Whose quotes are wanted, about what, where from, and how sure the speaker must be.

    `filters` hold the only article, the speaker and the days; None: any.
    """

    filters: Filters
    topic: str | None
    collections: Sequence[str]
    confidence: float


class _Scope:
    """Where the quotes wanted may stand, and whose they may be; None: anywhere, anybody's."""

    def __init__(
        self, connection: Connection, indexes: Indexes, speakers: Speakers, wanted: Wanted
    ) -> None:
        self._names: dict[int, set[Name]] | None = None
        self._passages: frozenset[int] | None = None
        self._articles: frozenset[int] | None = None
        if wanted.filters.speaker is not None:
            self._names = defaultdict(set)
            for one in speakers.find(connection, wanted.filters.speaker, wanted.collections):
                self._names[one.article].add(words_of(one.name))
        if wanted.topic is not None:
            shelf = indexes.at(connection)
            here = shelf.get(connection, wanted.collections)
            found = about(wanted.topic, here, shelf.vocabulary)
            self._passages = frozenset(found.passages.tolist())
            self._articles = frozenset(found.articles.tolist())

    def has_article(self, key: int) -> bool:
        return (self._names is None or key in self._names) and (
            self._articles is None or key in self._articles
        )

    def has(self, one: Quoted) -> bool:
        if self._passages is not None and one.passage not in self._passages:
            return False
        return self._names is None or words_of(one.name) in self._names[one.article]


def quotes(
    connection: Connection, indexes: Indexes, speakers: Speakers, wanted: Wanted, n: int
) -> tuple[Hit, ...]:
    """Return up to n of the quotes wanted, those of the newest articles first.

    Raises `ArticleNotFoundError`.
    """
    scope = _Scope(connection, indexes, speakers, wanted)
    keys = [key for key in _newest_first(connection, wanted) if scope.has_article(key)]
    found = (
        _batch(connection, some, scope, wanted.confidence) for some in batches(keys, _ARTICLES)
    )
    return tuple(islice(_each_once(chain.from_iterable(found)), n))


def _each_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield `hits`, what several collections have of an article alike once."""
    seen: set[tuple[str, int, str]] = set()
    for hit in hits:
        place = hit.article.id, hit.start, hit.text
        if place not in seen:
            seen.add(place)
            yield hit


def _newest_first(connection: Connection, wanted: Wanted) -> list[int]:
    article, _, since, until = wanted.filters
    keys = articles.newest_first(connection, wanted.collections, since, until)
    if article is None:
        return keys
    only = articles.get(connection, wanted.collections, article).key
    return [only] if only in keys else []


def _batch(
    connection: Connection, keys: Sequence[int], scope: _Scope, confidence: float
) -> Iterator[Hit]:
    """Yield the quotes that some articles hold: the articles in their order, each as it reads."""
    order = {key: place for place, key in enumerate(keys)}
    found = [one for one in passages_that_quote(connection, keys, confidence) if scope.has(one)]
    chosen = {one.passage: one for one in reversed(found)}  # of several, the main speaker's
    ordered = sorted(chosen.values(), key=lambda one: (order[one.article], one.passage))
    for some in batches(ordered, _PASSAGES):
        sources = articles.by_keys(connection, {one.article for one in some})
        texts = passages.by_keys(connection, [one.passage for one in some])
        for one in some:
            hit = quote(connection, texts[one.passage], sources[one.article], one.position)
            if hit is not None:
                yield hit
