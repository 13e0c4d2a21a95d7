"""What was used last stays in memory, as much of it as there is room for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Something that knows about how many bytes of memory it takes."""

    @property
    def size(self) -> int:
        """Return about how many bytes it takes."""
        ...


T = TypeVar("T", bound=Sized)


class Recent(Generic[T]):
    """Things by name, of which those used longest ago go when all take more than `room` bytes.

    Who still uses one that was let go may go on with it. Safe to use from several threads.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: OrderedDict[str, T] = OrderedDict()
        self._lock = threading.Lock()

    def use(self, name: str, make: Callable[[], T]) -> T:
        """Return what has that name, made now where nothing has."""
        with self._lock:
            if name not in self._held:
                self._held[name] = make()
            self._held.move_to_end(name)
            return self._held[name]

    def items(self) -> list[tuple[str, T]]:
        """Return all that is held, by name, what was used longest ago first."""
        with self._lock:
            return [*self._held.items()]

    def drop(self, name: str) -> None:
        """Let go of what has that name."""
        with self._lock:
            self._held.pop(name, None)

    def make_room(self, but: Collection[str]) -> None:
        """Let go of what was used longest ago until there is room, but not of the names `but`."""
        with self._lock:
            size = sum(held.size for held in self._held.values())
            for name in [*self._held]:
                if size <= self._room:
                    return
                if name not in but:
                    size -= self._held.pop(name).size

    def __len__(self) -> int:
        return len(self._held)
