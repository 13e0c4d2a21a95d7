"""What callers of the library give, checked where it comes in."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from index.models import storable

Names = str | Sequence[str]
"""One collection by its name, or several."""


def collection(name: str) -> str:
    """Return the name of a collection. Raises `ValueError` where nothing can have it."""
    if storable(name) != name:
        raise ValueError(
            f"{name!r} cannot name a collection: it has characters that cannot be stored. "
            "Choose another name."
        )
    return name


def collections(names: Names) -> tuple[str, ...]:
    """Return each of the collections once, in their order. Raises `ValueError` as `collection`."""
    several = (names,) if isinstance(names, str) else names
    return tuple(dict.fromkeys(map(collection, several)))


def count(n: int) -> int:
    """Return how many are wanted, no more than there can be. Raises `ValueError` below 1."""
    if n < 1:
        raise ValueError(f"n is {n}, but at least 1 must be asked for.")
    return min(n, sys.maxsize)


def text(words: str | None) -> str | None:
    """Return some words as they can be stored, so that they are looked for as others are."""
    return None if words is None else storable(words)
