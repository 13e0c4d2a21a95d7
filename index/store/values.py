"""Small values under names, for what must outlive a restart."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, insert, select

from index.store.schema import settings

_VALUE = select(settings.c.value).where(settings.c.key == bindparam("key"))


def get(connection: Connection, key: str) -> str | None:
    """Return the value of `key`, None where it has none."""
    return connection.execute(_VALUE, {"key": key}).scalar()


def put(connection: Connection, key: str, value: str) -> None:
    """Keep `value` under `key`, in place of the value before."""
    connection.execute(delete(settings).where(settings.c.key == key))
    connection.execute(insert(settings), {"key": key, "value": value})
