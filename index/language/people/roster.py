"""The people of a text by what they may be called: their roles, titles, ages and initials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from index.language.lexicon.name_words import spelt_out
from index.language.lexicon.trades import TEENS, is_trade
from index.language.people.person import Person
from index.language.people.roles import heads, is_called
from index.language.words import listed


class Roster:
    """Everybody whom a text names, so arranged that nobody is looked for one by one."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._by_head = _arranged(people, lambda one: {_last(head) for head in _heads(one)})
        self._by_name = _arranged(people, lambda one: [one.name.lower().partition(" ")[0]])
        self._by_title = _arranged(people, lambda one: set(map(spelt_out, one.titles)))
        self._by_role = _arranged(people, lambda one: [one.role.lower()] if one.role else [])
        self._by_age = _arranged(people, lambda one: [one.age] if one.age else [])
        self._by_initials = _arranged(people, _initials)
        self._called: dict[str, list[Person]] = {}

    def called(self, noun: str) -> list[Person]:
        """Return the people whose role is `noun`: "the mayor" for "mayor of Carrow".

        Before others whom the text always calls so, as "President Hale", then those whose role it
        is without more: the chair before the vice chair.
        Nobody where it is no person: "the union" is not its head.
        """
        if noun not in self._called:
            self._called[noun] = self._find(noun)
        return self._called[noun]

    def titled(self, noun: str) -> list[Person]:
        """Return the people before whose name the title `noun` stands: "Gov. Dana Holm"."""
        return self._by_title.get(noun, [])

    def with_role(self, role: str) -> list[Person]:
        """Return the people whose role is `role`, in small letters, as it stands."""
        return self._by_role.get(role, [])

    def aged(self, age: str) -> list[Person]:
        """Return the people of whom the text says how old they are: `age`, in numbers."""
        return self._by_age.get(age, [])

    def teenagers(self) -> list[Person]:
        """Return the people of whom the text says that they are from 13 to 19 years old."""
        return [one for age in TEENS.values() for one in self.aged(age)]

    def with_initials(self, initials: str) -> list[Person]:
        """Return the people whose names begin with these letters, in small letters."""
        return self._by_initials.get(initials, [])

    def _find(self, noun: str) -> list[Person]:
        head = _last(noun)
        if not is_trade(head) or head in listed("organisations", "documents", "collectives"):
            return []
        named = self._by_name.get(noun.partition(" ")[0], [])
        always = [one for one in named if one.name.lower().startswith(f"{noun} ")]
        called = [one for one in self._by_head.get(head, []) if is_called(one.role or "", noun)]
        return always or [one for one in called if noun in _heads(one)] or called


def _arranged(
    people: Iterable[Person], keys: Callable[[Person], Iterable[str]]
) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for one in people:
        for key in keys(one):
            found.setdefault(key, []).append(one)
    return found


def _heads(person: Person) -> list[str]:
    return heads(person.role.lower()) if person.role else []


def _last(words: str) -> str:
    return words.rpartition(" ")[2]


def _initials(person: Person) -> set[str]:
    """Return the first letters of all words of a name, and of the first and the last."""
    words = person.words
    return {"".join(word[0] for word in words), words[0][0] + words[-1][0]}
