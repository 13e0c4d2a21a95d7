"""The people of a text: full names, roles as first given, and which surname is whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from index.language.gender import Gender, of_name, of_role, of_titles
from index.language.hints import NO_HINTS, Hints
from index.language.names import Name, first_names, is_suffix, is_title, particles, read_name, runs
from index.language.roles import is_called, role_after, role_before, role_set_off
from index.language.trades import is_trade
from index.language.words import Line, Word, listed

_MISSPELT = 6  # letters of a first name that another spelling may change one of
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "”", '"', "''", ":"})
_LONGEST_NAME = 4  # words that are no particles


@dataclass(eq=False)
class Person:
    """Somebody whom the text names in full, with what it says of them where it first does."""

    name: str
    words: tuple[str, ...]
    start: int
    end: int
    role: str | None = None
    gender: Gender = Gender.UNKNOWN
    known: bool = False  # the text or the name itself shows that this is a person
    placed: bool = False  # first named as places are, and never as a speaker


@dataclass
class People:
    """The people of one text by the words of their names."""

    text: str
    words: Sequence[Word]
    lines: Sequence[Line]
    hints: Hints = NO_HINTS
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_first_name: dict[str, list[Person]] = field(default_factory=dict)
    by_name: dict[tuple[str, ...], Person] = field(default_factory=dict)
    owners: dict[str, Person | None] = field(default_factory=dict)
    genders: dict[str, Gender] = field(default_factory=dict)
    runs: dict[int, list[Name]] = field(default_factory=dict)  # by the first word of the sentence

    def __post_init__(self) -> None:
        self._people_ending = {end: start for start, end in self.hints.people}
        self._names_ending = {end: start for start, end in self.hints.names}
        self._opening = _end_of_paragraph(self.text)
        self._small = frozenset(word.text for word in self.words if word.text.islower())
        doubtful: list[tuple[Line, Name]] = []
        for line in self.lines:
            self.runs[line.first] = [self._bordered(one) for one in runs(self.words, line)]
            for name in self.runs[line.first]:
                if self._opens_headline(line, name):
                    doubtful.append((line, name))
                else:
                    self._note(line, name)
        for line, name in doubtful:
            if not self._bearers(_surname(name.key)):
                self._note(line, name)
        self._note_partial()

    def named(self, first: int, last: int) -> Person | None:
        """Return the person whom `words[first..last]` name, in full or in part.

        None where nobody of the text is meant, or where two people may be.
        """
        name = self._ending(first, last)
        return self._known(name) if name else None

    def shared(self, first: int, last: int) -> bool:
        """Tell whether `words[first..last]` are a surname that several people have."""
        name = self._ending(first, last)
        return name is not None and len(name.key) == 1 and len(self._bearers(name.key[0])) > 1

    def in_line(self, line: Line) -> list[Person]:
        """Return the people named outside quotation marks in a sentence, in order."""
        return [person for _, person in self._named_in(line)]

    def subjects_in(self, line: Line) -> list[Person]:
        """Return those of the people `in_line` whose names describe nobody else.

        In "Marsh aide Dana Holm" and "Marsh’s aide" Marsh is none.
        """
        return [person for name, person in self._named_in(line) if not self._describes(line, name)]

    def _named_in(self, line: Line) -> Iterator[tuple[Name, Person]]:
        for name in self.runs[line.first]:
            if name.last < line.end and not self.words[name.first].quoted:
                person = self._known(name)
                if person:
                    yield name, person

    def _describes(self, line: Line, name: Name) -> bool:
        """Tell a name before a role or a genitive."""
        at = name.last + 1
        if at >= line.end:
            return False
        return self.words[at].text in {"’s", "'s"} or is_trade(self.words[at].lower)

    def with_role(self, noun: str) -> list[Person]:
        """Return the people whose role is `noun`: "the mayor" for "mayor of Carrow".

        Before others whom the text always calls so, as "President Hale".
        Nobody where it is no person: "the union" is not its head.
        """
        head = noun.rpartition(" ")[2]
        if not is_trade(head) or head in listed("organisations", "documents", "collectives"):
            return []
        titled = [one for one in self.everybody() if one.name.lower().startswith(f"{noun} ")]
        return titled or [one for one in self.everybody() if one.role and is_called(one.role, noun)]

    def everybody(self) -> list[Person]:
        """Return the people in the order in which the text first names them."""
        return list({id(one): one for one in self.by_name.values()}.values())

    def _ending(self, first: int, last: int) -> Name | None:
        """Return the personal name that ends a phrase."""
        at = last
        while at >= first and not (self.words[at].name or is_suffix(self.words[at].lower)):
            at -= 1
        name = read_name(self.words, first, at) if at >= first else None
        return self._bordered(name) if name else None

    def _bordered(self, name: Name) -> Name:
        """Return a name from where a trained pipeline sees it begin, if that is inside it."""
        start = self._people_ending.get(self.words[name.last].end)
        if start is None:
            return name
        first = bisect_left(self.words, start, lo=name.first, key=lambda word: word.start)
        key = tuple(word.lower for word in self.words[first : name.last + 1] if word.text != ",")
        return name._replace(first=first, key=key) if name.first < first <= name.last else name

    def _is_person(self, name: Name) -> bool:
        return self.words[name.last].end in self._people_ending

    def _is_other(self, name: Name) -> bool:
        """Tell what a trained pipeline sees as an organisation, a place or a work."""
        start = self._names_ending.get(self.words[name.last].end)
        return start is not None and start <= self.words[name.first].start

    def _bearers(self, surname: str) -> list[Person]:
        return self.by_surname.get(surname, [])

    def _known(self, name: Name) -> Person | None:
        """Return the person meant; by a surname alone only who was named before it.

        A headline and an opening may speak of somebody whom a later paragraph names in full.
        """
        person = self._meant(name)
        if person is None or len(name.key) > 1 or person.start < self.words[name.last].end:
            return person
        return person if self._opens(name) and person.start > self._opening else None

    def _opens(self, name: Name) -> bool:
        """Tell a name in a headline, or in the first paragraph."""
        line = self.lines[bisect_right(self.lines, name.last, key=lambda line: line.first) - 1]
        return line.heading or self.words[name.last].end <= self._opening

    def _meant(self, name: Name) -> Person | None:
        key = name.key
        if key in self.by_name:
            return self.by_name[key]
        if len(key) == 1:
            return self._by_single(key[0], name.titles)
        same = [one for one in self._bearers(_surname(key)) if _may_be(one.words, key)]
        return same[0] if len(same) == 1 else None

    def _by_single(self, word: str, titles: tuple[str, ...]) -> Person | None:
        known = self._bearers(word) or [
            one for one in self.by_first_name.get(word, ()) if one.known
        ]
        gender = of_titles(titles)
        if len(known) <= 1:
            other = known and known[0].gender is not gender and _both_told(known[0].gender, gender)
            return known[0] if known and not other else None
        fitting = [one for one in known if one.gender is gender and gender is not Gender.UNKNOWN]
        return fitting[0] if len(fitting) == 1 else self.owners.get(word)

    def _note(self, line: Line, name: Name) -> None:
        if len(name.key) == 1:
            self._note_single(name.key[0], name.titles)
        elif not line.heading and 2 <= _length(name.key) <= _LONGEST_NAME:
            self._note_full(line, name)

    def _note_single(self, word: str, titles: tuple[str, ...]) -> None:
        gender = of_titles(titles)
        if gender is not Gender.UNKNOWN:
            self.genders.setdefault(word, gender)
            for one in self._bearers(word):
                if one.gender is Gender.UNKNOWN:
                    one.gender = gender
        people = self._bearers(word)
        if word not in self.owners and len(people) == 1:
            self.owners[word] = people[0]  # known alone when first called so: it stays theirs

    def _note_partial(self) -> None:
        """Note whom the text never names in full: "President Hale", "his wife, Carol"."""
        genders: dict[str, set[Gender]] = {}
        found: dict[str, Name] = {}
        for line in self.lines:
            for name in () if line.heading else self.runs[line.first]:
                word = name.key[0]
                if len(name.key) > 1 or word in self.by_surname or word in self.by_first_name:
                    continue
                if name.titles:
                    genders.setdefault(word, set()).add(of_titles(name.titles))
                if name.titles or self._is_kin(line, name):
                    found.setdefault(word, name)
        for word, name in found.items():
            if len(genders.get(word, set()) - {Gender.UNKNOWN}) < 2:
                self._add_partial(word, name)

    def _is_kin(self, line: Line, name: Name) -> bool:
        """Tell "her son Emeka" and "his wife, Carol"."""
        at = name.first - 1
        if at > line.first and self.words[at].text == ",":
            at -= 1
        return at >= line.first and self.words[at].lower in listed("kinship")

    def _add_partial(self, word: str, name: Name) -> None:
        first = self.words[name.first - len(name.titles)]
        start, end = first.start, self.words[name.last].end
        person = Person(self.text[start:end], name.key, start, end)
        person.gender = self.genders.get(word, of_name(name.key, name.titles))
        self.by_surname[word] = [person]
        self.by_name[name.key] = person

    def _note_full(self, line: Line, name: Name) -> None:
        key = name.key
        if set(key) & listed("organisation_words") and not _is_plain_name(key):
            return
        if not self._is_person(name) and (
            self._is_other(name) or not self._may_be_first(self.words[name.first])
        ):
            return
        if self._is_place(line, name):
            return
        surname = _surname(key)
        known = [one for one in self._bearers(surname) if _may_be(one.words, key)]
        if known:
            if len(known) == 1 or _same(known[0].words, key):
                self.by_name.setdefault(key, known[0])
                self._describe(known[0], line, name)
            return
        start, end = self.words[name.first].start, self.words[name.last].end
        person = Person(self.text[start:end], key, start, end)
        person.gender = self.genders.get(surname, Gender.UNKNOWN)
        person.placed = self._stands_as_place(line, name)
        self.by_name[key] = person
        self.by_surname.setdefault(surname, []).append(person)
        self.by_first_name.setdefault(key[0], []).append(person)
        self._describe(person, line, name)

    def _may_be_first(self, word: Word) -> bool:
        """Tell a first name from "Half" and "ESPN" in "ESPN Fires Schilling"."""
        if word.lower in first_names():
            return True
        loud = word.text.isupper() and len(word.text) > 2 and "." not in word.text
        return not loud and word.lower not in self._small and word.lower not in _plain_words()

    def _opens_headline(self, line: Line, name: Name) -> bool:
        """Tell what may be no first name: "Late Marsh header sinks Rovers"."""
        if name.first > line.first or name.key[0] in first_names():
            return False
        return self.words[line.end - 1].text not in _SENTENCE_ENDS

    def _is_place(self, line: Line, name: Name) -> bool:
        """Tell "at St. Brannoc’s" and "the Marshall Islands" from a name that is unknown."""
        before = self.words[name.first - 1].lower if name.first > line.first else ""
        if before == "the" and name.key[-1] in listed("landforms"):
            return True
        if name.key[0] in first_names() or name.titles or self._is_person(name):
            return False
        return before in listed("place_openers") or self.words[name.first].lower == "st."

    def _stands_as_place(self, line: Line, name: Name) -> bool:
        """Tell "from Tamil Eelam" and "the Tigers of Tamil Eelam", which may name no person."""
        at = name.first - 1
        if at <= line.first:
            return False
        before = self.words[at].lower
        return before in {"in", "at", "from", "across"} or (
            before == "of" and self.words[at - 1].name
        )

    def _role(self, line: Line, name: Name) -> tuple[int, int] | None:
        """Return first and last word of the role beside a name: more than a title where it can."""
        before = role_before(self.words, line, name.first)
        if before and (before[0] < before[1] or not is_title(self.words[before[0]].lower)):
            return before
        return (
            role_after(self.words, line, name.last)
            or before
            or role_set_off(self.words, line, name.first - len(name.titles))
        )

    def _describe(self, person: Person, line: Line, name: Name) -> None:
        """Note the role and the gender that the words around a full name give."""
        if person.role is None:
            role = self._role(line, name)
            if role:
                person.role = self.text[self.words[role[0]].start : self.words[role[1]].end]
        told = of_name(person.words, name.titles)
        if person.gender is Gender.UNKNOWN:
            person.gender = told if told is not Gender.UNKNOWN else of_role(person.role)
        person.known = person.known or bool(
            person.role or name.titles or person.words[0] in first_names() or self._is_person(name)
        )


def _both_told(one: Gender, other: Gender) -> bool:
    return one is not Gender.UNKNOWN and other is not Gender.UNKNOWN


def _end_of_paragraph(text: str) -> int:
    """Return where the first paragraph of `text` ends."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _length(key: Sequence[str]) -> int:
    """Return how many words of a name are neither particles nor suffixes."""
    return sum(not (one in particles() or is_suffix(one)) for one in key)


