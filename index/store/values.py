"""Small values under names, for what must outlive a restart."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select

from index.store.schema import settings

_VALUE = select(settings.c.value).where(settings.c.key == bindparam("key"))


def get(connection: Connection, key: str) -> str | None:
    """Return the value of `key`, None where it has none."""
    return connection.execute(_VALUE, {"key": key}).scalar()


def put(connection: Connection, key: str, value: str) -> None:
    """Keep `value` under `key`, in place of the value before."""
    drop(connection, key)
    connection.execute(insert(settings), {"key": key, "value": value})


def drop(connection: Connection, key: str) -> None:
    """Forget the value of `key`, if it has one."""
    connection.execute(delete(settings).where(settings.c.key == key))


def counts(connection: Connection, key: str) -> dict[str, int]:
    """Return the numbers that were added up under `key`."""
    found = json.loads(get(connection, key) or "{}")
    return {str(name): int(number) for name, number in found.items()}


def add(connection: Connection, key: str, amounts: Mapping[str, int]) -> None:
    """Add `amounts` to the numbers under `key`."""
    before = counts(connection, key)
    grown = {name: before.get(name, 0) + amount for name, amount in amounts.items()}
    put(connection, key, json.dumps({**before, **grown}))
