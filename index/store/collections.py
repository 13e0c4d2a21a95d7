"""Collections: their keys, and how their articles change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from index.store.schema import articles, collections


class State(NamedTuple):
    """What an index compares itself with: how often a collection changed, and its articles.

    A collection that never held an article has no `key`.
    """

    generation: int = 0
    size: int = 0
    key: int = 0


def key_of(connection: Connection, name: str) -> int:
    """Return the key of the collection `name`, made when missing."""
    key = connection.execute(select(collections.c.key).filter_by(name=name)).scalar()
    if key is None:
        row = {"name": name, "generation": 0, "size": 0}
        made = connection.execute(insert(collections).returning(collections.c.key), row)
        key = made.scalar_one()
    return int(key)


_STATES = select(
    collections.c.name, collections.c.generation, collections.c.size, collections.c.key
).where(collections.c.name.in_(bindparam("names", expanding=True)))

_CHANGED = (
    update(collections)
    .where(collections.c.name == bindparam("changed"))
    .values(generation=collections.c.generation + 1, size=collections.c.size + bindparam("growth"))
)


def states(connection: Connection, names: Sequence[str]) -> dict[str, State]:
    """Return the state of each collection, also of those that never held an article."""
    rows = connection.execute(_STATES, {"names": list(names)})
    return dict.fromkeys(names, State()) | {row.name: State(*row[1:]) for row in rows}


def by_key(connection: Connection) -> dict[int, tuple[str, State]]:
    """Return the name and the state of each collection, by its key."""
    c = collections.c
    rows = connection.execute(select(c.name, c.generation, c.size, c.key))
    return {row.key: (row.name, State(*row[1:])) for row in rows}


def names(connection: Connection) -> list[str]:
    """Return the names of the collections that ever held an article."""
    return list(connection.execute(select(collections.c.name)).scalars())


def with_articles(connection: Connection, prefix: str) -> list[str]:
    """Return the names of the collections that begin with `prefix` and hold an article."""
    named = collections.c.name.startswith(prefix, autoescape=True)
    query = select(collections.c.name).where(named, collections.c.size > 0)
    return list(connection.execute(query).scalars())


def largest(connection: Connection, at_least: int, n: int) -> list[str]:
    """Return the names of up to n collections of `at_least` so many articles, largest first."""
    query = select(collections.c.name).where(collections.c.size >= at_least)
    ordered = query.order_by(collections.c.size.desc(), collections.c.name).limit(n)
    return list(connection.execute(ordered).scalars())


def keys_with_articles(connection: Connection) -> set[int]:
    """Return the keys of the collections that hold an article."""
    return set(
        connection.execute(select(collections.c.key).where(collections.c.size > 0)).scalars()
    )


def sizes(connection: Connection) -> list[tuple[str, int, int]]:
    """Return each collection with the number of its articles, as it says and as they are."""
    columns = select(collections.c.name, collections.c.size, func.count(articles.c.key))
    joined = columns.outerjoin(articles, articles.c.collection == collections.c.key)
    rows = connection.execute(joined.group_by(collections.c.key).order_by(collections.c.name))
    return [tuple(row) for row in rows]


def mark_changed(connection: Connection, name: str, growth: int) -> None:
    """Tell every index of a collection that it changed, and by how many articles it grew."""
    connection.execute(_CHANGED, {"changed": name, "growth": growth})
