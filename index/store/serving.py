"""Who serves a data directory: one bot at a time, known by its process id.

The lock is the operating system's, which lets go of it however a process ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalocker import AlreadyLocked, PidFileLock

FILE = "bot.pid"


@contextmanager
def claimed(directory: Path) -> Iterator[int | None]:
    """Claim a data directory while the block runs, and give None.

    Where another process has claimed it, give that one's id instead, or 0 where it cannot be known.
    Raises `OSError` when nothing can be written there.
    """
    lock = PidFileLock(directory / FILE)
    try:
        lock.acquire()
    except AlreadyLocked:
        yield lock.read_pid() or 0
        return
    try:
        yield None
    finally:
        lock.release()
