"""Seals: one digest over all rows of an article, so that no change to them goes unnoticed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select, update

from index.store.schema import articles, attributions, indexed, passages


def put(connection: Connection, article: int) -> None:
    """Seal the article of that key as it is stored now."""
    seal = {"seal": of_rows(connection, article)}
    connection.execute(update(articles).where(articles.c.key == article).values(seal))


def is_broken(connection: Connection, article: int) -> bool:
    """Say whether the rows of an article are others than those that were sealed.

    An article that an older Onrecord added has no seal that could be broken.
    """
    sealed = connection.execute(select(articles.c.seal).filter_by(key=article)).scalar()
    return sealed is not None and sealed != of_rows(connection, article)


def of_rows(connection: Connection, article: int) -> str:
    """Return the SHA-256 of all rows of the article of that key; columns without a value are none.

    A column that a later version adds, empty, therefore breaks no seal.
    """
    digest = hashlib.sha256()
    for query in _queries(article):
        for row in connection.execute(query).mappings():
            given = {name: _plain(value) for name, value in row.items() if value is not None}
            digest.update(repr(sorted(given.items())).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _queries(article: int) -> Iterator[Select[Any]]:
    own = [column for column in articles.c if column.name != "seal"]
    yield select(*own).where(articles.c.key == article)
    yield select(indexed).where(indexed.c.article == article)
    yield select(passages).where(passages.c.article == article).order_by(passages.c.key)
    said = select(attributions).join(passages, attributions.c.passage == passages.c.key)
    order = attributions.c.passage, attributions.c.position
    yield said.where(passages.c.article == article).order_by(*order)


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
