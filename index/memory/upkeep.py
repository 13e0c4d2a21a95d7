"""What can wait while questions are answered: merging, writing and checking index files."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

_log = logging.getLogger(__name__)


class Upkeep:
    """Do one thing after another, in a thread that begins with the first and ends with `close`."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "onrecord-upkeep")

    def soon(self, work: Callable[[], None]) -> None:
        """Do `work` after what was asked for before; after `close` nothing is done any more."""
        with suppress(RuntimeError):
            self._thread.submit(_done, work)

    def wait(self) -> None:
        """Return when all that was asked for is done."""
        self._thread.submit(lambda: None).result()

    def close(self) -> None:
        """Return when all that was asked for is done, and the thread has ended."""
        self._thread.shutdown()


def _done(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        _log.exception("The upkeep of an index has failed; answers do not need it.")
