"""The search indexes in memory, each brought up to what the store says before it is searched."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection

from index.intake import learn
from index.search import IndexedArticle, IndexedPassage, SearchIndex, Vocabulary
from index.store import articles, collections, history
from index.store.collections import State
from index.store.terms import TermIds, ids_after


class _Loaded:
    """The index of one collection, with the state of the collection that it shows."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.index = SearchIndex()
        self.state = State()
        self.keys: set[int] = set()


class Indexes:
    """What is in memory of a store, as long as the store's history stays the same.

    When somebody restores a backup, keys and term ids mean something else than they did.
    """

    def __init__(self) -> None:
        self._shelf = Shelf("")

    def at(self, connection: Connection) -> Shelf:
        """Return the indexes and the vocabulary that go with what the connection sees."""
        shelf, now = self._shelf, history.current(connection)
        if shelf.history != now:
            shelf = self._shelf = Shelf(now)
        return shelf


class Shelf:
    """The search indexes of all collections asked so far, and the vocabulary that they share.

    Another thread or process may have changed a collection: `get` catches up with the store, so
    whoever writes need not tell.
    """

    def __init__(self, history: str) -> None:
        self.history = history
        self.vocabulary = Vocabulary()
        self._loaded: dict[str, _Loaded] = defaultdict(_Loaded)

    def get(self, connection: Connection, names: Iterable[str]) -> list[SearchIndex]:
        """Return the indexes of the collections `names`, at least as new as the connection sees."""
        states = collections.states(connection, names)
        return [
            self._current(connection, name, state) for name, state in states.items() if state.size
        ]

    def _current(self, connection: Connection, name: str, state: State) -> SearchIndex:
        loaded = self._loaded[name]
        if loaded.state.generation < state.generation:
            with loaded.lock:
                if loaded.state.generation < state.generation:
                    self._catch_up(connection, name, loaded, state)
        return loaded.index

    def _catch_up(self, connection: Connection, name: str, loaded: _Loaded, state: State) -> None:
        learn(connection, self.vocabulary)
        for ids in ids_after(connection, name, max(loaded.keys, default=0)):
            loaded.index.add(_indexed(ids))
            loaded.keys.add(ids.article)
        if len(loaded.keys) != state.size:  # keys are never used twice, so some are gone
            for key in loaded.keys.difference(articles.keys_of(connection, [name])):
                loaded.index.remove(key)
                loaded.keys.remove(key)
        loaded.state = state


def _indexed(ids: TermIds) -> IndexedArticle:
    words = np.split(ids.terms, np.cumsum(ids.lengths)[:-1]) if len(ids.lengths) else []
    numbered = enumerate(zip(ids.paragraphs.tolist(), words, strict=True), ids.first_passage)
    passages = [IndexedPassage(key, paragraph, terms) for key, (paragraph, terms) in numbered]
    return IndexedArticle(ids.article, ids.title, passages)
