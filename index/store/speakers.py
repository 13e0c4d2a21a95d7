"""Who speaks in the stored articles, and in which passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, select

from index.store.schema import articles, attributions, collections, passages

Name = tuple[str, str | None]
"""A speaker's name and role, as an article gives them."""


def named(connection: Connection, names: Iterable[str], sure: float) -> list[Name]:
    """Return all who speak in the collections `names`, with a confidence of at least `sure`."""
    query = _said(names, sure, attributions.c.name, attributions.c.role).distinct()
    return sorted(((row.name, row.role) for row in connection.execute(query)), key=str)


def passages_of(
    connection: Connection,
    names: Iterable[str],
    sure: float,
    speakers: Iterable[Name] | None = None,
) -> list[int]:
    """Return the keys of the passages that one of `speakers` says, as sure as that; None: any."""
    query = _said(names, sure, attributions.c.name, attributions.c.role, passages.c.key)
    if speakers is None:
        return sorted({row.key for row in connection.execute(query)})
    wanted = set(speakers)
    found = connection.execute(query.where(attributions.c.name.in_({name for name, _ in wanted})))
    return sorted({row.key for row in found if (row.name, row.role) in wanted})


def _said(names: Iterable[str], sure: float, *columns: Any) -> Select[Any]:
    query = select(*columns).join(passages, attributions.c.passage == passages.c.key)
    joined = query.join(articles, passages.c.article == articles.c.key)
    joined = joined.join(collections, articles.c.collection == collections.c.key)
    return joined.where(
        collections.c.name.in_(list(names)),
        attributions.c.name.is_not(None),
        attributions.c.confidence >= sure,
    )
