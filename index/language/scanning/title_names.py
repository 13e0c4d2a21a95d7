"""Titles that are a first name here: Col Marsh, whom the text also calls Col."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names
from index.language.words import Line, Word, listed

_AND = frozenset({"and", "&"})


def settle_titles(words: list[Word], lines: Sequence[Line]) -> None:
    """Take "Col" for a name where the text has it alone, and nobody is "the Col".

    Its small letters then keep the capital: so it is no title to any rule, and a first name, whose
    list has it so.
    """
    places = [
        (at, line)
        for line in lines
        for at in range(line.first, line.end)
        if words[at].lower in listed("titles_or_names")
    ]
    titles = {words[at].lower for at, line in places if _is_office(words, line, at)}
    alone = {words[at].lower for at, line in places if _stands_alone(words, line, at)}
    for at, _ in places:
        if words[at].lower in alone - titles:
            words[at] = words[at]._replace(lower=words[at].text, name=True)


def _is_office(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell "the dean" and "Dean of Carrow"."""
    before = words[at - 1].lower if at > line.first else ""
    after = words[at + 1].lower if at + 1 < line.end else ""
    one = before in listed("determiners", "possessives")
    return one or not words[at].text.istitle() or after in {"of", "for"}


def _stands_alone(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell "Col said" and "He and Col played" from "Col Marsh" and "Stephen Col"."""
    before = words[at - 1] if at > line.first else None
    after = words[at + 1] if at + 1 < line.end else None
    if line.heading or (after and after.name) or (before and before.name):
        return False
    speaks = after is not None and is_verb(after.lower)
    spoken = before is not None and is_verb(before.lower)
    return speaks or spoken or _is_joined(words, line, at)


def _is_joined(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell "He and Col" and "Col and Deb" from "Chancellor and Dean"."""
    beside = [at - 2] if words[at - 1].lower in _AND else []
    beside += [at + 2] if at + 2 < line.end and words[at + 1].lower in _AND else []
    persons = first_names() | listed("pronouns")
    return any(line.first <= place and words[place].lower in persons for place in beside)
