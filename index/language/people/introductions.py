"""How a text introduces people: in full, with a role; or by a title, or as somebody's wife."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.name_words import first_names, particles
from index.language.people.couples import note_couples
from index.language.people.describing import PeopleReading, Runs, describe, describe_later
from index.language.people.full_names import families, is_plain, length, may_be, same, surname
from index.language.people.gender import Gender, of_name
from index.language.people.lookalikes import (
    is_landform,
    is_place,
    may_be_first_name,
    opens_headline,
    opens_with_adverb,
    stands_as_place,
)
from index.language.people.names import Name
from index.language.people.nicknames import nicknames
from index.language.people.person import Person
from index.language.people.register import Register
from index.language.people.role_after import role_in_brackets
from index.language.people.roles import role_beside
from index.language.people.seen_names import SeenNames
from index.language.people.short_forms import note_short_forms
from index.language.people.single_names import note_single_names
from index.language.scanning.labels import first_question
from index.language.words import Line, Word, listed

_SUPERLATIVES = frozenset({"best", "most", "worst"})
_FULL = 2  # words of a full name, mostly
_INITIAL = 2  # letters and marks of "W."
_LONGEST_NAME = 4  # words that are no particles


def introduced(
    text: str, words: Sequence[Word], lines: Sequence[Line], runs: Runs, seen: SeenNames
) -> Register:
    """Return the people whom a text introduces.

    Headings introduce them in interviews alone, above the questions, and where a role stands in
    brackets: "Five questions for Dana Holm", "Present: Ann Reed (Chair)".
    """
    small = frozenset(word.text for word in words if word.text.islower())
    titled = frozenset(
        name.key[0] for some in runs.values() for name in some if name.titles and len(name.key) == 1
    )
    reading = PeopleReading(text, words, seen, small, titled, Register())
    doubtful: list[tuple[Line, Name]] = []
    alone = frozenset(
        name.key[0] for line in lines for name in runs[line.first] if len(name.key) == 1
    )
    questions = first_question(words, lines) or 0
    for at, line in enumerate(lines):
        for name in runs[line.first]:
            if opens_headline(words, line, name) or (line.heading and _heads(name, alone)):
                doubtful.append((line, name))
                continue
            told = not line.heading or _is_introduced(reading, line, name, asked=at < questions)
            _note(reading, line, name, told=told)
    for line, name in doubtful:
        if not reading.register.bearers(surname(name.key)):
            _note(reading, line, name, told=True)
    reading.register.know_families()
    note_single_names(reading, lines, runs)
    note_short_forms(reading, lines, runs)
    note_couples(reading, lines, runs)
    describe_later(reading, lines, runs)
    return reading.register


def _is_introduced(reading: PeopleReading, line: Line, name: Name, *, asked: bool) -> bool:
    """Tell who is listed with a role, or whom the heading of an interview names."""
    if role_in_brackets(reading.words, line, name.last + 1):
        return True
    return asked and (name.key[0] in first_names() or bool(role_beside(reading.words, line, name)))


def _heads(name: Name, alone: frozenset[str]) -> bool:
    """Tell the author in a review's heading, whom the text calls by the surname `alone`."""
    two = length(name.key) == _FULL and name.key[0] in first_names()
    return two and surname(name.key) in alone


def _note(reading: PeopleReading, line: Line, name: Name, *, told: bool) -> None:
    """Note somebody; a full name only where it is `told`, and no mere heading's capitals."""
    if len(name.key) == 1:
        reading.register.address(name.key[0], name.titles)
    elif told and 2 <= length(name.key) <= _LONGEST_NAME:
        _note_full(reading, line, name)


def _note_full(reading: PeopleReading, line: Line, name: Name) -> None:
    key, register = name.key, reading.register
    if not _may_name_somebody(reading, line, name):
        return
    known = [one for one in register.bearers(surname(key)) if may_be(one.words, key)]
    known = known or register.begun(key)
    if known:
        if len(known) == 1 or same(known[0].words, key):
            register.by_name.setdefault(key, known[0])
            _name_fuller(reading, known[0], name)
            describe(reading, known[0], line, name)
        return
    start, end = reading.words[name.first].start, reading.words[name.last].end
    person = Person(reading.text[start:end], key, start, end, titles=name.titles)
    person.gender = _addressed(register, key)
    person.placed = stands_as_place(reading.words, line, name)
    called = nicknames(reading.words, line, name)
    register.enter(person, called)
    describe(reading, person, line, name)
    person.known = person.known or bool(called)


def _name_fuller(reading: PeopleReading, person: Person, name: Name) -> None:
    """Call "W. Holm" of a list Wilfred Holm, where the text does so later."""
    initial = len(person.words[0]) == _INITIAL and person.words[0][1] == "."
    if person.fuller or not initial or "." in name.key[0]:
        return
    person.fuller = reading.words[name.first].start, reading.words[name.last].end
    person.name = reading.text[slice(*person.fuller)]
    person.gender = of_name(name.key, ()) if person.gender is Gender.UNKNOWN else person.gender
    reading.register.by_first_name.setdefault(name.key[0], []).append(person)


def _addressed(register: Register, key: tuple[str, ...]) -> Gender:
    """Return the gender of a bearer of a surname with a title, unless it is another bearer's."""
    told = register.genders.get(surname(key), Gender.UNKNOWN)
    if of_name(key, ()) not in {told, Gender.UNKNOWN}:
        return Gender.UNKNOWN  # "Mrs. Holm" was not Bill Holm
    taken = any(one.gender is told for one in register.bearers(surname(key)))
    return Gender.UNKNOWN if taken else told


def _may_name_somebody(reading: PeopleReading, line: Line, name: Name) -> bool:
    words, seen = reading.words, reading.seen
    if name.key[0] in _SUPERLATIVES:
        return False  # "She won Best Sourdough"
    family = families(name.key)  # Law Chi-fai
    sounds = (set(name.key) - particles() - set(family)) & listed("organisation_words")
    body = words[name.first - 1].lower if name.first > line.first else ""
    part = body in listed("organisation_words")  # Gene Bank, of the Rift Valley Gene Bank
    if (
        sounds
        and (part or not is_plain(name.key))
        and sounds != {surname(name.key)} & reading.titled
    ):
        return False
    if is_landform(words, line, name) or opens_with_adverb(words, line, name):
        return False
    if seen.is_person(name):
        return True
    if seen.is_other(name) or is_place(words, line, name):
        return False
    return may_be_first_name(words[name.first], reading.small)
