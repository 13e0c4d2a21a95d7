"""Analyse the stored articles again when the language rules have changed since they were added."""

from __future__ import annotations

import logging

from sqlalchemy import Connection

from index.errors import SourceError, StoreReadOnlyError
from index.intake import analyse, put, take_out
from index.language.analysis import Analyser
from index.language.terms import stemmer_version
from index.memory.loaded import Indexes
from index.store import articles, values
from index.store.store import Store

RULES = 36
"""The version of the rules: raise it when a text gives other passages, terms or signs than before.

Questions are read by the rules of today, so articles must be too.
"""

KEY = "language rules"
_log = logging.getLogger(__name__)


def is_renewed(connection: Connection) -> bool:
    """Say whether the stored articles have the terms that a text has today."""
    return (values.get(connection, KEY) or "").split(" ")[0] == rules("")


def rules(means: str) -> str:
    """Return the name of today's rules, with the `Analyser.means` that they are applied by.

    The stemmer belongs to them: another version of it may make other terms.
    """
    return f"{RULES}/{stemmer_version()} {means}".strip()


def renew(store: Store, analyser: Analyser, indexes: Indexes) -> None:
    """Make the passages of all articles those that `analyser` makes, unless they are already.

    Interrupted, it starts over the next time. A store that cannot be written stays as it is.
    """
    current = rules(analyser.means)
    with store.reading() as connection:
        if values.get(connection, KEY) == current:
            return
        keys = articles.all_keys(connection)
    try:
        for key in keys:
            _renew(store, analyser, indexes, key)
        with store.writing() as connection:
            values.put(connection, KEY, current)
    except StoreReadOnlyError:
        _log.warning("%s cannot be written and keeps the passages of older rules.", store.where)


def _renew(store: Store, analyser: Analyser, indexes: Indexes, key: int) -> None:
    with store.reading() as connection:
        stored = articles.by_keys(connection, [key]).get(key)
    if stored is None:
        return
    try:
        new = analyse(articles.as_article(stored), analyser)
    except SourceError as error:
        _log.warning("%s; it keeps the passages of older rules.", error)
        return
    with store.writing() as connection:
        if articles.by_keys(connection, [key]):
            take_out(connection, stored.card.collection, stored.card.id)
            vocabulary = indexes.at(connection).vocabulary
            put(connection, stored.card.collection, new, vocabulary)
