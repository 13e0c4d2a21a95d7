"""What says something new: nothing is told twice, and who sees it differently is heard too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.models import Passage
from index.postings import Floats
from index.search.meant.speaking import Named, meant, speakers
from index.search.retrieval.evidence import Evidence
from index.search.surface import BIT

HEARD = 8
"""So many of the best passages are looked through for another speaker."""

_NEARLY_ALL = 0.8
_FACT = BIT["number"] | BIT["capital"]
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


def telling(order: Iterable[int], evidence: Evidence, n: int) -> list[int]:
    """Return the first n positions of `order` whose passages tell more than those before them.

    One that shares nearly all its words with a passage before it tells nothing new, unless a
    number or a name differs.
    """
    kept: list[tuple[int, frozenset[int], frozenset[int]]] = []
    for position in order:
        if len(kept) == n:
            break
        own = slice(evidence.starts[position], evidence.starts[position + 1])
        words, signs = evidence.tokens[own].tolist(), evidence.signs[own].tolist()
        terms = frozenset(words)
        facts = frozenset(
            word for word, shown in zip(words[1:], signs[1:], strict=True) if shown & _FACT
        )
        if not any(facts == others and _alike(terms, other) for _, other, others in kept):
            kept.append((position, terms, facts))
    return [position for position, _, _ in kept]


def as_good(positions: Sequence[int], values: Floats) -> int:
    """Return how many of the first `positions`, best first, answer about as well as the best.

    `values` (m,) are the re-ranker's.
    """
    looked_at = positions[:HEARD]
    good = [
        at < len(values) and values[at] >= values[positions[0]] - _ABOUT_AS_WELL for at in looked_at
    ]
    return good.index(False) if False in good else len(good)


def with_another_voice(
    positions: Sequence[int], passages: Sequence[Passage], values: Floats
) -> list[int]:
    """Return `positions`, best first, with somebody else's answer second where there is one.

    It is a passage among the first few that answers about as well as the best, by the re-ranker's
    `values` (m,) of positions, but has another speaker. `passages` are those at `positions`, as
    far as they answer so well.
    """
    first = speakers(passages[0]) if positions else []
    for place in range(1, as_good(positions, values) if first else 0):
        here, best = positions[place], positions[0]
        other = speakers(passages[place])
        if other and not _share_somebody(first, other):
            return [best, here, *(one for one in positions[1:] if one != here)]
    return list(positions)


def _share_somebody(some: Sequence[Named], others: Sequence[Named]) -> bool:
    return any(meant(one.name, others) for one in some) or any(
        meant(other.name, some) for other in others
    )


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    return shared >= _NEARLY_ALL * (len(one) + len(other) - shared)
