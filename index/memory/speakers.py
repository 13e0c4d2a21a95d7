"""The speakers of all collections asked so far, each brought up to what the store says."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence, Set

import numpy as np
from sqlalchemy import Connection

from index.memory.followed import Followed
from index.memory.personhood import card_of, people
from index.memory.roster import Name, Roster, words_of
from index.memory.sayings import Sayings
from index.models import SpeakerCard
from index.postings import Longs
from index.search.meant.speaking import Named, meant, name_terms, nearest
from index.store.spoken import Spoken, counted, statements_after

_SPOKEN = 400  # bytes of an entry of a roster


class _Voices:
    """Who speaks in one collection, and which passages say what anybody says."""

    def __init__(self, confidence: float) -> None:
        self.roster = Roster()
        self.sayings = Sayings()
        self._confidence = confidence

    @property
    def size(self) -> int:
        return self.roster.entries * _SPOKEN + self.sayings.size

    def add(self, connection: Connection, name: str, after: int) -> None:
        found = list(statements_after(connection, name, after, self._confidence))
        self.roster.add(counted(found))
        self.sayings.add(found)

    def drop(self, gone: Set[int]) -> None:
        self.roster.drop(gone)
        self.sayings.drop(gone)


class Speakers:
    """Know who speaks in which article. Safe to use from several threads.

    A speaker less sure than `confidence` does not count. Every call catches up with the store;
    `room` is as `index.memory.followed.Followed` has it.
    """

    def __init__(self, confidence: float, room: int) -> None:
        self._followed = Followed(lambda: _Voices(confidence), room)
        self._lock = threading.Lock()

    def cards(
        self, connection: Connection, prefix: str, names: Sequence[str], n: int
    ) -> list[SpeakerCard]:
        """Return up to n people in whose name words begin as those of `prefix` do."""
        typed = words_of(prefix)
        with self._lock:
            rosters = self._rosters(connection, names)
            quotes: Counter[Name] = Counter()
            for roster in rosters:
                quotes.update(dict(roster.most_quoted(typed, n)))
            found = [card_of(one) for name in quotes for one in people(_once(_of(rosters, name)))]
        start = prefix.casefold().strip()
        found.sort(key=lambda card: (not card.name.casefold().startswith(start), -card.quotes))
        return found[:n]

    def find(self, connection: Connection, speaker: str, names: Sequence[str]) -> list[Spoken]:
        """Return where those speak whom `speaker` means.

        It is a card's label, which may be cut, or what `meant` understands: words of a name, of a
        role, or of both.
        """
        with self._lock:
            rosters = self._rosters(connection, names)
            labelled = _labelled(rosters, speaker) if "," in speaker else []
            return labelled or list(_meant(rosters, speaker))

    def nearest(self, connection: Connection, asked: str, names: Sequence[str]) -> tuple[str, ...]:
        """Return the names of those speakers that read most like `asked`, best first."""
        with self._lock:
            rosters = self._rosters(connection, names)
            known = [roster.of(name)[0].name for roster in rosters for name in roster.names()]
        return nearest(asked, known)

    def said(
        self, connection: Connection, names: Sequence[str], who: Sequence[Spoken] | None = None
    ) -> Longs:
        """Return the keys of the passages that those say whom `find` returned; None: anybody."""
        with self._lock:
            sayings = [one.sayings for one in self._followed.of(connection, names)]
            found = [one.every() if who is None else one.of(who) for one in sayings]
            return np.concatenate([*found, np.empty(0, np.int64)])

    def _rosters(self, connection: Connection, names: Sequence[str]) -> list[Roster]:
        return [one.roster for one in self._followed.of(connection, names)]


def _of(rosters: Sequence[Roster], name: Name) -> list[Spoken]:
    return [one for roster in rosters for one in roster.of(name)]


def _once(found: Sequence[Spoken]) -> list[Spoken]:
    """Return what each article says, once where it is in several collections."""
    first: dict[str, int] = {}
    return [one for one in found if first.setdefault(one.id, one.article) == one.article]


def _meant(rosters: Sequence[Roster], asked: str) -> Iterator[Spoken]:
    """Yield where those people speak whom the words `asked` mean, under whatever role."""
    terms = name_terms(asked)
    alike = {name for roster in rosters for term in terms[-1:] for name in roster.with_term(term)}
    named = {Named(one.name, one.role) for name in alike for one in _of(rosters, name)}
    wanted = set(meant(asked, named))
    for name in alike:
        for person in people(_of(rosters, name)):
            if any(Named(one.name, one.role) in wanted for one in person):
                yield from person


def _labelled(rosters: Sequence[Roster], label: str) -> list[Spoken]:
    """Return where those speak whose name `label` is, or whose name and role it begins."""
    if named := _of(rosters, words_of(label)):
        return named
    name, comma, _ = label.partition(", ")
    while comma:
        if named := _of(rosters, words_of(name)):
            typed = label.casefold().rstrip(" …")
            labelled = (one for one in people(named) if _label(one).startswith(typed))
            return min(labelled, key=lambda one: len(_label(one)), default=named)
        more, comma, _ = label[len(name) + len(comma) :].partition(", ")
        name = f"{name}, {more}"
    return []


def _label(person: Sequence[Spoken]) -> str:
    return card_of(person).label.casefold()
