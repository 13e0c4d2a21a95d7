"""The speakers of all collections asked so far, each brought up to what the store says."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from index.models import SpeakerCard
from index.personhood import card_of, people
from index.recent import Recent
from index.roster import Name, Roster, words_of
from index.search.speaking import Named, meant, name_terms, nearest
from index.store import articles, collections, history
from index.store.collections import State
from index.store.spoken import Spoken, spoken_after

_BARE, _SPOKEN, _KEY = 1 << 12, 400, 64  # bytes of a roster, an entry of it, and an article's key


class _Loaded:
    """The roster of one collection, with the state of the collection that it shows."""

    def __init__(self) -> None:
        self.roster = Roster()
        self.state = State()
        self.keys: set[int] = set()

    @property
    def size(self) -> int:
        """Return about how many bytes this takes."""
        return _BARE + self.roster.entries * _SPOKEN + len(self.keys) * _KEY


class Speakers:
    """Know who speaks in which article. Safe to use from several threads.

    A speaker less sure than `confidence` does not count. Another thread or process may have
    changed a collection: every call catches up with the store. Collections that were not asked for
    longest are let go where all take more than `room` bytes.
    """

    def __init__(self, confidence: float, room: int) -> None:
        self.confidence = confidence
        self._room = room
        self._loaded: Recent[_Loaded] = Recent(room)
        self._history = ""
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
            found = [card_of(one) for name in quotes for one in people(_of(rosters, name))]
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

    def _rosters(self, connection: Connection, names: Sequence[str]) -> list[Roster]:
        if self._history != (now := history.current(connection)):  # a restored backup
            self._history, self._loaded = now, Recent(self._room)
        states = collections.states(connection, names)
        found = [self._current(connection, name, state) for name, state in states.items()]
        self._loaded.make_room(but=states)
        return found

    def _current(self, connection: Connection, name: str, state: State) -> Roster:
        loaded = self._loaded.use(name, _Loaded)
        if loaded.state.generation < state.generation:
            self._catch_up(connection, name, loaded, state)
        return loaded.roster

    def _catch_up(self, connection: Connection, name: str, loaded: _Loaded, state: State) -> None:
        newest = max(loaded.keys, default=0)
        loaded.roster.add(spoken_after(connection, name, newest, self.confidence))
        loaded.keys.update(articles.keys_of(connection, [name], after=newest))
        if len(loaded.keys) != state.size:  # keys are never used twice, so some are gone
            gone = loaded.keys.difference(articles.keys_of(connection, [name]))
            loaded.roster = loaded.roster.without(gone)
            loaded.keys -= gone
        loaded.state = state


def _of(rosters: Sequence[Roster], name: Name) -> list[Spoken]:
    return [one for roster in rosters for one in roster.of(name)]


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
