"""Who is quoted in one collection, in memory: names to choose from, and where each one speaks."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from index.language.terms import fold, index_terms, tokens
from index.models import SpeakerKind
from index.search.speaking import is_name
from index.store.spoken import Spoken

Name = tuple[str, ...]
"""The words of a name, folded: what makes two names the same."""


def words_of(name: str) -> Name:
    """Return the words of a name in small letters and without accents, nor "the" before them."""
    words = tuple(fold(token.text) for token in tokens(name))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


class Roster:
    """The speakers of a collection by name. Not safe to change while others read."""

    def __init__(self, found: Iterable[Spoken] = ()) -> None:
        self._by_name: dict[Name, list[Spoken]] = defaultdict(list)
        self._by_word: dict[str, set[Name]] = defaultdict(set)
        self._by_term: dict[str, set[Name]] = defaultdict(set)
        self._known: set[tuple[str, str | None]] = set()
        self._named: Counter[Name] = Counter()
        self._words: list[str] = []
        self.entries = 0
        """How many statements of articles there are."""
        self.add(found)

    def add(self, found: Iterable[Spoken]) -> None:
        """Add what articles say of who speaks in them."""
        for one in found:
            name = words_of(one.name)
            for word in name if name not in self._by_name else ():
                self._by_word[word].add(name)
            self._by_name[name].append(one)
            self.entries += 1
            self._learn_terms(name, one)
            if one.kind is not SpeakerKind.UNNAMED and is_name(one.name):
                self._named[name] += one.quotes
        self._words = sorted(self._by_word)

    def without(self, gone: Iterable[int]) -> Roster:
        """Return the roster without the articles of those keys."""
        keys = frozenset(gone)
        everything = (one for found in self._by_name.values() for one in found)
        return Roster(one for one in everything if one.article not in keys)

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

    def _learn_terms(self, name: Name, one: Spoken) -> None:
        if (one.name, one.role) not in self._known:
            self._known.add((one.name, one.role))
            for term in index_terms(f"{one.name} {one.role or ''}"):
                self._by_term[term].add(name)

    def _with_prefix(self, prefix: str) -> set[Name]:
        rest = islice(self._words, bisect_left(self._words, prefix), None)
        words = takewhile(lambda word: word.startswith(prefix), rest)
        return set[Name]().union(*(self._by_word[word] for word in words))
