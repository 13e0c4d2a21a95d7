"""Which history a store has: the line of changes that its generations, keys and term ids count.

A new store begins one, and so does one that takes over a backup: what was read before says nothing
about it then, even where the numbers are the same.
"""

from __future__ import annotations

import secrets

from sqlalchemy import Connection

from index.store import values

_KEY = "history"


def current(connection: Connection) -> str:
    """Return the name of the store's history; "" in one that an older Onrecord made."""
    return values.get(connection, _KEY) or ""


def begin(connection: Connection) -> None:
    """Begin a new history, so that whoever remembers something of the store reads it again."""
    values.put(connection, _KEY, secrets.token_hex(8))
