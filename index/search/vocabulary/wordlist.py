"""Terms by their numbers, and numbers by their terms, in arrays that can lie in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from index.postings import Ints, Longs, edges
from index.search.vocabulary.family import family
from index.search.vocabulary.strings import NONE, Strings


class WordList(NamedTuple):
    """The terms numbered 0, 1, 2 ... and their families; it never changes."""

    terms: Strings
    numbers: Ints  # of the term at each place
    places: Ints  # of each number
    roots: Strings  # what the terms of a family have in common
    members: Ints  # the terms of all families, end to end
    member_starts: Longs  # (roots + 1,)

    def number(self, term: str) -> int | None:
        """Return the number of `term`, None where it has none."""
        place = self.terms.find(term.encode())
        return None if place is None else int(self.numbers[place])

    def term(self, number: int) -> str:
        """Return the term of that number."""
        return self.terms.at(int(self.places[number])).decode()

    def relatives(self, root: str) -> Ints:
        """Return the numbers of the terms of a family, ascending."""
        place = self.roots.find(root.encode())
        if place is None:
            return self.members[:0]
        return self.members[self.member_starts[place] : self.member_starts[place + 1]]

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the terms that begin with `start`."""
        return (term.decode() for term in self.terms.beginning(start.encode()))

    @property
    def size(self) -> int:
        """Return how many terms there are."""
        return len(self.numbers)

    def joined(self, new: Sequence[str]) -> WordList:
        """Return this list with the terms `new`, which must not be in it, numbered as they come."""
        encoded = [term.encode() for term in new]
        order = sorted(range(len(new)), key=encoded.__getitem__)
        terms, old_places, new_places = self.terms.joined([encoded[i] for i in order])
        numbers = np.empty(terms.size, np.int32)
        numbers[old_places] = self.numbers
        numbers[new_places] = np.array(order, np.int32) + self.size
        places = np.empty_like(numbers)
        places[numbers] = np.arange(len(numbers), dtype=np.int32)
        return WordList(terms, numbers, places, *self._families(new))

    def _families(self, new: Sequence[str]) -> tuple[Strings, Ints, Longs]:
        """Return the families with the terms `new` in them."""
        found = sorted((root.encode(), i) for i, term in enumerate(new) if (root := family(term)))
        grouped = [(root, [i for _, i in own]) for root, own in groupby(found, itemgetter(0))]
        unknown = [root for root, _ in grouped if self.roots.find(root) is None]
        roots, old_places, _ = self.roots.joined(unknown)
        owners = np.concatenate(
            [
                np.repeat(old_places, np.diff(self.member_starts)),
                np.repeat(
                    np.array([roots.place(root) for root, _ in grouped], np.int64),
                    [len(own) for _, own in grouped],
                ),
            ]
        )
        added = np.array([i for _, own in grouped for i in own], np.int32) + self.size
        order = np.argsort(owners, kind="stable")
        members = np.concatenate([self.members, added])[order].astype(np.int32)
        counts = np.bincount(owners, minlength=roots.size)
        return roots, members, edges(counts)


EMPTY = WordList(
    NONE,
    np.empty(0, np.int32),
    np.empty(0, np.int32),
    NONE,
    np.empty(0, np.int32),
    np.zeros(1, np.int64),
)
