"""Wait for something to become so, without asking again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """Wake those who wait whenever anything changed."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def notify(self) -> None:
        """Let everybody who waits look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, look: Callable[[], T], what: str, seconds: float = 60) -> T:
        """Return what `look` returns as soon as that is true.

        Raises `AssertionError` naming `what` did not happen within `seconds`.
        """
        try:
            async with asyncio.timeout(seconds):
                while not (found := look()):
                    await self._changed.wait()
                return found
        except TimeoutError:
            raise AssertionError(f"this did not happen within {seconds:g} s: {what}") from None
