"""Delete all articles of a collection, and all that was made from them, down to their words."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import Connection

from index.errors import StoreLockedError, StoreReadOnlyError
from index.memory.loaded import Indexes
from index.store import articles, collections, history, terms
from index.store.store import Store

_log = logging.getLogger(__name__)


def clear(connection: Connection, collection: str) -> int:
    """Delete all articles of a collection; return how many there were.

    `let_go` is for when that is durable.
    """
    keys = articles.keys_of(connection, [collection]).tolist()
    for key in keys:
        articles.delete_article(connection, key)
    if keys:
        collections.mark_changed(connection, collection, growth=-len(keys))
    return len(keys)


def let_go(store: Store, indexes: Indexes, names: Sequence[str]) -> None:
    """Delete what was made of collections that were cleared. Raises a `StoreError`."""
    with store.reading() as connection:  # an index that finds no articles lets go of its files
        indexes.at(connection).get(connection, names)


def forget(store: Store, indexes: Indexes) -> None:
    """Forget the words that no article has any more, wherever they are kept.

    What cannot be written now is left to the next time. Raises a `StoreError` for anything else.
    """
    try:
        _forget_unused(store, indexes)
    except (StoreLockedError, StoreReadOnlyError) as problem:
        _log.warning("Words of deleted articles are still there: %s", problem)


def _forget_unused(store: Store, indexes: Indexes) -> None:
    with store.reading() as connection:
        before = history.current(connection)
        newest, unused = articles.newest(connection), terms.unused(connection)
    if unused:
        _forget(store, before, newest, unused)
        with store.reading() as connection:
            indexes.at(connection)  # the vocabulary is read again, and the file of the old one goes
    store.wipe()


def _forget(store: Store, before: str, newest: int, unused: set[int]) -> None:
    """Forget the words of the ids `unused` but for those that an article after `newest` has."""
    with store.writing() as connection:
        if history.current(connection) == before:
            terms.forget(connection, unused.difference(terms.used(connection, newest).tolist()))
            history.note_forgotten(connection)
