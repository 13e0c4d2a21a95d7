"""Where a question is asked: what is searched, and what is known of it before that."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.answering.hits import PassageReader
from index.memory.imprints import Imprints
from index.memory.loaded import Indexes
from index.memory.speakers import Speakers
from index.models import Thresholds
from index.postings import Longs
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
from index.search.meant.naming import Titles
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
    """Where one question is searched: the index of each collection, or one article's passages.

    `names` are the collections, `thresholds` say what is sure enough.
    """

    connection: Connection
    names: Sequence[str]
    indexes: Sequence[SearchIndex]
    vocabulary: Vocabulary
    fetch: PassageReader
    scope: Scope
    speakers: Speakers
    imprints: Imprints
    thresholds: Thresholds

    @property
    def is_small(self) -> bool:
        """Tell whether so few passages are asked that a question among them is soon found."""
        return sum(map(len, self.indexes)) <= _SMALL

    def rank(self, question: Question, scope: Scope, *, n: int, once: bool) -> Ranking:
        """Return the best `n` passages of `scope`; with `once`, each sentence once."""
        indexes, words = self.indexes, self.vocabulary
        return search(question, indexes, words, self.fetch, scope=scope, n=n, once=once)

    def occurs(self, term: str) -> bool:
        """Tell whether a term occurs in the collections."""
        return holds(self.indexes, self.vocabulary, term)

    def together(self, phrases: Sequence[str]) -> bool:
        """Tell whether one sentence holds all of some phrases."""
        return stand(phrases, self.indexes, self.vocabulary)

    def about(self, terms: Sequence[str]) -> set[int]:
        """Return which articles hold all of some terms."""
        return articles_with(terms, self.indexes, self.vocabulary)

    def titles(self, text: str) -> Titles:
        """Return which titles a text may name."""
        return titles_of(text, self.indexes, self.vocabulary)

    def telling(self, question: Question, passages: Longs) -> Longs:
        """Return which of some passages tell of all that a question asks."""
        return telling(question, passages, self.indexes, self.vocabulary)

    def days(self) -> dict[int, datetime.date]:
        """Return the day of publication of each article that has one, by its key."""
        return self.imprints.days(self.connection, self.names)


def ground_of(
    connection: Connection,
    memory: Memory,
    names: Sequence[str],
    article: str | None,
    thresholds: Thresholds,
) -> Ground:
    """Return the ground that the collections `names` are, or one `article` of them.

    Raises `ArticleNotFoundError`.
    """
    held, scope = memory.indexes.at(connection), EVERYTHING
    if article is not None:
        only = articles.get(connection, names, article)
        names, scope = [only.card.collection], EVERYTHING.within(articles=[only.key])
    return Ground(
        connection,
        names,
        held.get(connection, names),
        held.vocabulary,
        PassageReader(connection),
        scope,
        memory.speakers,
        memory.imprints,
        thresholds,
    )
