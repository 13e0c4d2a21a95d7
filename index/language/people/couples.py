"""Couples and siblings, of whom a text gives one surname: Col and Deb Marsh."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.language.people.describing import PeopleReading, Runs
from index.language.people.full_names import surname
from index.language.people.gender import Gender, of_name, of_titles
from index.language.people.names import Name
from index.language.people.person import Person
from index.language.words import Line, Word

_AND = frozenset({"and", "&"})


def note_couples(reading: PeopleReading, lines: Sequence[Line], runs: Runs) -> None:
    """Note who is named by a first name alone before somebody who is named in full.

    A surname that both have is from then on neither's: not "Marsh", but "Mr Marsh" is. That is
    shown where the text has it, because it tells more than "Col".
    """
    register = reading.register
    for line in lines:
        for one, other in pairwise(() if line.heading else runs[line.first]):
            known = register.meant(other) if len(other.key) > 1 else None
            if known is None or not known.known or not _are_two(reading.words, one, other):
                continue
            gender = of_name(one.key, ())
            if gender is Gender.UNKNOWN or register.meant(one):
                continue
            family = surname(known.words)
            first, last = _addressed(lines, runs, family, gender) or (one.first, one.last)
            start, end = reading.words[first].start, reading.words[last].end
            name = reading.text[start:end]
            person = Person(name, one.key, start, end, gender=gender, known=True)
            register.enter_partial(one.key[0], person, family)


def _addressed(
    lines: Sequence[Line], runs: Runs, family: str, gender: Gender
) -> tuple[int, int] | None:
    """Return first and last word of "Mr Marsh", where the text calls somebody so."""
    names = (name for line in lines if not line.heading for name in runs[line.first])
    for name in names:
        if name.key == (family,) and of_titles(name.titles) is gender:
            return name.first - len(name.titles), name.last
    return None


def _are_two(words: Sequence[Word], one: Name, other: Name) -> bool:
    """Tell "Col and Deb Marsh" from "Ana Reed and Deb Marsh"."""
    alone = len(one.key) == 1 and not one.titles and not other.titles
    return alone and one.last + 2 == other.first and words[one.last + 1].lower in _AND
