"""Whom a surname means that several people of a text have: who spoke under the full name."""

from __future__ import annotations

from itertools import pairwise

from index.language.people.people import People
from index.language.people.person import Person
from index.language.phrases.phrase import Phrase
from index.language.words import Line, listed

_STAYS = 3  # sentences for which it is remembered who was named
_WHOSE = frozenset({"his", "her", "their"})


class Namesakes:
    """Who of several with one surname was named lately, and who of them spoke.

    “Homeland Security Secretary Lena Holm said ... Holm added”, Peter Holm pages before it or not.
    """

    def __init__(self, people: People) -> None:
        self._people = people
        self._named: list[tuple[Person, int]] = []  # with the sentences since then
        self._speakers: list[Person] = []

    def speak(self, person: Person, phrase: Phrase) -> None:
        """Note who speaks, if `phrase` names them in full, or they are known to speak on."""
        if person in self._speakers or self._people.in_full(phrase.first, phrase.head):
            self._name(person)
            self._speakers = [one for one in self._speakers if one is not person] + [person]

    def hear(self, line: Line) -> None:
        """Note whom a sentence names; forget everybody where it names their family."""
        if self._names_family(line):
            self._named, self._speakers = [], []
        for person in self._people.in_line(line):
            self._name(person)
        self._named = [(one, since + 1) for one, since in self._named if since < _STAYS]
        self._speakers = [
            one for one in self._speakers if any(one is two for two, _ in self._named)
        ]

    def meant(self, phrase: Phrase) -> Person | None:
        """Return the bearer of a surname who spoke, where no other one was named beside."""
        bearers = self._people.bearers(phrase.first, phrase.head)
        named = [one for one, _ in self._named if one in bearers]
        return named[0] if len(named) == 1 and named[0] in self._speakers else None

    def _name(self, person: Person) -> None:
        self._named = [one for one in self._named if one[0] is not person] + [(person, 0)]

    def _names_family(self, line: Line) -> bool:
        """Tell "his father", who may be called so next."""
        words = self._people.words[line.first : line.end] if self._named else ()
        return any(
            one.lower in _WHOSE and noun.lower in listed("kinship") and not one.quoted
            for one, noun in pairwise(words)
        )
