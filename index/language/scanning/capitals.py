"""Texts and headings in capitals, which tell no names apart: what words mean must."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from index.language.lexicon.cue_counts import is_verb
from index.language.lexicon.name_words import first_names, is_title
from index.language.words import Line, Word, listed

_MOSTLY = 0.6  # of a text's words in loud sentences
_LONGEST = 3  # words of a name after its first one


def names_in_capitals(words: list[Word], lines: Sequence[Line]) -> bool:
    """Mark the names of a text that is all in capitals; return whether it is one."""
    loud = sum(line.end - line.first for line in lines if line.heading)
    if loud <= _MOSTLY * len(words) or not _is_loud(words):
        return False
    names = _named(words)
    for at, word in enumerate(words):
        name = at in names or is_title(word.lower)
        if word.name != name:
            words[at] = word._replace(name=name)
    return True


def settle_heading(words: list[Word], line: Line, forms: Mapping[str, int]) -> None:
    """Take no word of a heading for a name that the text's sentences spell small.

    `forms` tells how often they have each spelling; a verb of speech that they lack is no name.
    """
    for at in range(line.first, line.end):
        word = words[at]
        if word.name and not _names(word, forms):
            words[at] = word._replace(name=False)


def _names(word: Word, forms: Mapping[str, int]) -> bool:
    capital = forms.get(word.text, 0) + forms.get(word.text.capitalize(), 0)
    small = forms.get(word.lower, 0)
    if capital != small:
        return capital > small
    return word.lower in first_names() or not is_verb(word.lower)


def _is_loud(words: Sequence[Word]) -> bool:
    letters = [word.text for word in words if word.text[0].isalpha()]
    return sum(map(str.isupper, letters)) > _MOSTLY * len(letters)


def _named(words: Sequence[Word]) -> set[int]:
    """Return the places of first names with what follows, and of their surnames elsewhere."""
    found: set[int] = set()
    surnames: set[str] = set()
    for at, word in enumerate(words):
        opens = word.lower in first_names() or (is_title(word.lower) and word.lower != "general")
        last = at + 1
        while opens and last < min(len(words), at + 1 + _LONGEST) and _may_name(words[last]):
            last += 1
        if last > at + 1:
            surnames.add(words[last - 1].lower)
            found.update(range(at, last))
    found.update(at for at, word in enumerate(words) if word.lower in surnames)
    return found


def _may_name(word: Word) -> bool:
    lower = word.lower
    return word.text[0].isalpha() and not (
        lower in _plain() or is_verb(lower) or lower.endswith(("ed", "ing"))
    )


@cache
def _plain() -> frozenset[str]:
    return listed(
        "openers",
        "days",
        "determiners",
        "prepositions",
        "auxiliaries",
        "adverbs",
        "subordinators",
        "conjunctions",
        "object_pronouns",
        "roles",
        "organisation_words",
    )
