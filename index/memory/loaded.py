"""The search indexes in memory, each brought up to what the store says before it is searched."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from index.derived import segments
from index.derived.segments import SegmentFiles
from index.derived.words import WordFile
from index.memory.collection_index import CollectionIndex
from index.memory.recent import Recent
from index.memory.upkeep import Upkeep
from index.memory.wordbook import Wordbook
from index.search import SearchIndex, Vocabulary
from index.store import collections, history
from index.store.collections import State
from index.store.history import Version


class Indexes:
    """What is in memory of a store, as long as the store's history stays the same.

    When somebody restores a backup, keys and term ids mean something else than they did; where
    words are forgotten, only the vocabulary is another one. Index files are kept in `directory`;
    None: nowhere. Collections that were not asked for longest are let go where all take more than
    `room` bytes.
    """

    def __init__(self, directory: Path | None, room: int) -> None:
        self.upkeep = Upkeep()
        self.room = room
        self.directory = directory
        self._lock = threading.Lock()
        self._loaded: Loaded | None = None

    def at(self, connection: Connection) -> Loaded:
        """Return the indexes and the vocabulary that go with what the connection sees."""
        now = history.version(connection)
        with self._lock:
            if self._loaded is None or self._loaded.version != now:
                self._loaded = Loaded(connection, now, self, self._loaded)
                if self.directory is not None:
                    kept = collections.keys_with_articles(connection)
                    self.upkeep.soon(partial(segments.drop_others, self.directory, kept))
            return self._loaded

    def close(self) -> None:
        """Write what is to be kept, and end."""
        self.upkeep.close()


class Loaded:
    """The search indexes of all collections asked so far, and the vocabulary that they share.

    Another thread or process may have changed a collection: `get` catches up with the store, so
    whoever writes need not tell.
    """

    def __init__(
        self, connection: Connection, version: Version, indexes: Indexes, before: Loaded | None
    ) -> None:
        self.version = version
        self._directory = indexes.directory
        self._upkeep = indexes.upkeep
        file = WordFile(self._directory, *version) if self._directory else None
        self._words = Wordbook(connection, file, self._upkeep)
        self._indexes: Recent[CollectionIndex] = Recent(indexes.room)
        if before is not None and version.follows(before.version):
            self._words.catch_up(connection)
            for name, one in before._indexes.items():
                self._indexes.use(name, one.copied)

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary, which knows at least all terms of the indexes that `get` gave."""
        return self._words.vocabulary

    def get(self, connection: Connection, names: Sequence[str]) -> list[SearchIndex]:
        """Return the indexes of the collections `names`, at least as new as the connection sees."""
        states = collections.states(connection, names)
        filled = {name: state for name, state in states.items() if state.size}
        for name in states.keys() - filled.keys():
            self._drop(name, states[name])
        held = [(self._one(name, state), state) for name, state in filled.items()]
        if any(one.is_behind(state) for one, state in held):
            self._words.catch_up(connection)
        found = [one.at(connection, state) for one, state in held]
        self._indexes.make_room(but=filled)
        return found

    def _one(self, name: str, state: State) -> CollectionIndex:
        return self._indexes.use(
            name, lambda: CollectionIndex(name, self._files(state.key), self._upkeep)
        )

    def _drop(self, name: str, state: State) -> None:
        """Let go of a collection that has no articles any more, and of its files."""
        self._indexes.drop(name)
        if files := self._files(state.key):
            self._upkeep.soon(files.clear)

    def _files(self, collection: int) -> SegmentFiles | None:
        if self._directory is None:
            return None
        return SegmentFiles(self._directory / str(collection), self.version.history)
