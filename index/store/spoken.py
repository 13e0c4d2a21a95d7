"""Who is quoted, read from the attributions."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from index.language.words import listed
from index.models import SpeakerKind
from index.store.schema import articles, attributions, collections, passages


class Spoken(NamedTuple):
    """How often an article quotes somebody by one name and role; without a date, `day` is 0.

    `article` is its key, `id` its identity, which it has in every collection.
    """

    article: int
    id: str
    day: int
    name: str
    role: str | None
    kind: SpeakerKind
    quotes: int


class Statement(NamedTuple):
    """A passage and one who says it; the article and its date as in `Spoken`."""

    passage: int
    article: int
    id: str
    day: int
    name: str
    role: str | None
    kind: SpeakerKind


class Quoted(NamedTuple):
    """An attribution: the keys of its article and passage, its position there and whom it names."""

    article: int
    passage: int
    position: int
    name: str


def statements_after(
    connection: Connection, name: str, article: int, confidence: float
) -> Iterator[Statement]:
    """Yield what is said in the articles of the collection `name` added after that article's key.

    Only attributions at least as sure as `confidence` count.
    """
    where = (passages.c.article, articles.c.id, articles.c.date)
    who = (attributions.c.name, attributions.c.role, attributions.c.speaker_kind)
    query = (
        _named(confidence, passages.c.key, *where, *who)
        .join(collections, articles.c.collection == collections.c.key)
        .where(collections.c.name == name, articles.c.key > article)
    )
    for row in connection.execute(query.execution_options(yield_per=1000)):
        kind = SpeakerKind(row.speaker_kind)
        day = _day(row.date)
        yield Statement(row.key, row.article, row.id, day, row.name, row.role, kind)


def counted(statements: Iterable[Statement]) -> Iterator[Spoken]:
    """Yield how often each article quotes each name and role."""
    for who, quotes in Counter(one[1:] for one in statements).items():
        yield Spoken(*who, quotes)


def passages_that_quote(
    connection: Connection, keys: Iterable[int], confidence: float
) -> list[Quoted]:
    """Return the attributions of the articles of those keys that are as sure as `confidence`.

    They come in the order of the passages, the main one of each first.
    """
    columns = (passages.c.article, passages.c.key, attributions.c.position, attributions.c.name)
    chosen = _named(confidence, *columns).where(passages.c.article.in_(list(keys)))
    ordered = chosen.order_by(passages.c.key, attributions.c.position)
    return [Quoted(*row) for row in connection.execute(ordered)]


def _named(confidence: float, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(attributions)
        .join(passages, attributions.c.passage == passages.c.key)
        .join(articles, passages.c.article == articles.c.key)
        .where(
            func.lower(attributions.c.name).not_in(sorted(listed("pronouns"))),
            attributions.c.confidence >= confidence,
        )
    )


def _day(date: datetime.date | None) -> int:
    return date.toordinal() if date else 0
