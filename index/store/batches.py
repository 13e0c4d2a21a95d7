"""Many values, so many at a time as one statement may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

MOST = 10_000
"""So many values a statement names: SQLite takes 32,766 and PostgreSQL's driver 65,535."""

T = TypeVar("T")


def batches(many: Iterable[T], size: int = 0) -> Iterator[Sequence[T]]:
    """Yield `many` in their order, up to `size` at a time, `MOST` where that is 0."""
    every, step = list(many), size or MOST
    return (every[at : at + step] for at in range(0, len(every), step))
