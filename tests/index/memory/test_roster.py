"""A roster that forgot articles is like one that never heard of them."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from index.memory.roster import Roster
from index.models import SpeakerKind
from index.store.spoken import Spoken

NAMES = ["Ann Ferrow", "ann ferrow", "Ferrow", "The Harbour Board", "a sailor", "Tom Ann Orrin"]
ROLES = [None, "mayor", "former mayor of Ferrow", "chair"]
PREFIXES: list[tuple[str, ...]] = [(), ("a",), ("fer",), ("ann", "f"), ("harb",), ("s",)]

spoken = st.builds(
    Spoken,
    article=st.integers(1, 5),
    id=st.just(""),
    day=st.just(0),
    name=st.sampled_from(NAMES),
    role=st.sampled_from(ROLES),
    kind=st.sampled_from([SpeakerKind.PERSON, SpeakerKind.UNNAMED]),
    quotes=st.integers(1, 4),
)


@given(st.lists(spoken), st.sets(st.integers(1, 5)), st.lists(spoken))
def test_a_roster_forgets_without_trace(
    first: list[Spoken], gone: set[int], later: list[Spoken]
) -> None:
    """Names, terms and counts are those of what is left, also for who speaks again later."""
    roster = roster_of(first)
    roster.most_quoted(("a",), 25)
    roster.drop(gone)
    roster.add(later)
    fresh = roster_of([*(one for one in first if one.article not in gone), *later])
    assert told(roster) == told(fresh)
    assert roster.entries == fresh.entries


def roster_of(found: Iterable[Spoken]) -> Roster:
    """Return a new roster of `found`."""
    roster = Roster()
    roster.add(found)
    return roster


def told(roster: Roster) -> list[object]:
    """Return all that a roster says."""
    names = sorted(roster.names())
    return [
        [(name, sorted(map(repr, roster.of(name)))) for name in names],
        [sorted(roster.most_quoted(prefix, 25)) for prefix in PREFIXES],
        [sorted(roster.with_term(term)) for term in ("ferrow", "mayor", "sailor", "chair", "ann")],
    ]
