"""Rows of articles: found, listed, inserted and deleted in a transaction of the caller's."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import (
    Connection,
    Row,
    Select,
    String,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    update,
)

from index.errors import ArticleNotFoundError
from index.models import (
    Article,
    ArticleCard,
    DateSource,
    Heading,
    Passage,
    Section,
    StoredArticle,
    Totals,
)
from index.postings import Longs
from index.store.batches import batches
from index.store.schema import articles, collections, counters, passages

_CARD = (
    articles.c.key,
    articles.c.id,
    articles.c.title,
    articles.c.url,
    articles.c.publisher,
    articles.c.authors,
    articles.c.date,
    articles.c.date_source,
    articles.c.sentences,
    collections.c.name.label("collection"),
)


def _joined(*columns: Any) -> Select[Any]:
    return select(*columns).join(collections, articles.c.collection == collections.c.key)


# Made once, because making a statement takes longer than running it.
_CARDS = _joined(*_CARD)
_WHOLE = _CARDS.add_columns(articles.c.text, articles.c.digest, articles.c.sections)
_OF_KEYS = articles.c.key.in_(bindparam("keys", expanding=True))
_CARDS_BY_KEYS = _CARDS.where(_OF_KEYS)
_BY_KEYS = _WHOLE.where(_OF_KEYS)
_RESERVE = (
    update(counters)
    .where(counters.c.name == bindparam("counter"))
    .values(next=counters.c.next + bindparam("count"))
    .returning(counters.c.next)
)


class ArticleRow(NamedTuple):
    """An article as its row says: its key, its card, its text and what the text must hash to.

    `sections` are the headings in its text.
    """

    key: int
    card: ArticleCard
    text: str
    digest: str
    sections: tuple[Section, ...] = ()

    def with_passages(self, found: tuple[Passage, ...]) -> StoredArticle:
        """Return the article with `found`, its passages."""
        text, sections = self.text, self.sections
        return StoredArticle(card=self.card, text=text, passages=found, sections=sections)

    @property
    def intact(self) -> bool:
        """Say whether the text is still the one that was added."""
        return digest(self.text) == self.digest


def digest(text: str) -> str:
    """Return the SHA-256 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()


def reserve(connection: Connection, counter: str, count: int) -> int:
    """Return the first of `count` consecutive keys that nothing ever had."""
    taken = connection.execute(_RESERVE, {"counter": counter, "count": count})
    return int(taken.scalar_one()) - count


def insert_article(
    connection: Connection, collection: int, article: Article, *, sentences: int
) -> int:
    """Insert the row of `article` into the collection of that key; return the article's key."""
    key = reserve(connection, "article", 1)
    row = {
        "key": key,
        "collection": collection,
        "id": article.id,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "sentences": sentences,
        "digest": digest(article.text),
        "sections": _numbers(article.sections),
        **article.model_dump(include={"title", "url", "publisher", "date", "date_source", "text"}),
    }
    connection.execute(insert(articles), row)
    return key


def delete_article(connection: Connection, key: int) -> None:
    """Delete an article with all that belongs to it."""
    connection.execute(delete(articles).where(articles.c.key == key))


def find(connection: Connection, names: Iterable[str], article_id: str) -> ArticleRow | None:
    """Return the article of that id from the first of the collections `names` that has it."""
    wanted = list(names)
    query = _WHOLE.where(articles.c.id == article_id, collections.c.name.in_(wanted))
    found = [_stored(row) for row in connection.execute(query)]
    return min(found, key=lambda stored: wanted.index(stored.card.collection), default=None)


def get(connection: Connection, names: Iterable[str], article_id: str) -> ArticleRow:
    """Return the article of that id as `find` does. Raises `ArticleNotFoundError`."""
    stored = find(connection, names, article_id)
    if stored is None:
        raise ArticleNotFoundError(
            f"There is no article {article_id!r} here. List the articles to see their ids."
        )
    return stored


def by_keys(connection: Connection, keys: Iterable[int]) -> dict[int, ArticleRow]:
    """Return the articles of those keys; a key that is gone is left out."""
    found = (connection.execute(_BY_KEYS, {"keys": some}) for some in batches(keys))
    return {row.key: _stored(row) for rows in found for row in rows}


def name_of(connection: Connection, key: int) -> tuple[str, str]:
    """Return the id of the article of that key, and the name of its collection."""
    query = _joined(articles.c.id, collections.c.name).where(articles.c.key == key)
    id_, collection = connection.execute(query).one()
    return id_, collection


def totals(connection: Connection, names: Iterable[str] | None = None) -> Totals:
    """Return how many articles and sentences the collections `names` have; None: all of them."""
    query = _joined(func.count(articles.c.key), func.coalesce(func.sum(articles.c.sentences), 0))
    if names is not None:
        query = query.where(collections.c.name.in_(list(names)))
    return Totals(*connection.execute(query).one())


def cards(connection: Connection, names: Iterable[str]) -> list[ArticleCard]:
    """Return the cards of all articles in the collections `names`, newest first, then by title."""
    rows = connection.execute(_CARDS.where(collections.c.name.in_(list(names)))).all()
    return list(map(_card, _by_date(rows)))


