"""Seals: one digest over all rows of an article, so that no change to them goes unnoticed."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, select, update

from index.store.schema import articles, attributions, indexed, passages

_ARTICLE: BindParameter[int] = bindparam("article")
# Made once, because making a statement takes longer than running it.
_ROWS: tuple[Select[Any], ...] = (
    select(*(column for column in articles.c if column.name != "seal")).where(
        articles.c.key == _ARTICLE
    ),
    select(indexed).where(indexed.c.article == _ARTICLE),
    select(passages).where(passages.c.article == _ARTICLE).order_by(passages.c.key),
    select(attributions)
    .join(passages, attributions.c.passage == passages.c.key)
    .where(passages.c.article == _ARTICLE)
    .order_by(attributions.c.passage, attributions.c.position),
)


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
    for query in _ROWS:
        for row in connection.execute(query, {"article": article}).mappings().all():
            given = {name: _plain(value) for name, value in row.items() if value is not None}
            digest.update(repr(sorted(given.items())).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
