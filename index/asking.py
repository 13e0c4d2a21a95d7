"""From a question to an answer or a refusal, over what one connection sees of the store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from index.errors import StoreError
from index.hits import StaleSearchError, fetch, make_hits
from index.loaded import Indexes
from index.models import Answer, ArticleCard, Hit, Outcome, Reading, Refusal, Thresholds
from index.narrowing import Filters, narrow
from index.search import Ranking, search
from index.store import articles
from index.store.store import Store

_TRIES = 10


class Query(NamedTuple):
    """A question, how many sentences it asks for, and where.

    With `once`, a sentence that stands in several articles counts once.
    """

    question: str
    n: int
    collections: Sequence[str]
    filters: Filters = Filters()
    once: bool = False


class Found(NamedTuple):
    """What a search found, the hits of it that may be shown, and the nearest articles."""

    ranking: Ranking
    hits: tuple[Hit, ...]
    nearest: tuple[ArticleCard, ...]
    reading: Reading = Reading()


def find(store: Store, indexes: Indexes, query: Query, speaker_threshold: float) -> Found:
    """Search the store. Raises `ArticleNotFoundError`, and a `StoreError`."""
    for _ in range(_TRIES):
        try:
            with store.reading() as connection:
                return _find(connection, indexes, query, speaker_threshold)
        except StaleSearchError:  # an article went between being ranked and being read
            continue
    raise StoreError("The articles changed faster than they could be read. Ask again.")


def decide(question: str, found: Found, thresholds: Thresholds) -> Answer | Refusal:
    """Return an answer where the confidence suffices, else a refusal that says why."""
    ranking = found.ranking
    if not found.hits or ranking.confidence < thresholds.close:
        return Refusal(
            question=question,
            confidence=ranking.confidence,
            unknown_words=ranking.unknown_words,
            corrections=ranking.corrections,
            reading=found.reading,
            nearest=found.nearest,
        )
    sure = ranking.confidence >= thresholds.answer
    return Answer(
        question=question,
        outcome=Outcome.ANSWER if sure else Outcome.CLOSE,
        confidence=ranking.confidence,
        hits=found.hits,
        unknown_words=ranking.unknown_words,
        corrections=ranking.corrections,
        reading=found.reading,
    )


def _find(connection: Connection, indexes: Indexes, query: Query, threshold: float) -> Found:
    names = _searched(connection, query)
    narrowed = narrow(connection, names, query.filters, threshold)
    shelf = indexes.at(connection)
    ranking = search(
        query.question,
        shelf.get(connection, names),
        shelf.vocabulary,
        partial(fetch, connection),
        scope=narrowed.scope,
        n=query.n,
        once=query.once,
    )
    if narrowed.reading.lacks:
        ranking = ranking._replace(candidates=(), confidence=0.0)
    cards = articles.cards_by_keys(connection, ranking.nearest)
    nearest = tuple(cards[key] for key in ranking.nearest if key in cards)
    hits = make_hits(connection, ranking.candidates, threshold)
    return Found(ranking, hits, nearest, narrowed.reading)


def _searched(connection: Connection, query: Query) -> Sequence[str]:
    """Return the collections to search: only its own where one article is asked."""
    if query.filters.article is None:
        return query.collections
    return [articles.get(connection, query.collections, query.filters.article).card.collection]