def cards_by_ids(
    connection: Connection, names: Iterable[str], ids: Sequence[str]
) -> list[ArticleCard]:
    """Return the cards of the articles of those ids, each as in the first of the collections."""
    wanted, found = list(names), dict[str, ArticleCard]()
    here = _CARDS.where(collections.c.name.in_(wanted))
    read = (connection.execute(here.where(articles.c.id.in_(some))) for some in batches(ids))
    cards = [_card(row) for rows in read for row in rows]
    for card in sorted(cards, key=lambda card: wanted.index(card.collection)):
        found.setdefault(card.id, card)
    return [found[id_] for id_ in ids if id_ in found]


def headings(connection: Connection, name: str) -> list[Heading]:
    """Return what the articles of a collection are chosen by, newest first, then by title."""
    columns = (articles.c.id, articles.c.title, articles.c.publisher, articles.c.date)
    rows = connection.execute(_joined(*columns).where(collections.c.name == name)).all()
    return [Heading(row.id, row.title, row.publisher) for row in _by_date(rows)]


def _by_date(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Return articles newest first, undated ones last, those of a day by title and id.

    No database folds letters beyond ASCII without being told how.
    """
    by_title = sorted(rows, key=lambda row: (row.title.casefold(), row.id))
    return sorted(by_title, key=lambda row: row.date or datetime.date.min, reverse=True)


def cards_by_keys(connection: Connection, keys: Sequence[int]) -> dict[int, ArticleCard]:
    """Return the cards of the articles of those keys; a key that is gone is left out."""
    found = (connection.execute(_CARDS_BY_KEYS, {"keys": some}) for some in batches(keys))
    return {row.key: _card(row) for rows in found for row in rows}


def cards_of_passages(connection: Connection, keys: Iterable[int]) -> dict[int, ArticleCard]:
    """Return the card of the article of each passage of those keys that is still there."""
    query = _CARDS.add_columns(passages.c.key.label("passage"))
    joined = query.join(passages, passages.c.article == articles.c.key)
    found = (connection.execute(joined.where(passages.c.key.in_(some))) for some in batches(keys))
    return {row.passage: _card(row) for rows in found for row in rows}


def keys_of(connection: Connection, names: Iterable[str], *, after: int = 0) -> Longs:
    """Return the keys (n,) of the articles in the collections `names`, in the order of adding.

    Only those above the key `after` are returned: those added since that one. The database gives
    them as one text, because very many rows take long to make.
    """
    together = func.aggregate_strings(cast(articles.c.key, String), ",")
    where = collections.c.name.in_(list(names)), articles.c.key > after
    text = connection.execute(_joined(together).where(*where)).scalar_one()
    return np.sort(np.fromstring(text, np.int64, sep=",")) if text else np.empty(0, np.int64)


def imprints_after(
    connection: Connection, name: str, article: int
) -> list[tuple[int, str | None, datetime.date | None]]:
    """Return the key, publisher and date of each article of `name` added after that key."""
    query = _joined(articles.c.key, articles.c.publisher, articles.c.date)
    where = collections.c.name == name, articles.c.key > article
    return [
        (row.key, row.publisher, row.date) for row in connection.execute(query.where(*where)).all()
    ]


def newest_first(
    connection: Connection,
    names: Iterable[str],
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> list[int]:
    """Return the keys of all articles in the collections `names`, undated ones last.

    With `since` or `until` they are those published from that day on, or up to it.
    """
    query = _joined(articles.c.key).where(collections.c.name.in_(list(names)))
    if since is not None:
        query = query.where(articles.c.date >= since)
    if until is not None:
        query = query.where(articles.c.date <= until)
    ordered = query.order_by(articles.c.date.desc().nulls_last(), articles.c.key.desc())
    return list(connection.execute(ordered).scalars().all())


def all_keys(connection: Connection) -> list[int]:
    """Return the keys of all articles of all collections, in the order of adding."""
    return list(connection.execute(select(articles.c.key).order_by(articles.c.key)).scalars())


def newest(connection: Connection) -> int:
    """Return the key of the article added last, 0 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(articles.c.key), 0))).scalar_one())


def as_article(stored: ArticleRow) -> Article:
    """Return the article as a source gave it."""
    given = stored.card.model_dump(exclude={"id", "collection", "sentences"})
    return Article(text=stored.text, sections=stored.sections, **given)


def _stored(row: Row[Any]) -> ArticleRow:
    return ArticleRow(row.key, _card(row), row.text, row.digest, _sections(row.sections))


def _numbers(sections: Sequence[Section]) -> str | None:
    """Return headings as a row holds them; none are no value, which breaks no older seal."""
    given = [(one.start, one.end, one.level) for one in sections]
    return json.dumps(given) if given else None


def _sections(numbers: str | None) -> tuple[Section, ...]:
    given = json.loads(numbers) if numbers else ()
    return tuple(Section(start=start, end=end, level=level) for start, end, level in given)


def _card(row: Row[Any]) -> ArticleCard:
    return ArticleCard(
        id=row.id,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        authors=tuple(json.loads(row.authors)),
        date=row.date,
        date_source=DateSource(row.date_source) if row.date_source else None,
        collection=row.collection,
        sentences=row.sentences,
    )
