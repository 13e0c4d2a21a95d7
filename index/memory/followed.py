"""What is remembered of the articles of collections, each brought up to what the store says."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection

from index.memory.recent import Recent
from index.store import articles, collections, history
from index.store.collections import State

_BARE, _KEY = 1 << 12, 64  # bytes without articles, and of an article's key


class Notes(Protocol):
    """What is remembered of one collection."""

    @property
    def size(self) -> int:
        """Return about how many bytes it takes."""
        ...

    def add(self, connection: Connection, name: str, after: int) -> None:
        """Note the articles of the collection `name` added after that article's key."""
        ...

    def drop(self, gone: Set[int]) -> None:
        """Forget the articles of those keys."""
        ...


N = TypeVar("N", bound=Notes)


class _Held(Generic[N]):
    """The notes on one collection, with the state of the collection that they show."""

    def __init__(self, notes: N) -> None:
        self.notes = notes
        self.state = State()
        self.keys: set[int] = set()

    @property
    def size(self) -> int:
        return _BARE + self.notes.size + len(self.keys) * _KEY


class Followed(Generic[N]):
    """Notes on all collections asked so far, made by `make`; one thread at a time may ask.

    Another thread or process may have changed a collection: every call catches up with the store.
    Collections that were not asked for longest are let go where all take more than `room` bytes.
    """

    def __init__(self, make: Callable[[], N], room: int) -> None:
        self._make = make
        self._room = room
        self._held: Recent[_Held[N]] = Recent(room)
        self._history = ""

    def of(self, connection: Connection, names: Sequence[str]) -> list[N]:
        """Return the notes on the collections `names`, as new as the connection sees them."""
        if self._history != (now := history.current(connection)):  # a restored backup
            self._history, self._held = now, Recent(self._room)
        states = collections.states(connection, names)
        found = [self._current(connection, name, state) for name, state in states.items()]
        self._held.make_room(but=states)
        return found

    def _current(self, connection: Connection, name: str, state: State) -> N:
        held = self._held.use(name, lambda: _Held(self._make()))
        if held.state.generation < state.generation:
            _catch_up(connection, name, held, state)
        return held.notes


def _catch_up(connection: Connection, name: str, held: _Held[N], state: State) -> None:
    newest = max(held.keys, default=0)
    held.notes.add(connection, name, newest)
    held.keys.update(articles.keys_of(connection, [name], after=newest).tolist())
    if len(held.keys) != state.size:  # keys are never used twice, so some are gone
        gone = held.keys.difference(articles.keys_of(connection, [name]).tolist())
        held.notes.drop(gone)
        held.keys -= gone
    held.state = state
