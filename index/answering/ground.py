"""Where a question is asked: what is searched, and what is known of it before that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from index.answering.hits import PassageReader
from index.answering.known import Known
from index.memory.imprints import Imprints
from index.memory.loaded import Indexes
from index.memory.speakers import Speakers
from index.models import Thresholds
from index.search import (
    EVERYTHING,
    Question,
    Ranking,
    Scope,
    SearchIndex,
    Vocabulary,
    articles_with,
    holds,
    search,
    telling,
)
from index.search.meant.phrases import stand
from index.search.meant.titles import titles_of
from index.store import articles

_SMALL = 2_000  # passages of a collection whose ranking is looked through for the question itself


class Memory(NamedTuple):
    """What is remembered of the store between questions."""

    indexes: Indexes
    speakers: Speakers
    imprints: Imprints


class Ground(NamedTuple):
    """Where one question is searched: the index of each collection, or one article's passages."""

    names: Sequence[str]
    indexes: Sequence[SearchIndex]
    vocabulary: Vocabulary
    fetch: PassageReader
    scope: Scope

    @property
    def is_small(self) -> bool:
        """Tell whether so few passages are asked that a question among them is soon found."""
        return sum(map(len, self.indexes)) <= _SMALL

    def rank(self, question: Question, scope: Scope, *, n: int, once: bool) -> Ranking:
        """Return the best `n` passages of `scope`; with `once`, each sentence once."""
        indexes, words = self.indexes, self.vocabulary
        return search(question, indexes, words, self.fetch, scope=scope, n=n, once=once)


def ground_of(
    connection: Connection, memory: Memory, names: Sequence[str], article: str | None
) -> Ground:
    """Return the ground that the collections `names` are, or one `article` of them.

    Raises `ArticleNotFoundError`.
    """
    held, fetch = memory.indexes.at(connection), PassageReader(connection)
    scope = EVERYTHING
    if article is not None:
        only = articles.get(connection, names, article)
        names, scope = [only.card.collection], EVERYTHING.within(articles=[only.key])
    return Ground(names, held.get(connection, names), held.vocabulary, fetch, scope)


def known_of(
    connection: Connection, memory: Memory, ground: Ground, thresholds: Thresholds
) -> Known:
    """Return what is known of a ground before it is searched."""
    indexes, words = ground.indexes, ground.vocabulary
    return Known(
        connection,
        ground.names,
        occurs=partial(holds, indexes, words),
        together=partial(stand, indexes=indexes, vocabulary=words),
        about=partial(articles_with, indexes=indexes, vocabulary=words),
        titles=partial(titles_of, indexes=indexes, vocabulary=words),
        telling=partial(telling, indexes=indexes, vocabulary=words),
        speakers=memory.speakers,
        imprints=memory.imprints,
        thresholds=thresholds,
    )
