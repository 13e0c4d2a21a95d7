"""Who serves a data directory: one bot, or several that run different shards.

Each claims a file, named after its shards, that holds its process id. The lock is the operating
system's, which lets go of it however a process ends.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalocker import AlreadyLocked, LockException, PidFileLock, TemporaryFileLock

from config.shards import Shards

_ALL = "bot"
_CLAIMING = "bot.claiming"
_SECONDS = 10
_log = logging.getLogger(__name__)


@contextmanager
def claimed(directory: Path, shards: Shards | None = None) -> Iterator[int | None]:
    """Claim `shards` in a data directory while the block runs, or all of them, and give None.

    Where another process has claimed any of them, or all, or shards of another division, give that
    one's id instead, or 0 where it cannot be known. A directory that cannot be written is not
    claimed: a bot that only reads there harms nobody.
    """
    own = PidFileLock(directory / _file(shards))
    try:
        with _in_turn(directory / _CLAIMING):
            other = _rival(directory, shards)
            if other is None:
                own.acquire()
    except (LockException, OSError) as error:
        _log.warning("%s is not locked, so a second bot would go unnoticed: %s", directory, error)
        other = None
    try:
        yield other
    finally:
        own.release()  # does nothing where it was not acquired


def _in_turn(path: Path) -> TemporaryFileLock:
    """Return what lets one process after the other claim something."""
    return TemporaryFileLock(path, timeout=_SECONDS, fail_when_locked=False)


def _rival(directory: Path, shards: Shards | None) -> int | None:
    """Return the process that runs some of `shards`, None where there is none."""
    for path in sorted(directory.glob(f"{_ALL}*.pid")):
        if _meet(path, shards) and (process := _holder(path)) is not None:
            return process
    return None


def _meet(path: Path, shards: Shards | None) -> bool:
    """Return whether the claim at `path` is to some of `shards`; other files are no claims."""
    if path.stem == _ALL:
        return True
    try:
        theirs = Shards.read(path.stem.removeprefix(f"{_ALL}-").replace("-of-", "/"))
    except ValueError:
        return False
    return shards is None or shards.meets(theirs)


def _holder(path: Path) -> int | None:
    """Return the process that holds a claim, 0 where it cannot be known, None where none does."""
    lock = PidFileLock(path)
    try:
        lock.acquire()
    except AlreadyLocked:
        return lock.read_pid() or 0
    lock.release()
    return None


def _file(shards: Shards | None) -> str:
    range_ = f"-{shards.first}-{shards.last}-of-{shards.total}" if shards else ""
    return f"{_ALL}{range_}.pid"