@cache
def _plain_words() -> frozenset[str]:
    return listed("prepositions", "adverbs", "determiners", "roles", "role_modifiers") | listed(
        "organisation_words", "auxiliaries", "conjunctions", "subordinators", "openers"
    )


def _surname(key: Sequence[str]) -> str:
    """Return the last word that is no suffix."""
    return key[-2] if is_suffix(key[-1]) and len(key) > 1 else key[-1]


def _is_plain_name(key: Sequence[str]) -> bool:
    """Tell a first name and a surname, whatever else these words mean: Bill Stone, Joe Hall."""
    if key[0] not in first_names():
        return False
    return len(key) == 2 or not set(key[1:]) & listed("organisation_words")


def _may_be(full: Sequence[str], key: Sequence[str]) -> bool:
    """Tell whether `key` may mean the bearer of a full name: "von der Leyen", "John F. Kirby"."""
    bare = full[:-1] if is_suffix(full[-1]) and not is_suffix(key[-1]) else full
    return tuple(bare[-len(key) :]) == tuple(key) or _same(bare, key)


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two full names with one surname may be the same person's: John F. Kirby."""
    if (is_suffix(one[-1]) or is_suffix(other[-1])) and one[-1].strip(".") != other[-1].strip("."):
        return False
    return (
        one[0] == other[0]
        or _misspelt(one[0], other[0])
        or (
            one[0][0] == other[0][0]
            and (len(one[0]) == 2 or len(other[0]) == 2)
            and "." in one[0] + other[0]
        )
    )


def _misspelt(one: str, other: str) -> bool:
    """Tell one first name in two spellings: Kristin, Kristen."""
    if len(one) != len(other) or len(one) < _MISSPELT or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
