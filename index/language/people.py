"""The people of a text: full names, roles as first given, and which surname is whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from index.language.cues import is_verb
from index.language.phrases import phrase_before
from index.language.wordlists import word_list
from index.language.words import Line, Word, listed

_LONGEST_NAME = 4  # words
_OF_OFFICES = frozenset({"of", "for", "the", "&", "y"})  # join offices, not personal names
_LONGEST_ROLE = 24  # words


class Gender(StrEnum):
    """The gender that an article's own words give somebody."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


@dataclass
class Person:
    """Somebody whom the text names in full, with what it says of them where it first does."""

    name: str
    words: tuple[str, ...]
    start: int
    end: int
    role: str | None = None
    gender: Gender = Gender.UNKNOWN
    known: bool = False  # the text or the name itself shows that this is a person

    @property
    def surname(self) -> str:
        """Return the last word that is no suffix."""
        last = self.words[-1]
        return self.words[-2] if last in listed("name_suffixes") and len(self.words) > 1 else last


@dataclass
class People:
    """The people of one text by the words of their names."""

    text: str
    words: Sequence[Word]
    lines: Sequence[Line]
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_first_name: dict[str, list[Person]] = field(default_factory=dict)
    by_name: dict[tuple[str, ...], Person] = field(default_factory=dict)
    owners: dict[str, Person | None] = field(default_factory=dict)
    genders: dict[str, Gender] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for line in self.lines:
            for first, last in _runs(self.words, line):
                self._note(line, first, last)

    def named(self, first: int, last: int) -> Person | None:
        """Return the person whom `words[first..last]` name, in full or in part.

        None where nobody of the text is meant, or where two people may be.
        """
        run = self._personal(first, last)
        if run is None:
            return None
        titles, key = run
        if key in self.by_name:
            return self.by_name[key]
        if len(key) == 1:
            return self._by_single(key[0], titles)
        same = [one for one in self.by_surname.get(key[-1], ()) if _same(one.words, key)]
        return same[0] if len(same) == 1 else None

    def shared(self, first: int, last: int) -> bool:
        """Tell whether `words[first..last]` are a surname that several people have."""
        run = self._personal(first, last)
        return run is not None and len(run[1]) == 1 and len(self.by_surname.get(run[1][0], ())) > 1

    def in_line(self, line: Line) -> list[Person]:
        """Return the people named outside quotation marks in a sentence, in order."""
        runs = (run for run in _runs(self.words, line) if not self.words[run[0]].quoted)
        named = (self.named(first, last) for first, last in runs)
        return [one for one in named if one]

    def with_role(self, noun: str) -> list[Person]:
        """Return the people whose role holds `noun`."""
        return [
            one
            for one in self.by_name.values()
            if one.role and noun in one.role.lower().replace(",", " ").split()
        ]

    def _personal(self, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return titles and words of the personal name that ends a phrase, in small letters."""
        at = last
        while at >= first and not self.words[at].name:
            at -= 1
        start = _name_start(self.words, first, at)
        if start > at:
            return None
        lowers = tuple(word.lower for word in self.words[start : at + 1])
        split = _after_titles(lowers)
        return (lowers[:split], lowers[split:]) if lowers[split:] else None

    def _by_single(self, word: str, titles: tuple[str, ...]) -> Person | None:
        known = self.by_surname.get(word) or self.by_first_name.get(word) or []
        if len(known) <= 1:
            return known[0] if known else None
        gender = _title_gender(titles)
        fitting = (
            [one for one in known if one.gender is gender] if gender is not Gender.UNKNOWN else []
        )
        if len(fitting) == 1:
            return fitting[0]
        return self.owners.get(word)

    def _note(self, line: Line, first: int, last: int) -> None:
        lowers = tuple(word.lower for word in self.words[first : last + 1])
        split = _after_titles(lowers)
        titles, key = lowers[:split], lowers[split:]
        if len(key) == 1:
            self._note_single(key[0], titles)
        elif 2 <= len(key) <= _LONGEST_NAME and not line.heading:
            self._note_full(line, first + split, last, titles)

    def _note_single(self, word: str, titles: tuple[str, ...]) -> None:
        gender = _title_gender(titles)
        if gender is not Gender.UNKNOWN:
            self.genders.setdefault(word, gender)
            for one in self.by_surname.get(word, ()):
                if one.gender is Gender.UNKNOWN:
                    one.gender = gender
        people = self.by_surname.get(word, [])
        if word not in self.owners and len(people) == 1:
            self.owners[word] = people[0]  # known alone when first called so: it stays theirs

    def _note_full(self, line: Line, first: int, last: int, titles: tuple[str, ...]) -> None:
        key = tuple(word.lower for word in self.words[first : last + 1])
        if set(key) & listed("organisation_words") and not _is_plain_name(key):
            return
        surname = key[-2] if key[-1] in listed("name_suffixes") and len(key) > 2 else key[-1]
        for one in self.by_surname.get(surname, ()):
            if _same(one.words, key):
                self.by_name.setdefault(key, one)
                self._describe(one, line, first, last, titles)
                return
        start, end = self.words[first].start, self.words[last].end
        person = Person(self.text[start:end], key, start, end)
        person.gender = _gender(key, titles) or self.genders.get(surname, Gender.UNKNOWN)
        self.by_name[key] = person
        self.by_surname.setdefault(surname, []).append(person)
        self.by_first_name.setdefault(key[0], []).append(person)
        self._describe(person, line, first, last, titles)

    def _describe(
        self, person: Person, line: Line, first: int, last: int, titles: tuple[str, ...]
    ) -> None:
        """Note the role and the gender that the words around a full name give."""
        if person.role is None:
            person.role = self._role_before(line, first) or self._role_after(line, last)
        if person.gender is Gender.UNKNOWN:
            person.gender = _gender(person.words, titles) or _role_gender(person.role)
        person.known = person.known or bool(
            person.role or titles or person.words[0] in _first_names()
        )

    def _role_before(self, line: Line, name: int) -> str | None:
        start = name
        phrase = phrase_before(self.words, line.first, name)
        if phrase and phrase.head == name:
            start = phrase.first
        while start < name and (
            self.words[start].lower in listed("determiners", "courtesies", "possessives", "adverbs")
            or self.words[start].lower.rstrip(".") in listed("courtesies")
            or not self.words[start].text[0].isalpha()
        ):
            start += 1
        end = name
        while end > start and self.words[end - 1].text.endswith("."):
            end -= 1  # "Rep.", "Col.": how to address somebody, not yet what they do
        if start >= end:
            return None
        if not _holds_role(self.words[start:end]):
            end = name  # "New Jersey Gov.": of where makes it an office
        role = self.words[start:end]
        nouns = {word.lower.rstrip(".") for word in role}
        if not _holds_role(role) or role[-1].text in {"’s", "'s"}:
            return None
        if nouns <= listed("kinship") or role[-1].lower in listed("rivals"):
            return None  # "his wife", "her rival": what they are to somebody else
        return self.text[role[0].start : role[-1].end]

    def _role_after(self, line: Line, name: int) -> str | None:
        at = self._past_age(line, name + 1)
        if at is None:
            return None
        end = at
        while end < min(line.end, at + _LONGEST_ROLE) and self._goes_on(end):
            end += 1
        role = self.words[at:end]
        return self.text[role[0].start : role[-1].end] if role and _is_role(role) else None

    def _past_age(self, line: Line, at: int) -> int | None:
        """Return where the words between commas after a name begin, past an age."""
        while at + 1 < line.end and self.words[at].text in {",", "—", "–"}:
            if not self.words[at + 1].text.isdigit():
                return at + 1
            at += 2
        return None

    def _goes_on(self, at: int) -> bool:
        word = self.words[at]
        return not word.quoted and (
            word.text[0].isalnum() or word.text in {"’s", "'s", "&", "-", "’", "'"}
        )


def _holds_role(words: Sequence[Word]) -> bool:
    """Tell whether words name an office: "police chief", and not merely "former"."""
    *before, last = (word.lower.rstrip(".") for word in words)
    nouns = {last, *(one for one in before if one not in listed("role_modifiers"))}
    return bool(nouns & listed("roles", "titles"))


def _is_plain_name(key: Sequence[str]) -> bool:
    """Tell a first name and a surname, whatever else these words mean: Bill Stone, Joe Hall."""
    return len(key) == 2 and key[0] in _first_names()


def _is_role(role: Sequence[Word]) -> bool:
    first = role[0].lower
    if first in listed(
        "relatives",
        "subordinators",
        "conjunctions",
        "pronouns",
        "auxiliaries",
        "prepositions",
        "days",
    ):
        return False
    if first.endswith("ed") and len(role) > 1 and role[1].lower in listed("determiners"):
        return False  # "tossed a ball": what they did
    nouns = {word.lower for word in role}
    if nouns & listed("pronouns", "auxiliaries", "relatives") - {"’s", "'s"} or is_verb(first):
        return False
    return bool(nouns & listed("roles")) or (first in {"a", "an"} and len(role) > 1)


def _runs(words: Sequence[Word], line: Line) -> Iterator[tuple[int, int]]:
    """Yield first and last word of every run of names that may be a person's."""
    at = line.first
    while at < line.end:
        if not words[at].name:
            at += 1
            continue
        last = at
        while last + 1 < line.end and _joins_name(words, line, last):
            last += 1
        start = _name_start(words, at, last)
        if start <= last:
            yield start, last
        at = last + 1


def _joins_name(words: Sequence[Word], line: Line, last: int) -> bool:
    following = words[last + 1]
    if following.name or following.lower in listed("name_suffixes"):
        return True
    particle = following.lower in listed("particles") - _OF_OFFICES
    return particle and last + 2 < line.end and words[last + 2].name


def _name_start(words: Sequence[Word], first: int, last: int) -> int:
    """Return where the personal name begins that ends a run: after its last role or office."""
    start = first
    for at in range(first, last):
        if _parts(words[at]):
            start = at + 1
        elif words[at].text.endswith(".") and _courtesy(words[at].lower):
            start = at  # New Jersey Gov. Chris Christie
    while start < last and _courtesy_before(words, first, start):
        start -= 1
    return start


def _parts(word: Word) -> bool:
    """Tell whether a word of a run ends what stands before a personal name."""
    if not word.name:
        inside = listed("particles", "name_suffixes") - _OF_OFFICES
        return word.lower not in inside
    return _is_office(word.lower) and not _courtesy(word.lower)


def _courtesy_before(words: Sequence[Word], first: int, start: int) -> bool:
    return start > first and _courtesy(words[start - 1].lower)


def _courtesy(word: str) -> bool:
    return word.rstrip(".") in listed("titles")


def _is_office(word: str) -> bool:
    return (
        word in listed("roles", "role_modifiers", "organisation_words")
        and word not in _first_names()
    )


def _after_titles(lowers: Sequence[str]) -> int:
    at = 0
    while at < len(lowers) and _courtesy(lowers[at]):
        at += 1
    return at


def _first_names() -> frozenset[str]:
    return word_list("first_names", "female") | word_list("first_names", "male")


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two full names with one surname may be the same person's: John F. Kirby."""
    if (one[-1] in listed("name_suffixes")) != (other[-1] in listed("name_suffixes")):
        return False
    return one[0] == other[0] or (
        one[0][0] == other[0][0]
        and (len(one[0]) == 2 or len(other[0]) == 2)
        and "." in one[0] + other[0]
    )


def _title_gender(titles: Sequence[str]) -> Gender:
    bare = {title.rstrip(".") for title in titles}
    if bare & listed("female_titles"):
        return Gender.FEMALE
    return Gender.MALE if bare & listed("male_titles") else Gender.UNKNOWN


def _gender(key: Sequence[str], titles: Sequence[str]) -> Gender:
    told = _title_gender(titles)
    if told is not Gender.UNKNOWN:
        return told
    if key[0] in word_list("first_names", "female"):
        return Gender.FEMALE
    return Gender.MALE if key[0] in word_list("first_names", "male") else Gender.UNKNOWN


def _role_gender(role: str | None) -> Gender:
    nouns = set((role or "").lower().split())
    if nouns & listed("female_roles"):
        return Gender.FEMALE
    return Gender.MALE if nouns & listed("male_roles") else Gender.UNKNOWN
