"""Who serves a data directory: one bot at a time, known by its process id.

The lock is the operating system's, which lets go of it however a process ends.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalocker import AlreadyLocked, LockException, PidFileLock

FILE = "bot.pid"
_log = logging.getLogger(__name__)


@contextmanager
def claimed(directory: Path) -> Iterator[int | None]:
    """Claim a data directory while the block runs, and give None.

    Where another process has claimed it, give that one's id instead, or 0 where it cannot be known.
    A directory that cannot be written is not claimed: a bot that only reads there harms nobody.
    """
    lock = PidFileLock(directory / FILE)
    try:
        lock.acquire()
        other = None
    except AlreadyLocked:
        other = lock.read_pid() or 0
    except (LockException, OSError) as error:
        _log.warning("%s is not locked, so a second bot would go unnoticed: %s", directory, error)
        other = None
    try:
        yield other
    finally:
        lock.release()  # does nothing where it was not acquired
