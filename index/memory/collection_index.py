"""The search index of one collection, brought up to what the store says before it is searched."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from functools import partial

import numpy as np
from sqlalchemy import Connection

from index.derived.arrays import MAPPED
from index.derived.segments import Filed, SegmentFiles, size_of
from index.memory.upkeep import Upkeep
from index.postings import Longs
from index.search import IndexedArticle, Part, SearchIndex
from index.search.retrieval.evidence import among
from index.store import articles
from index.store.collections import State
from index.store.terms import TermIds, ids_after

WORTH_A_FILE = 1 << 10
"""Passages from which a part of an index is kept in a file; fewer are as soon built as read."""

_BARE = 1 << 14  # bytes of an index without passages
_log = logging.getLogger(__name__)


class CollectionIndex:
    """The index of the collection `name`, with the state of the collection that it shows.

    With `files`, its larger parts come from there, and go there.
    """

    def __init__(self, name: str, files: SegmentFiles | None, upkeep: Upkeep) -> None:
        self._name = name
        self._files = files
        self._upkeep = upkeep
        self._lock = threading.Lock()
        self._index = SearchIndex()
        self._state = State()
        self._is_told = False
        self.size = _BARE
        """About how many bytes the index takes."""

    def copied(self) -> CollectionIndex:
        """Return another one that shows the same, whatever this one reads from now on."""
        copy = CollectionIndex(self._name, self._files, self._upkeep)
        with self._lock:
            copy._index = SearchIndex(parts=self._index.snapshot())
            copy._state, copy.size = self._state, self.size
        return copy

    def at(self, connection: Connection, state: State) -> SearchIndex:
        """Return the index as the connection sees the collection, which is in that state."""
        if self.is_behind(state):
            with self._lock:
                if self.is_behind(state):
                    self._catch_up(connection, state)
            self._upkeep.soon(self._tend)
        return self._index

    def is_behind(self, state: State) -> bool:
        """Say whether the collection, now in that state, has changed since it was read."""
        return self._state.generation < state.generation

    def _catch_up(self, connection: Connection, state: State) -> None:
        is_first = not self._state.generation
        if is_first:
            self._index = SearchIndex(parts=self._filed(connection, state))
        for ids in ids_after(connection, self._name, self._index.newest):
            self._index.add(indexed(ids))
        if self._index.articles != state.size:  # keys are never used twice, so some are gone
            stored = articles.keys_of(connection, [self._name])
            self._index.remove(*_missing(self._index.keys(), stored).tolist())
        parts = self._index.snapshot()
        if is_first and self._files and any(_is_large(part) and not part.file for part in parts):
            _log.info("The index of %s was made from the store.", self._name)
        self.size = _BARE + sum(size_of(part.segment) for part in parts)
        self._state = state

    def _filed(self, connection: Connection, state: State) -> Sequence[Part]:
        """Return the parts in files, nothing where they lack what was stored before the newest."""
        filed = self._files.load(state.generation) if self._files else []
        index = SearchIndex(parts=[Part(segment, file=file) for segment, file in filed])
        stored = articles.keys_of(connection, [self._name] if filed else [])
        if len(_missing(stored[stored <= index.newest], index.keys())):
            return []
        if len(gone := _missing(index.keys(), stored)):
            index.remove(*gone.tolist())
        self._upkeep.soon(partial(self._check, filed))
        return index.parts

    def _check(self, filed: Sequence[Filed]) -> None:
        large = (one.file for one in filed if size_of(one.segment) >= MAPPED)
        damaged = [file for file in large if self._files and not self._files.is_sound(file)]
        if damaged:
            with self._lock:
                self._state = State()  # the next question makes anew what is lost

    def _tend(self) -> None:
        self._index.merge()
        if self._files:
            try:
                self._write(self._files)
            except OSError as error:
                level = logging.DEBUG if self._is_told else logging.WARNING
                _log.log(level, "The index of %s is kept in memory: %s.", self._name, error)
                self._is_told = True

    def _write(self, files: SegmentFiles) -> None:
        """Put the large parts that are in no file into one. Raises `OSError`."""
        index, generation = self._index, self._state.generation
        for part in index.parts:
            if _is_large(part) and not part.file:
                index.note_file(part.segment, files.save(part.segment, generation))
        files.keep_only({part.file for part in index.parts if part.file}, index.newest)


def _is_large(part: Part) -> bool:
    return len(part) >= WORTH_A_FILE


def _missing(keys: Longs, held: Longs) -> Longs:
    """Return those of `keys` that are not among `held`; both ascend."""
    return keys[~among(keys, held)]


def indexed(ids: TermIds) -> IndexedArticle:
    """Return an article as a search index takes it."""
    keys = ids.first_passage + np.arange(len(ids.lengths), dtype=np.int64)
    return IndexedArticle(
        ids.article,
        ids.title,
        keys,
        ids.paragraphs,
        ids.lengths,
        ids.terms,
        ids.signs,
        ids.headings,
    )
