"""The people of a text, and whom its words mean: full names, surnames, roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index.language.hints import NO_HINTS, Hints
from index.language.lexicon.name_words import is_suffix
from index.language.lexicon.trades import is_trade
from index.language.people.introductions import introduced
from index.language.people.names import Name, read_name, runs
from index.language.people.offices import behind_office, office_start
from index.language.people.person import Person
from index.language.people.register import Register
from index.language.people.roster import Roster
from index.language.people.seen_names import SeenNames
from index.language.phrases.phrase import GENITIVE
from index.language.words import Line, Word, listed

_LABELLED = re.compile(  # a label that opens a sentence, and the sentence
    r"(?:^\W{0,6}|(?<=[.!?] ))([^\W\d_][^:.!?\n]{0,60}):\s([^.!?\n]*[.!?]?)", re.MULTILINE
)


@dataclass
class People:
    """The people of one text, and the places where it may name them."""

    text: str
    words: Sequence[Word]
    lines: Sequence[Line]
    hints: Hints = NO_HINTS
    runs: dict[int, list[Name]] = field(init=False)  # by the first word of the sentence
    register: Register = field(init=False)

    def __post_init__(self) -> None:
        self._seen = SeenNames(self.words, self.hints)
        self._opening = _end_of_paragraph(self.text)
        self.runs = {
            line.first: [self._bordered(line.first, one) for one in runs(self.words, line)]
            for line in self.lines
        }
        self.register = introduced(self.text, self.words, self.lines, self.runs, self._seen)

    def surnames(self) -> frozenset[str]:
        """Return the surnames of everybody, in small letters.

        But of nobody like the Cinder Mage of "Cinder Mage: damage raised", of whom nothing tells
        that this is a person.
        """
        return frozenset(
            surname
            for surname, people in self.register.by_surname.items()
            if any(one.known or not self._is_listed(one) for one in people)
        )

    @cached_property
    def _labelled(self) -> Mapping[str, list[str]]:
        """Return the sentences behind each label, in small letters."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for label in _LABELLED.finditer(self.text):
            found[label[1]].append(label[2].lower())
        return found

    def _is_listed(self, person: Person) -> bool:
        """Tell what a list calls so from who speaks in an interview, of oneself or to others."""
        lines = self._labelled.get(person.name, ())
        told = (listed("personal").isdisjoint(line.split()) and "?" not in line for line in lines)
        return bool(lines) and all(told)

    def everybody(self) -> list[Person]:
        """Return the people in the order in which the text first names them."""
        return self.register.everybody()

    @cached_property
    def roster(self) -> Roster:
        """The people by what they may be called."""
        return Roster(self.everybody())

    def named(self, first: int, last: int) -> Person | None:
        """Return the person whom `words[first..last]` name, in full or in part.

        None where nobody of the text is meant, or where two people may be.
        """
        name = self._ending(first, last)
        return self._known(name) if name else None

    def in_office(self, first: int, last: int) -> Person | None:
        """Return who holds the office that is a phrase but for its name: Minister for Trade Holm.

        But nobody whom somebody else speaks for: "a spokesman for Mayor Dana Holm".
        """
        name = self._ending(first, last)
        if name is None or len(name.key) < 2:
            return None
        office = office_start(self.words, first, name.first)
        return self._known(name) if office is not None and office <= first + 1 else None

    def bearers(self, first: int, last: int) -> list[Person]:
        """Return whom `words[first..last]` may mean where they are no more than a surname."""
        name = self._ending(first, last)
        return self.register.fitting(name) if name and len(name.key) == 1 else []

    def in_full(self, first: int, last: int) -> bool:
        """Tell whether `words[first..last]` are more than a surname."""
        name = self._ending(first, last)
        return name is not None and len(name.key) > 1

    def in_line(self, line: Line) -> list[Person]:
        """Return the people named outside quotation marks in a sentence, in order."""
        return [person for _, person in self._named_in(line)]

    def subjects_in(self, line: Line) -> list[Person]:
        """Return those of the people `in_line` whose names tell nothing of others.

        In "Marsh aide Dana Holm", "Marsh’s aide" and "the rise of Marsh" Marsh is none.
        """
        return [person for name, person in self._named_in(line) if not self._describes(line, name)]

    def _named_in(self, line: Line) -> Iterator[tuple[Name, Person]]:
        for name in self.runs[line.first]:
            if name.last < line.end and not self.words[name.first].quoted:
                person = self._known(name)
                if person:
                    yield name, person

    def _describes(self, line: Line, name: Name) -> bool:
        """Tell a name before a role or a genitive, or behind a preposition."""
        before = name.first - len(name.titles) - 1
        if before >= line.first and self.words[before].lower in listed("prepositions"):
            return True
        at = name.last + 1
        if at >= line.end:
            return False
        return self.words[at].text in GENITIVE or is_trade(self.words[at].lower)

    def _ending(self, first: int, last: int) -> Name | None:
        """Return the personal name that ends a phrase."""
        at = last
        while at >= first and not (self.words[at].name or is_suffix(self.words[at].lower)):
            at -= 1
        name = read_name(self.words, first, at) if at >= first else None
        if name and self.words[max(name.first - 1, first)].text == "&":
            return None  # "Marrow & Finch", a firm
        if name and name.last in self._nicknamed:
            return self._nicknamed[name.last]
        return self._bordered(first, name) if name else None

    @cached_property
    def _nicknamed(self) -> dict[int, Name]:
        """The names that hold a nickname in quotation marks, by their last word."""
        return {
            name.last: name
            for some in self.runs.values()
            for name in some
            if any(word.quoted for word in self.words[name.first : name.last])
        }

    def _bordered(self, low: int, name: Name) -> Name:
        """Return a name from where it begins in what stands from `low` on."""
        return behind_office(self.words, low, self._seen.bordered(name))

    def _known(self, name: Name) -> Person | None:
        """Return the person meant; by a surname alone only who was named before it.

        A headline and an opening may speak of somebody whom a later paragraph names in full, and
        what is short for a first name is so anywhere.
        """
        person = self.register.meant(name)
        if person and person is self.register.short_forms.get(name.key[0]):
            return person
        if person is None and len(name.key) == 1:
            return self.register.first_named(name, self.words[name.last].start)
        if person is None or len(name.key) > 1 or person.start < self.words[name.last].end:
            return person
        return person if self._opens(name) and person.start > self._opening else None

    def _opens(self, name: Name) -> bool:
        """Tell a name in a headline, or in the first paragraph."""
        line = self.lines[bisect_right(self.lines, name.last, key=lambda line: line.first) - 1]
        return line.heading or self.words[name.last].end <= self._opening


def _end_of_paragraph(text: str) -> int:
    """Return where the first paragraph of `text` ends."""
    return line_end(text, len(text) - len(text.lstrip()))


def line_end(text: str, place: int) -> int:
    """Return where the line of `text` ends that `place` is in."""
    end = text.find("\n", place)
    return end if end >= 0 else len(text)
