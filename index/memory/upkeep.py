"""What can wait while questions are answered: merging, writing and checking index files."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

_log = logging.getLogger(__name__)


class Upkeep:
    """Do one thing after another, in a thread that begins with the first and ends with `close`."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "onrecord-upkeep")
        self._lock = threading.Lock()
        self._closed = False

    def soon(self, work: Callable[[], None]) -> None:
        """Do `work` after what was asked for before; after `close` nothing is done any more."""
        with self._lock:
            if self._closed:
                return
            try:
                self._thread.submit(_done, work)
            except RuntimeError as error:  # it is done once a thread can be started
                _log.warning("The upkeep of an index must wait: %s. Answers do not need it.", error)

    def wait(self) -> None:
        """Return when all that was asked for is done."""
        with self._lock:
            if self._closed:
                return
            last = self._thread.submit(_nothing)
        last.result()

    def close(self) -> None:
        """Return when all that was asked for is done, and the thread has ended."""
        with self._lock:
            self._closed = True
        self._thread.shutdown()


def _done(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        _log.exception("The upkeep of an index has failed; answers do not need it.")


def _nothing() -> None:
    """Be what is waited for."""
