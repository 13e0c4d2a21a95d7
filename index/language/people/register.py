"""The people of a text by the words of their names, and whom a name therefore means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.language.lexicon.name_words import first_names, is_office, particles, second_names
from index.language.people.full_names import families, length, may_be, surname
from index.language.people.gender import Gender, of_titles
from index.language.people.names import Name
from index.language.people.person import Person

_TWO = 2  # words of a name without a second surname


@dataclass
class Register:
    """The people of one text: by surname, first name and full name."""

    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_first_name: dict[str, list[Person]] = field(default_factory=dict)
    by_first_surname: dict[str, list[Person]] = field(default_factory=dict)  # Rosa Quispe Mamani
    by_name: dict[tuple[str, ...], Person] = field(default_factory=dict)
    short_forms: dict[str, Person] = field(default_factory=dict)  # before the name as well: Wilf
    owners: dict[str, Person | None] = field(default_factory=dict)  # of shared surnames
    genders: dict[str, Gender] = field(default_factory=dict)  # by surname, as titles tell

    def bearers(self, word: str) -> list[Person]:
        """Return the people whose surname is `word`."""
        return self.by_surname.get(word, [])

    def everybody(self) -> list[Person]:
        """Return the people in the order in which the text first names them."""
        return list({id(one): one for one in self.by_name.values()}.values())

    def enter(self, person: Person, nicknames: Sequence[str] = ()) -> None:
        """Note a person who is named in full, and may be called by `nicknames`."""
        self.by_name[person.words] = person
        for word in {surname(person.words), *families(person.words)}:
            self.by_surname.setdefault(word, []).append(person)
        self.by_first_name.setdefault(person.words[0], []).append(person)
        inner = person.words[1:-1] if length(person.words) > _TWO else ()
        for word in inner:
            if word not in first_names() and word not in particles():
                self.by_first_surname.setdefault(word, []).append(person)
        for word in nicknames:
            self.by_first_name.setdefault(word, []).append(person)

    def enter_partial(self, word: str, person: Person, family: str = "") -> None:
        """Note a person of whom the text only ever gives one name: "President Hale".

        And who shares the surname `family` with somebody whom it names in full.
        """
        self.by_surname[word] = [person]
        self.by_name[person.words] = person
        if family:
            self.by_surname.setdefault(family, []).append(person)
            self.short_forms[word] = person
            self.owners.pop(family, None)

    def address(self, word: str, titles: tuple[str, ...]) -> None:
        """Note that somebody is called `word` alone, after `titles`."""
        gender = of_titles(titles)
        people = self.bearers(word)
        if gender is not Gender.UNKNOWN:
            self.genders.setdefault(word, gender)
            if len(people) == 1 and people[0].gender is Gender.UNKNOWN:
                people[0].gender = gender
        if word not in self.owners and len(people) == 1:
            self.owners[word] = people[0]  # known alone when first called so: it stays theirs

    def know_families(self) -> None:
        """Note that who shares a surname with a person is one too: Macey Holm beside Ana Holm."""
        for word, people in self.by_surname.items():
            if any(one.known for one in people) and not is_office(word):
                for one in people:
                    one.known = one.known or not one.placed

    def meant(self, name: Name) -> Person | None:
        """Return whom a name means; None where it is nobody's, or may be two people's."""
        key = name.key
        if key in self.by_name:
            return self.by_name[key]
        if len(key) == 1:
            return self._by_single(key[0], of_titles(name.titles), addressed=bool(name.titles))
        alike = [one for one in self.bearers(surname(key)) if may_be(one.words, key)]
        alike = alike or self.begun(key)
        return alike[0] if len(alike) == 1 else None

    def begun(self, key: tuple[str, ...]) -> list[Person]:
        """Return the people whose longer name begins so: Ahmad Faizul, of Ahmad Faizul Hamid."""
        return [
            one
            for one in self.by_first_name.get(key[0], ())
            if one.words[: len(key)] == key and len(one.words) > len(key) > 1
            if one.role or one.titles or set(key[1:]) <= second_names()  # Mary Lou Holm
        ]

    def first_named(self, name: Name, before: int) -> Person | None:
        """Return whom a surname means that only one bearer of had been named by `before`."""
        named = [one for one in self.fitting(name) if one.start < before]
        return named[0] if len(named) == 1 else None

    def fitting(self, name: Name) -> list[Person]:
        """Return the bearers of a surname whom the titles before it fit."""
        gender = of_titles(name.titles)
        return [one for one in self.bearers(name.key[-1]) if not _contradicts(one.gender, gender)]

    def _by_single(self, word: str, gender: Gender, *, addressed: bool) -> Person | None:
        """Return whom one name means; behind a title, as in Ms Kanokwan, also by the first."""
        begun = (one for one in self.by_first_name.get(word, ()) if one.known or addressed)
        known = self.bearers(word) or list(begun) or self.by_first_surname.get(word, [])
        fitting = [one for one in known if not _contradicts(one.gender, gender)]
        if not known:
            return self.short_forms.get(word)
        if len(fitting) == 1:
            return fitting[0]
        owner = self.owners.get(word)
        return owner if owner in fitting else None


def _contradicts(one: Gender, other: Gender) -> bool:
    return one is not other and Gender.UNKNOWN not in {one, other}
