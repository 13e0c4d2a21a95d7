"""How a text introduces people: in full, with a role; or by a title, or as somebody's wife."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from index.language.full_names import families, is_plain, length, may_be, same, surname
from index.language.gender import Gender, of_name, of_role, of_titles
from index.language.given import is_given
from index.language.labels import first_question
from index.language.lookalikes import (
    is_landform,
    is_place,
    may_be_first_name,
    opens_headline,
    opens_with_adverb,
    stands_as_place,
)
from index.language.names import Name, first_names, is_office, particles
from index.language.person import Person
from index.language.register import Register
from index.language.role_after import role_after, role_in_brackets
from index.language.roles import role_beside
from index.language.seen_names import SeenNames
from index.language.stops import QUOTES
from index.language.trades import head_noun, is_trade
from index.language.words import Line, Word, listed

_FULL = 2  # words of a full name, mostly
_YEAR = 4  # digits
_LONGEST_NAME = 4  # words that are no particles
_CALLED = frozenset({"called", "named"})
_ARTICLES = frozenset({"a", "an", "the"})

Runs = Mapping[int, Sequence[Name]]
"""What may be personal names, by the first word of their sentence."""


class _Reading(NamedTuple):
    """A text that is read for people, and those found so far."""

    text: str
    words: Sequence[Word]
    seen: SeenNames
    small: frozenset[str]
    titled: frozenset[str]  # what stands alone behind a title: Mr. Park
    register: Register


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
    reading = _Reading(text, words, seen, small, titled, Register())
    doubtful: list[tuple[Line, Name]] = []
    alone = frozenset(
        name.key[0] for line in lines for name in runs[line.first] if len(name.key) == 1
    )
    questions = first_question(words, lines) or 0
    for at, line in enumerate(lines):
        for name in runs[line.first]:
            if opens_headline(words, line, name) or (line.heading and _heads(name, alone)):
                doubtful.append((line, name))
            elif _is_introduced(reading, line, name, asked=at < questions):
                _note(reading, line._replace(heading=False), name)
            else:
                _note(reading, line, name)
    for line, name in doubtful:
        if not reading.register.bearers(surname(name.key)):
            _note(reading, line._replace(heading=False), name)
    _note_partial(reading, lines, runs)
    _describe_later(reading, lines, runs)
    return reading.register


def _is_introduced(reading: _Reading, line: Line, name: Name, *, asked: bool) -> bool:
    """Tell who is listed with a role, or whom the heading of an interview names."""
    if role_in_brackets(reading.words, line, name.last + 1):
        return True
    return asked and (name.key[0] in first_names() or bool(role_beside(reading.words, line, name)))


def _heads(name: Name, alone: frozenset[str]) -> bool:
    """Tell the author in a review's heading, whom the text calls by the surname `alone`."""
    two = length(name.key) == _FULL and name.key[0] in first_names()
    return two and surname(name.key) in alone


def _note(reading: _Reading, line: Line, name: Name) -> None:
    if len(name.key) == 1:
        reading.register.address(name.key[0], name.titles)
    elif not line.heading and 2 <= length(name.key) <= _LONGEST_NAME:
        _note_full(reading, line, name)


def _note_full(reading: _Reading, line: Line, name: Name) -> None:
    key, register = name.key, reading.register
    if not _may_name_somebody(reading, line, name):
        return
    known = [one for one in register.bearers(surname(key)) if may_be(one.words, key)]
    known = known or register.begun(key)
    if known:
        if len(known) == 1 or same(known[0].words, key):
            register.by_name.setdefault(key, known[0])
            _describe(reading, known[0], line, name)
        return
    start, end = reading.words[name.first].start, reading.words[name.last].end
    person = Person(reading.text[start:end], key, start, end, titles=name.titles)
    person.gender = _addressed(register, key)
    person.placed = stands_as_place(reading.words, line, name)
    register.enter(person, _nicknames(reading.words, name))
    _describe(reading, person, line, name)


def _nicknames(words: Sequence[Word], name: Name) -> list[str]:
    """Return what stands in quotation marks inside a name: “Quill”, of Inés “Quill” Robledo."""
    inside = range(name.first + 2, name.last)
    marked = (at for at in inside if words[at - 1].text in QUOTES and words[at + 1].text in QUOTES)
    return [words[at].lower for at in marked]


def _addressed(register: Register, key: tuple[str, ...]) -> Gender:
    """Return the gender of a bearer of a surname with a title, unless it is another bearer's."""
    told = register.genders.get(surname(key), Gender.UNKNOWN)
    if of_name(key, ()) not in {told, Gender.UNKNOWN}:
        return Gender.UNKNOWN  # "Mrs. Holm" was not Bill Holm
    taken = any(one.gender is told for one in register.bearers(surname(key)))
    return Gender.UNKNOWN if taken else told


