"""Which history a store has: the line of changes that its generations, keys and term ids count.

A new store begins one, and so does one that takes over a backup: what was read before says nothing
about it then, even where the numbers are the same.
"""

from __future__ import annotations

import secrets
from typing import NamedTuple

from sqlalchemy import Connection, select

from index.store import values
from index.store.schema import settings

_KEY = "history"
_FORGOTTEN = "words forgotten"
_BOTH = select(settings.c.key, settings.c.value).where(settings.c.key.in_((_KEY, _FORGOTTEN)))


class Version(NamedTuple):
    """A history of the store, and how often words were taken out of its vocabulary."""

    history: str
    forgotten: int

    def follows(self, other: Version) -> bool:
        """Say whether since `other` words were taken out and keys mean what they did."""
        return self.history == other.history and self.forgotten > other.forgotten


def current(connection: Connection) -> str:
    """Return the name of the store's history; "" in one that an older Onrecord made."""
    return values.get(connection, _KEY) or ""


def begin(connection: Connection) -> None:
    """Begin a new history, so that whoever remembers something of the store reads it again."""
    values.put(connection, _KEY, secrets.token_hex(8))


def version(connection: Connection) -> Version:
    """Return what tells whether what was read of the vocabulary still holds."""
    found = {row.key: row.value for row in connection.execute(_BOTH)}
    return Version(found.get(_KEY, ""), int(found.get(_FORGOTTEN, 0)))


def note_forgotten(connection: Connection) -> None:
    """Note that words were taken out, so that whoever remembers the vocabulary reads it again."""
    values.put(connection, _FORGOTTEN, str(version(connection).forgotten + 1))
