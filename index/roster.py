"""Who is quoted in one collection, in memory: names to choose from, and where each one speaks."""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from index.language.terms import fold, tokens
from index.models import SpeakerKind
from index.store.spoken import Spoken

Name = tuple[str, ...]
"""The words of a name, folded: what makes two names the same."""

_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)


def words_of(name: str) -> Name:
    """Return the words of a name in small letters and without accents, nor "the" before them."""
    words = tuple(fold(token.text) for token in tokens(name))
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def _is_name(name: str) -> bool:
    """Tell `Carrow Audit Office` from `The report`, which names nobody outside its article."""
    found = _ARTICLE.match(name)
    without_article = name[found.end() :] if found else name
    return without_article != without_article.lower()


class Roster:
    """The speakers of a collection by name. Not safe to change while others read."""

    def __init__(self, found: Iterable[Spoken] = ()) -> None:
        self._by_name: dict[Name, list[Spoken]] = defaultdict(list)
        self._by_word: dict[str, set[Name]] = defaultdict(set)
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
            if one.kind is not SpeakerKind.UNNAMED and _is_name(one.name):
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

    def holding(self, words: Sequence[str]) -> set[Name]:
        """Return the names that hold all of `words`; none for no words."""
        found = [self._by_word.get(word, set()) for word in words]
        return set.intersection(*found) if found else set()

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

    def _with_prefix(self, prefix: str) -> set[Name]:
        rest = islice(self._words, bisect_left(self._words, prefix), None)
        words = takewhile(lambda word: word.startswith(prefix), rest)
        return set[Name]().union(*(self._by_word[word] for word in words))