def _may_name_somebody(reading: _Reading, line: Line, name: Name) -> bool:
    words, seen = reading.words, reading.seen
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


def _describe(reading: _Reading, person: Person, line: Line, name: Name) -> None:
    """Note the role and the gender that the words around a full name give."""
    if person.role is None:
        place = role_beside(reading.words, line, name)
        person.role = _slice(reading, *place) if place else None
    person.age = person.age or _age(reading.words, line, name)
    told = of_name(person.words, name.titles)
    if person.gender is Gender.UNKNOWN:
        person.gender = told if told is not Gender.UNKNOWN else of_role(person.role)
    person.known = person.known or bool(
        person.role
        or name.titles
        or person.words[0] in first_names()
        or reading.seen.is_person(name)
    )


def _age(words: Sequence[Word], line: Line, name: Name) -> str:
    """Return the age of "Dana Holm, 33," and "Holm (33)", "" where none stands there."""
    behind = words[name.last + 1 : min(name.last + 3, line.end)]
    told = len(behind) == 2 and behind[0].text in {",", "("} and behind[1].text.isdigit()
    return behind[1].text if told and len(behind[1].text) < _YEAR else ""


def _describe_later(reading: _Reading, lines: Sequence[Line], runs: Runs) -> None:
    """Note what stands behind surnames alone: "Holm, the union’s treasurer, wrote", "Holm, 33"."""
    for line in lines:
        for name in () if line.heading else runs[line.first]:
            known = reading.register.bearers(name.key[0]) if len(name.key) == 1 else []
            if len(known) != 1:
                continue
            known[0].role = known[0].role or _trade_after(reading, line, name)
            known[0].age = known[0].age or _age(reading.words, line, name)


def _trade_after(reading: _Reading, line: Line, name: Name) -> str | None:
    """Return the trade between commas behind a name: "a taxi driver", "the union’s treasurer"."""
    place = role_after(reading.words, line, name.last)
    if place is None or reading.words[place[0]].lower not in _ARTICLES:
        return None
    role = _slice(reading, *place)
    return role if is_trade(head_noun(role).lower()) else None


def _slice(reading: _Reading, first: int, last: int) -> str:
    """Return the words from `first` to `last` as they stand in the text."""
    return reading.text[reading.words[first].start : reading.words[last].end]


def _note_partial(reading: _Reading, lines: Sequence[Line], runs: Runs) -> None:
    """Note whom the text never names in full: "President Hale", "his wife, Carol", "Ali, a cook".

    But nobody of the Justice Department.
    """
    register = reading.register
    genders: dict[str, set[Gender]] = {}
    found: dict[str, Name] = {}
    kins: dict[str, str] = {}
    for line in lines:
        for name in () if line.heading else runs[line.first]:
            word = name.key[0]
            known = register.bearers(word) or word in register.by_first_name
            if len(name.key) > 1 or known or is_office(word):
                continue
            if name.titles:
                genders.setdefault(word, set()).add(of_titles(name.titles))
            kin = _kin(reading.words, line, name)
            trade = word in first_names() and _trade_after(reading, line, name)
            if name.titles or kin or trade or _is_called(reading.words, line, name):
                found.setdefault(word, name)
                kins.setdefault(word, kin)
    for word, name in found.items():
        if len(genders.get(word, set()) - {Gender.UNKNOWN}) < 2:
            register.enter_partial(word, _partial(reading, word, name, kins[word]))


def _is_called(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "a cleaner surnamed Wong" and "a waiter called Zsolt" from "a print called Gate"."""
    if is_given(words, line.first, name.first):
        return True
    before = words[name.first - 1].lower if name.first > line.first else ""
    return before == "surnamed" or (before in _CALLED and name.key[0] in first_names())


def _kin(words: Sequence[Word], line: Line, name: Name) -> str:
    """Return the noun of "her son Emeka" and "his wife, Carol", else ""."""
    at = name.first - 1
    if at > line.first and words[at].text == ",":
        at -= 1
    is_kin = at >= line.first and words[at].lower in listed("kinship")
    return words[at].lower if is_kin else ""


def _partial(reading: _Reading, word: str, name: Name, kin: str) -> Person:
    first = name.first - len(name.titles)
    if name.titles and first > 0 and reading.words[first - 1].lower in {"vice", "deputy"}:
        first -= 1  # Vice President Reed
    start, end = reading.words[first].start, reading.words[name.last].end
    told = of_role(kin)
    told = of_name(name.key, name.titles) if told is Gender.UNKNOWN else told
    gender = reading.register.genders.get(word, told)
    return Person(reading.text[start:end], name.key, start, end, gender=gender)
