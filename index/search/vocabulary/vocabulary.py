"""Which number stands for which term."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

import numpy as np

from index.postings import Ints
from index.search.lexicon import word_list
from index.search.vocabulary.family import family
from index.search.vocabulary.meaning import table
from index.search.vocabulary.wordlist import EMPTY, WordList

_REMEMBERED = 1 << 16
_UNSEEN = 0xFFFF


class _New:
    """Terms that are not in the word list yet, and their families."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.terms: list[str] = []
        self.numbers: dict[str, int] = {}
        self.families: dict[str, list[int]] = {}

    def add(self, term: str) -> None:
        number = self.first + len(self.terms)
        self.terms.append(term)
        if (root := family(term)) is not None:
            self.families.setdefault(root, []).append(number)
        self.numbers[term] = number


class Vocabulary:
    """Number the terms of a library, from 0 in the order in which they were first seen.

    Terms are only ever added, so readers need no lock. The first ones may come in a word list.
    """

    def __init__(self, terms: Iterable[str] = (), words: WordList = EMPTY) -> None:
        self._held = (words, _New(words.size))
        self._remembered: dict[str, int] = {}
        self._rows = np.empty(0, np.uint16)
        self._function_terms = 0, np.empty(0, np.int32)
        self._lock = threading.Lock()
        self.ids(terms)

    def ids(self, terms: Iterable[str]) -> Ints:
        """Return the ids of `terms` (int32), numbering those that are new."""
        terms = list(terms)
        with self._lock:
            numbers = [self._id(term) for term in terms]
        return np.array(numbers, np.int32)

    def get(self, term: str) -> int | None:
        """Return the id of `term`, or None where no text has it."""
        if (number := self._remembered.get(term)) is not None:
            return number
        words, new = self._held
        number = new.numbers.get(term)
        if number is None:
            number = words.number(term)
        if number is not None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered = {}
            self._remembered[term] = number
        return number

    def known(self, terms: Iterable[str]) -> list[int]:
        """Return the ids of those of `terms` that some text has, in their order."""
        return [number for term in terms if (number := self.get(term)) is not None]

    def term(self, number: int) -> str:
        """Return the term that `number` stands for."""
        words, new = self._held
        return words.term(number) if number < new.first else new.terms[number - new.first]

    def relatives(self, term: str) -> Ints:
        """Return the ids of the other terms of the family of `term`, ascending."""
        root = family(term)
        if root is None:
            return np.empty(0, np.int32)
        words, new = self._held
        found = words.relatives(root)
        if later := new.families.get(root):
            found = np.append(found, np.array(later, np.int32))
        return np.asarray(found[found != self.get(term)])

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the terms that begin with `start`."""
        words, new = self._held
        yield from words.beginning(start)
        yield from (term for term in tuple(new.terms) if term.startswith(start))

    @property
    def unlisted(self) -> int:
        """Return how many terms are in no word list yet."""
        return len(self._held[1].terms)

    def listed(self) -> WordList:
        """Put all terms into a word list, and return it. One at a time may do so."""
        words, new = self._held
        listed = words.joined(tuple(new.terms))
        with self._lock:
            later = _New(listed.size)
            for term in new.terms[listed.size - words.size :]:
                later.add(term)
            self._held = (listed, later)
        return listed

    def function_terms(self) -> Ints:
        """Return the ids of the function words, ascending."""
        size, known = self._function_terms
        if size != (now := len(self)):
            known = np.array(sorted(self.known(word_list("question", "function_words"))), np.int32)
            self._function_terms = now, known
        return known

    def rows(self, numbers: Ints) -> Ints:
        """Return the row of the table of word vectors of each term of `numbers`.

        A term is looked up when it is first asked for. Raises `DataFileError` when the table is
        missing or damaged.
        """
        known = self._rows
        if len(known) < len(self):
            known = np.pad(known, (0, len(self) - len(known)), constant_values=_UNSEEN)
            self._rows = known
        for number in numbers[known[numbers] == _UNSEEN].tolist():
            known[number] = table().row(self.term(number))
        return known[numbers].astype(np.int32)

    def __len__(self) -> int:
        _, new = self._held
        return new.first + len(new.terms)

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and self.get(term) is not None

    def _id(self, term: str) -> int:
        number = self.get(term)
        if number is not None:
            return number
        self._held[1].add(term)
        return self._held[1].numbers[term]
