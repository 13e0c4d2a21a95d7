"""The same sentence in several articles: one hit, with the others as its copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.models import Passage


def distinct(order: Iterable[int], passages: Mapping[int, Passage]) -> dict[int, list[int]]:
    """Return the positions of `order` that say something new, each with those that repeat it.

    `passages[position]` is the passage of a position. Letter case and white space do not count.
    """
    first: dict[str, int] = {}
    copies: dict[int, list[int]] = {}
    for position in map(int, order):
        said = " ".join(passages[position].text.casefold().split())
        if said in first:
            copies[first[said]].append(position)
        else:
            first[said] = position
            copies[position] = []
    return copies
