"""Run the library's calls off the event loop, and know which answers are still underway."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, TypeVar

T = TypeVar("T")
THREADS: Final = 2
"""How many calls run at a time: a third would not be faster, and the event loop would wait more."""


def _nothing() -> None:
    """Do nothing."""


class UnfinishedError(TimeoutError):
    """Say that a change takes too long. It may still happen."""


class Work:
    """Threads for blocking calls, `threads` at a time, and a count of the answers underway.

    A call may take `seconds` from when it is made. `changes` says that the calls change what is
    stored. The threads are daemons: a search that hangs must not keep the process from ending.
    """

    def __init__(
        self, threads: int = THREADS, seconds: float = 60, *, changes: bool = False
    ) -> None:
        self._slots = asyncio.Semaphore(threads)
        self.seconds = seconds
        self._changes = changes
        self._underway = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self.draining = False

    async def run(self, call: Callable[[], T], ended: Callable[[], object] = _nothing) -> T:
        """Return what `call` returns, computed in a thread.

        Raises `TimeoutError` when that takes too long, `UnfinishedError` where it changes what is
        stored; the thread then ends in its own time. `ended` is called on the event loop when the
        thread has ended, whoever still waits for it. Raises `RuntimeError` where no thread can be
        started.
        """
        try:
            async with asyncio.timeout(self.seconds):
                await self._slots.acquire()
                return await self._in_thread(call, ended)
        except TimeoutError as error:
            if self._changes:
                raise UnfinishedError from error
            raise

    def _in_thread(self, call: Callable[[], T], ended: Callable[[], object]) -> asyncio.Future[T]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def work() -> None:
            try:
                result = call()
            except BaseException as error:
                report = _failed(future, error)
            else:
                report = _done(future, result)
            with suppress(RuntimeError):  # the loop closed meanwhile: nobody waits any more
                loop.call_soon_threadsafe(ended)
                loop.call_soon_threadsafe(report)
                loop.call_soon_threadsafe(self._slots.release)

        try:
            threading.Thread(target=work, name="onrecord-search", daemon=True).start()
        except RuntimeError:  # the machine has no thread left; none will give the slot back
            self._slots.release()
            raise
        return future

    @contextmanager
    def underway(self) -> Iterator[None]:
        """Count an answer as underway while the block runs."""
        self._underway += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._underway -= 1
            if not self._underway:
                self._idle.set()

    async def drain(self, seconds: float) -> bool:
        """Take no new work; return whether all answers went out within `seconds`."""
        self.draining = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)
        return not self._underway


def _done(future: asyncio.Future[T], result: T) -> Callable[[], None]:
    return lambda: None if future.done() else future.set_result(result)


def _failed(future: asyncio.Future[T], error: BaseException) -> Callable[[], None]:
    return lambda: None if future.done() else future.set_exception(error)
