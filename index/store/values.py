"""Small values under names, for what must outlive a restart."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from index.store.schema import settings


def get(connection: Connection, key: str) -> str | None:
    """Return the value of `key`, None where it has none."""
    return connection.execute(select(settings.c.value).filter_by(key=key)).scalar()


def put(connection: Connection, key: str, value: str) -> None:
    """Keep `value` under `key`, in place of the value before."""
    connection.execute(delete(settings).where(settings.c.key == key))
    connection.execute(insert(settings), {"key": key, "value": value})
