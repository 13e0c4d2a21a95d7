"""What says something new: nothing is told twice, and who sees it differently is heard too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.language.terms import words_and_terms
from index.models import Passage
from index.search.postings import Floats
from index.search.speaking import Named, meant, speakers

HEARD = 8
"""So many of the best passages are looked through for another speaker."""

_NEARLY_ALL = 0.8
_ABOUT_AS_WELL = 1.1  # of log-odds: at least a third as probably


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
        said = words_and_terms(passage.text)
        terms = frozenset(term for _, term in said)
        facts = frozenset(term for word, term in said[1:] if not word[0].islower())
        if not any(facts == others and _alike(terms, other) for _, other, others in kept):
            kept.append((position, terms, facts))
    return [position for position, _, _ in kept]


def with_another_voice(
    positions: Sequence[int], passages: Sequence[Passage], values: Floats
) -> list[int]:
    """Return `positions`, best first, with somebody else's answer second where there is one.

    It is a passage among the first few that answers about as well as the best, by the re-ranker's
    `values` (m,) of positions, but has another speaker. `passages` are those at `positions`.
    """
    first = speakers(passages[0]) if positions else []
    for place in range(1, min(len(positions), HEARD) if first else 0):
        here, best = positions[place], positions[0]
        if here >= len(values) or values[here] < values[best] - _ABOUT_AS_WELL:
            break
        other = speakers(passages[place])
        if other and not _share_somebody(first, other):
            return [best, here, *(one for one in positions[1:] if one != here)]
    return list(positions)


def _share_somebody(some: Sequence[Named], others: Sequence[Named]) -> bool:
    return any(meant(one.name, others) for one in some) or any(
        meant(other.name, some) for other in others
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _NEARLY_ALL * len(one | other)
