"""What the words beside names tell of those who bear them: role, gender, age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from index.language.lexicon.name_words import first_names
from index.language.lexicon.trades import AGED, TEENS, head_noun, is_trade
from index.language.people.gender import Gender, of_name, of_role
from index.language.people.names import Name
from index.language.people.person import Person
from index.language.people.register import Register
from index.language.people.role_after import role_after
from index.language.people.roles import role_beside
from index.language.people.seen_names import SeenNames
from index.language.phrases.phrase import GENITIVE
from index.language.words import Line, Word, listed

_OWNERS = frozenset({"his", "her", "their"})
_YEAR = 4  # digits
_REACH = 3  # words of "the 33-year-old team captain Dana Holm"
_ARTICLES = frozenset({"a", "an", "the"})

Runs = Mapping[int, Sequence[Name]]
"""What may be personal names, by the first word of their sentence."""


class PeopleReading(NamedTuple):
    """A text that is read for people, and those found so far."""

    text: str
    words: Sequence[Word]
    seen: SeenNames
    small: frozenset[str]
    titled: frozenset[str]  # what stands alone behind a title: Mr. Park
    register: Register


def describe(reading: PeopleReading, person: Person, line: Line, name: Name) -> None:
    """Note the role and the gender that the words around a full name give."""
    if person.role is None:
        place = role_beside(reading.words, line, name)
        role = sliced(reading, *place) if place else None
        person.known = person.known or bool(role)  # an "18-year-old" is somebody
        person.role = None if role and role.lower().endswith(AGED) else role
    person.age = person.age or _age(reading.words, line, name)
    person.kin = person.kin or owned_kin(reading.words, line, name)
    told = of_name(person.words, name.titles)
    if person.gender is Gender.UNKNOWN:
        role = person.role or kin_before(reading.words, line, name)
        person.gender = told if told is not Gender.UNKNOWN else of_role(role)
    person.known = person.known or bool(
        person.role
        or name.titles
        or person.words[0] in first_names()
        or reading.seen.is_person(name)
        or _is_somebody(reading.words, line, name)
    )


def _is_somebody(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "Marijke Tolland, who builds it," from "fans of Harbour United, who left"."""
    before = words[name.first - 1].lower if name.first > line.first else ""
    at = name.last + 1
    at += at < line.end and words[at].text == ","
    told = at < line.end and words[at].lower in {"who", "whose"}
    return told and before not in listed("prepositions", "conjunctions")


def _age(words: Sequence[Word], line: Line, name: Name) -> str:
    """Return the age of "Dana Holm, 33," and "33-year-old Dana Holm", "" where none is told."""
    start = name.first - len(name.titles)
    for word in reversed(words[max(line.first, start - _REACH) : start]):
        if word.lower.endswith(AGED):
            years = word.lower.removesuffix(AGED)
            return TEENS.get(years, years)
        if not word.text[0].isalnum() or word.lower in listed("prepositions"):
            break
    behind = words[name.last + 1 : min(name.last + 3, line.end)]
    told = len(behind) == 2 and behind[0].text in {",", "("} and behind[1].text.isdigit()
    return behind[1].text if told and len(behind[1].text) < _YEAR else ""


def describe_later(reading: PeopleReading, lines: Sequence[Line], runs: Runs) -> None:
    """Note what stands behind surnames alone: "Holm, the union’s treasurer, wrote", "Holm, 33"."""
    for line in lines:
        for name in () if line.heading else runs[line.first]:
            known = _bearer(reading, name) if len(name.key) == 1 else None
            if known:
                known.role = known.role or trade_after(reading, line, name)
                known.age = known.age or _age(reading.words, line, name)


def _bearer(reading: PeopleReading, name: Name) -> Person | None:
    """Return whom a surname means: of several who had alone been named before it."""
    known = reading.register.bearers(name.key[0])
    if len(known) == 1:
        return known[0]
    return reading.register.first_named(name, reading.words[name.first].start)


def kin_before(words: Sequence[Word], line: Line, name: Name) -> str:
    """Return the noun of "her son Emeka" and "his wife, Carol", else ""."""
    at = name.first - 1
    if at > line.first and words[at].text == ",":
        at -= 1
    is_kin = at >= line.first and words[at].lower in listed("kinship")
    return words[at].lower if is_kin else ""


def owned_kin(words: Sequence[Word], line: Line, name: Name) -> str:
    """Return "son" for "her son Emeka" and "her younger son Emeka", else ""."""
    at = name.first - 1
    apart = words[at].text == ","
    if apart and not (name.last + 1 < line.end and words[name.last + 1].text in {",", "."}):
        return ""  # "Like his sister, Dana Holm left"
    at -= apart
    if at <= line.first or words[at].text not in listed("kinship", "further_kin"):
        return ""
    owner = at - 1
    if words[owner].text[0].isalpha() and not _owns(words[owner]) and owner > line.first:
        owner -= 1  # her younger son
    return words[at].text if _owns(words[owner]) else ""


def _owns(word: Word) -> bool:
    """Tell somebody else’s from "my dear sister", as one calls people who are none."""
    return not word.quoted and (word.lower in _OWNERS or word.text in GENITIVE)


def trade_after(reading: PeopleReading, line: Line, name: Name) -> str | None:
    """Return the trade between commas behind a name: "a taxi driver", "the union’s treasurer"."""
    place = role_after(reading.words, line, name.last)
    if place is None or reading.words[place[0]].lower not in _ARTICLES:
        return None
    role = sliced(reading, *place)
    return role if is_trade(head_noun(role).lower()) else None


def sliced(reading: PeopleReading, first: int, last: int) -> str:
    """Return the words from `first` to `last` as they stand in the text."""
    return reading.text[reading.words[first].start : reading.words[last].end]
