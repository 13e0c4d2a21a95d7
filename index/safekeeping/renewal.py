"""Analyse the stored articles again when the language rules have changed since they were added."""

from __future__ import annotations

import logging
from typing import NamedTuple

from sqlalchemy import Connection

from index.errors import SourceError, StoreReadOnlyError
from index.intake import analyse, put, take_out
from index.language.analysis import Analyser
from index.language.terms import stemmer_version
from index.memory.loaded import Indexes
from index.store import articles, values
from index.store.store import Store

RULES = 42
"""The version of the rules: raise it when a text gives other passages, terms or signs than before.

Questions are read by the rules of today, so articles must be too.
"""

KEY = "language rules"
_UNDERWAY = "language rules underway"
_log = logging.getLogger(__name__)


class _Underway(NamedTuple):
    """A renewal: the keys of the articles that are left, and the rules for which it began."""

    keys: list[int]
    rules: str


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

    Interrupted, it goes on the next time. A store that cannot be written stays as it is.
    """
    current = rules(analyser.means)
    try:
        while not _is_current(store, current):
            underway = _begin(store, current)
            for key in underway.keys:
                _renew(store, analyser, indexes, key)
            _end(store, underway.rules, current)
    except StoreReadOnlyError:
        _log.warning("%s cannot be written and keeps the passages of older rules.", store.where)


def _is_current(store: Store, current: str) -> bool:
    with store.reading() as connection:
        return values.get(connection, KEY) == current


def _begin(store: Store, current: str) -> _Underway:
    """Return what is to be renewed: what an interrupted renewal left over, or else everything.

    Renewed articles get keys above the last one that was there before. One that was interrupted is
    ended first, by today's rules, even where it was for others: then all stand in the order in
    which they were added.
    """
    with store.writing() as connection:
        keys = articles.all_keys(connection)
        if not (noted := values.get(connection, _UNDERWAY)):
            noted = f"{max(keys, default=0)} {current}"
            values.put(connection, _UNDERWAY, noted)
    last, _, wanted = noted.partition(" ")
    return _Underway([key for key in keys if key <= int(last)], wanted)


def _end(store: Store, ended: str, current: str) -> None:
    """Note that nothing is left over of the renewal for the rules `ended`."""
    with store.writing() as connection:
        values.drop(connection, _UNDERWAY)
        if ended == current:
            values.put(connection, KEY, current)


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
