"""What says something new: a sentence in several articles is one hit, so is one told over again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.language.terms import tokens
from index.models import Passage

_NEARLY_ALL = 0.8


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


def telling(order: Iterable[tuple[int, Passage]], n: int) -> list[int]:
    """Return the first n positions of `order` whose passages tell more than those before them.

    One that shares nearly all its words with a passage before it tells nothing new, unless a
    number or a name differs.
    """
    kept: list[tuple[int, frozenset[str], frozenset[str]]] = []
    for position, passage in order:
        if len(kept) == n:
            break
        said = tokens(passage.text)
        terms = frozenset(token.term for token in said)
        facts = frozenset(one.term for one in said[1:] if not one.text[0].islower())
        if not any(facts == others and _alike(terms, other) for _, other, others in kept):
            kept.append((position, terms, facts))
    return [position for position, _, _ in kept]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _NEARLY_ALL * len(one | other)
