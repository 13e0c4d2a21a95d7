"""Who "Q", "A" and initials before a colon stand for, in questions and answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.language.people.people import People, line_end
from index.language.people.person import Person
from index.language.scanning.labels import first_question, is_answer
from index.language.words import Line, Word, listed

_LONGEST_INITIALS = 3
_AS_ONESELF = frozenset({("i", "’m"), ("i", "'m"), ("i", "am"), ("name", "is")})


def behind_label(word: Word, people: People) -> Person | None:
    """Return whom a label stands for: "A" for the person interviewed; nobody for "Q"."""
    return interviewee(people) if is_answer(word) else None


def behind_initials(word: Word, people: People) -> Person | None:
    """Return the only person whose initials are `word`: "TP" for Tom Pike."""
    if not (word.text.isupper() and 1 < len(word.text) <= _LONGEST_INITIALS):
        return None
    found = people.roster.with_initials(word.lower)
    return found[0] if len(found) == 1 else None


def naming_themselves(people: People) -> dict[str, Person]:
    """Return who says "I’m Dana Holm" behind a label like HOST, by the label in small letters."""
    found: dict[str, Person] = {}
    label, ends = "", 0
    for line in people.lines:
        opening = people.words[line.first : line.first + 2]
        if len(opening) > 1 and opening[1].text == ":":
            label, ends = opening[0].lower, line_end(people.text, opening[1].end)
        if label and opening and opening[0].start < ends:
            for one in self_named(people, line):
                found.setdefault(label, one)
    return found


def self_named(people: People, line: Line) -> Iterator[Person]:
    """Yield the Dana Holm of "I’m Dana Holm" and "My name is Dana Holm"."""
    for name in people.runs[line.first]:
        before = tuple(word.lower for word in people.words[max(name.first - 2, 0) : name.first])
        person = people.named(name.first, name.last) if before in _AS_ONESELF else None
        if person:
            yield person


def interviewee(people: People) -> Person | None:
    """Return the person whom the lines before the first labelled question introduce."""
    return answering(people, people.lines[: first_question(people.words, people.lines) or 0])


def answering(people: People, intro: Sequence[Line]) -> Person | None:
    """Return who answers the questions behind the lines of `intro`, if only one person can.

    Where they name several people it is the one whom somebody "spoke with", else the one whom
    the first line names.
    """
    named = _distinct(people, intro)
    if len(named) > 1:
        asked = [one for one in named if any(_is_asked(people, line, one) for line in intro)]
        answering = [one for one in named if not _asks(people, one)]
        titled = [one for one in _distinct(people, intro[:1]) if one in answering]
        named = asked or titled or answering
    return named[0] if len(named) == 1 else None


def _asks(people: People, person: Person) -> bool:
    """Tell "Interview by Noel Strand" and "She spoke to Noel Strand"."""
    at = bisect_left(people.words, person.start, key=lambda word: word.start)
    before = [word.lower for word in people.words[max(at - 3, 0) : at]]
    return before[-1:] == ["by"] or _spoke_oneself(before)


def _spoke_oneself(before: Sequence[str]) -> bool:
    return before[:1] in (["she"], ["he"], ["who"]) and bool(set(before) & listed("interviewing"))


def _distinct(people: People, lines: Sequence[Line]) -> list[Person]:
    found: dict[int, Person] = {}
    for line in lines:
        for one in people.in_line(line):
            found.setdefault(id(one), one)
    return list(found.values())


def _is_asked(people: People, line: Line, person: Person) -> bool:
    """Tell "talked with Helen Osei" and "Helen Osei spoke to us"."""
    words = people.words
    for name in people.runs[line.first]:
        if people.named(name.first, name.last) is not person:
            continue
        before = [word.lower for word in words[max(line.first, name.first - 3) : name.first]]
        if _spoke_oneself(before):
            return False
        if before[-1:] in (["with"], ["to"]) and set(before) & listed("interviewing"):
            return True
        if before[-1:] and before[-1] in {"interviewed", "interviews", "asked"}:
            return True
        after = [word.lower for word in words[name.last + 1 : min(line.end, name.last + 4)]]
        if set(after) & {"answers", "answered", "responds"}:
            return True
    return False
