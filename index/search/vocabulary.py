"""Which number stands for which term."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

import numpy as np

from index.search.family import family
from index.search.postings import Ints


class Vocabulary:
    """Number the terms of a library, from 0 in the order in which they were first seen.

    Terms are only ever added, so readers need no lock.
    """

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self._terms: list[str] = []
        self._ids: dict[str, int] = {}
        self._families: dict[str, list[int]] = {}
        self._lock = threading.Lock()
        self.ids(terms)

    def ids(self, terms: Iterable[str]) -> Ints:
        """Return the ids of `terms` (int32), numbering those that are new."""
        terms = list(terms)
        known = self._ids
        if any(term not in known for term in terms):
            self._add(terms)
        return np.fromiter((known[term] for term in terms), np.int32, len(terms))

    def get(self, term: str) -> int | None:
        """Return the id of `term`, or None where no text has it."""
        return self._ids.get(term)

    def term(self, number: int) -> str:
        """Return the term that `number` stands for."""
        return self._terms[number]

    def relatives(self, term: str) -> Ints:
        """Return the ids of the other terms of the family of `term`."""
        found = self._families.get(family(term) or "", ())
        own = self.get(term)
        return np.array([number for number in found if number != own], np.int32)

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __contains__(self, term: object) -> bool:
        return term in self._ids

    def _add(self, terms: list[str]) -> None:
        with self._lock:
            for term in terms:
                if term not in self._ids:
                    self._terms.append(term)
                    number = len(self._terms) - 1
                    if (key := family(term)) is not None:
                        self._families.setdefault(key, []).append(number)
                    self._ids[term] = number
