"""From a question to an answer or a refusal, over what one connection sees of the store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from index.errors import StoreError
from index.hits import StaleSearchError, fetch, make_hits
from index.loaded import Indexes
from index.models import Answer, ArticleCard, Hit, Outcome, Refusal, Thresholds
from index.search import Ranking, search
from index.store import articles
from index.store.store import Store

_TRIES = 10


class Query(NamedTuple):
    """A question, how many sentences it asks for, and where: all collections, or one article.

    With `once`, a sentence that stands in several articles counts once.
    """

    question: str
    n: int
    collections: Sequence[str]
    article: str | None = None
    once: bool = False


class Found(NamedTuple):
    """What a search found, the hits of it that may be shown, and the nearest articles."""

    ranking: Ranking
    hits: tuple[Hit, ...]
    nearest: tuple[ArticleCard, ...]


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
    )


def _find(connection: Connection, indexes: Indexes, query: Query, threshold: float) -> Found:
    only = articles.get(connection, query.collections, query.article) if query.article else None
    shelf = indexes.at(connection)
    ranking = search(
        query.question,
        shelf.get(connection, [only.card.collection] if only else query.collections),
        shelf.vocabulary,
        partial(fetch, connection),
        article=only.key if only else None,
        n=query.n,
        once=query.once,
    )
    cards = articles.cards_by_keys(connection, ranking.nearest)
    nearest = tuple(cards[key] for key in ranking.nearest if key in cards)
    return Found(ranking, make_hits(connection, ranking.candidates, threshold), nearest)
