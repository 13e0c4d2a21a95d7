"""How work that takes long says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Told = Callable[[str, int, int], object]
"""Is told what is being done, how many of its steps are done, and of how many; 0 is unknown."""


def nobody(doing: str, done: int, total: int) -> None:
    """Tell nobody."""
