"""Who is quoted in one collection, in memory: names to choose from, and where each one speaks."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice, takewhile
from typing import NamedTuple

from index.language.terms import folded, index_terms
from index.models import SpeakerKind
from index.search.meant.speaking import is_name
from index.store.spoken import Spoken

Name = tuple[str, ...]
"""The words of a name, folded: what makes two names the same."""


def words_of(name: str) -> Name:
    """Return the words of a name in small letters and without accents, nor "the" before them."""
    words = tuple(folded(name))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


class _Spelled(NamedTuple):
    """A name as articles write it: its words, and whether it names anybody."""

    words: Name
    names: bool


class Roster:
    """The speakers of a collection by name. Not safe to change while others read."""

    def __init__(self) -> None:
        self._by_name: dict[Name, list[Spoken]] = {}
        self._by_word: dict[str, set[Name]] = {}
        self._by_term: dict[str, set[Name]] = {}
        self._spelled: dict[str, _Spelled] = {}
        self._known: set[tuple[str, str | None]] = set()
        self._named: Counter[Name] = Counter()
        self._words: list[str] = []  # of all names, sorted; none until somebody types
        self.entries = 0
        """How many statements of articles there are."""

    def add(self, found: Iterable[Spoken]) -> None:
        """Add what articles say of who speaks in them."""
        for one in found:
            self._add(one)

    def drop(self, gone: Set[int]) -> None:
        """Forget what the articles of those keys say."""
        for name, found in list(self._by_name.items()):
            kept = [one for one in found if one.article not in gone]
            if len(kept) < len(found):
                self._forget(name)
                for one in kept:
                    self._add(one)

    def of(self, name: Name) -> Sequence[Spoken]:
        """Return where somebody of that name speaks."""
        return self._by_name.get(name, ())

    def with_term(self, term: str) -> set[Name]:
        """Return the names that, with a role, hold `term`."""
        return self._by_term.get(term, set())

    def names(self) -> Iterable[Name]:
        """Return all names."""
        return self._by_name.keys()

    def most_quoted(self, beginning: Sequence[str], n: int) -> list[tuple[Name, int]]:
        """Return up to n names of which some word begins with each of `beginning`.

        Names that begin so themselves come first, then those quoted most. Each has the number of
        its quotes; who is not named at all ("an official") is left out.
        """
        if not beginning:
            return self._named.most_common(n)
        found = set.intersection(*map(self._with_prefix, beginning))
        first = beginning[0]
        counted = ((self._named[name], name) for name in found if name in self._named)
        best = heapq.nlargest(n, counted, key=lambda one: (one[1][0].startswith(first), one[0]))
        return [(name, quotes) for quotes, name in best]

    def _add(self, one: Spoken) -> None:
        if (one.name, one.role) not in self._known:
            self._learn(one)
        spelled = self._spelled[one.name]
        self._by_name[spelled.words].append(one)
        self.entries += 1
        if spelled.names and one.kind is not SpeakerKind.UNNAMED:
            self._named[spelled.words] += one.quotes

    def _learn(self, one: Spoken) -> None:
        """Note by what somebody is found whom no article called so yet."""
        self._words = []
        name = words_of(one.name)
        self._spelled[one.name] = _Spelled(name, is_name(one.name))
        self._known.add((one.name, one.role))
        self._by_name.setdefault(name, [])
        for held, key in self._places(name, one):
            held.setdefault(key, set()).add(name)

    def _forget(self, name: Name) -> None:
        self._words = []
        found = self._by_name.pop(name)
        self.entries -= len(found)
        self._named.pop(name, None)
        for one in {(one.name, one.role): one for one in found}.values():
            self._spelled.pop(one.name, None)
            self._known.remove((one.name, one.role))
            for held, key in self._places(name, one):
                names = held.get(key, set())
                names.discard(name)
                if not names:
                    held.pop(key, None)

    def _places(self, name: Name, one: Spoken) -> Iterator[tuple[dict[str, set[Name]], str]]:
        for word in name:
            yield self._by_word, word
        for term in index_terms(f"{one.name} {one.role or ''}"):
            yield self._by_term, term

    def _with_prefix(self, prefix: str) -> set[Name]:
        self._words = self._words or sorted(self._by_word)
        rest = islice(self._words, bisect_left(self._words, prefix), None)
        words = takewhile(lambda word: word.startswith(prefix), rest)
        return set[Name]().union(*(self._by_word[word] for word in words))
