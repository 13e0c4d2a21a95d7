"""People of whom a text gives one name alone: "President Hale", "his wife, Carol"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.name_words import first_names, first_names_in_full, is_office
from index.language.people.describing import PeopleReading, Runs, kin_before, owned_kin
from index.language.people.full_names import length, surname
from index.language.people.gender import Gender, of_name, of_role, of_titles
from index.language.people.given import is_given
from index.language.people.names import Name
from index.language.people.person import Person
from index.language.people.single_roles import single_role
from index.language.words import Line, Word

_CALLED = frozenset({"called", "named"})
_LOWER = frozenset({"vice", "deputy"})  # before a title
_EPITHETS = frozenset({"Old", "Young", "Little", "Big"})


def note_single_names(reading: PeopleReading, lines: Sequence[Line], runs: Runs) -> None:
    """Note whom the text never names in full: "President Hale", "his wife, Carol", "Ali, a cook".

    But nobody of the Justice Department.
    """
    register = reading.register
    genders: dict[str, set[Gender]] = {}
    found: dict[str, Person] = {}
    for line in lines:
        for name in () if line.heading else runs[line.first]:
            word = surname(name.key)  # Adzima, of Torgbui Adzima IV
            known = register.bearers(word) or word in register.by_first_name
            if (
                length(name.key) > 1
                or known
                or is_office(word)
                or _is_bracketed(reading.words, name)
            ):
                continue
            if name.titles:
                genders.setdefault(word, set()).add(of_titles(name.titles))
            kin = kin_before(reading.words, line, name)
            role = single_role(reading, line, name)
            told = kin or role or _is_called(reading.words, line, name)
            if name.titles or told or _is_known_as(reading.words, line, name):
                one = found.setdefault(word, _partial(reading, name, kin))
                one.role = one.role or role
                one.gender = of_role(role) if one.gender is Gender.UNKNOWN else one.gender
    for word, person in found.items():
        if len(genders.get(word, set()) - {Gender.UNKNOWN}) < 2:
            person.gender = register.genders.get(word, person.gender)
            register.enter_partial(word, person)


def _is_bracketed(words: Sequence[Word], name: Name) -> bool:
    """Tell the (Hon. Treasurer) and the (DH, chair) behind somebody's name."""
    before = name.first - len(name.titles) - 1
    return before >= 0 and words[before].text == "("


def _is_called(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "a cleaner surnamed Wong" and "a waiter called Zsolt" from "a print called Gate".

    And "Bram, 12, said".
    """
    behind = [word.text for word in words[name.last + 1 : min(name.last + 4, line.end)]]
    aged = len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdecimal()
    if is_given(words, line.first, name.first) or (aged and len(behind[1]) < 3):
        return True
    before = words[name.first - 1].lower if name.first > line.first else ""
    return before == "surnamed" or (before in _CALLED and name.key[0] in first_names())


def _is_known_as(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "Old Ted"."""
    before = words[name.first - 1] if name.first > line.first else None
    known = before is not None and before.text in _EPITHETS
    return known and name.key[0] in first_names() | first_names_in_full()


def _partial(reading: PeopleReading, name: Name, kin: str) -> Person:
    first = name.first - len(name.titles)
    before = reading.words[first - 1] if first > 0 else None
    if before and (before.lower in _LOWER if name.titles else before.text in _EPITHETS):
        first -= 1  # Vice President Reed, Old Ted
    start, end = reading.words[first].start, reading.words[name.last].end
    told = of_role(kin)
    gender = of_name(name.key, name.titles) if told is Gender.UNKNOWN else told
    owned = owned_kin(reading.words, Line(0, len(reading.words), heading=False), name)
    return Person(reading.text[start:end], name.key, start, end, gender=gender, kin=owned)
