"""Capitals that look like somebody's full name: those of places, groups and opening words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.language.lexicon.name_words import first_names, first_names_in_full
from index.language.people.names import Name
from index.language.people.offices import office_start
from index.language.words import Line, Word, listed

_INITIAL = re.compile(r"\w\.|(?!u\.n|u\.s|u\.k|e\.u|d\.c)\w\.\w\.")
_SENTENCE_ENDS = frozenset({".", "!", "?", "…", "”", '"', "''", ":"})


@cache
def _plain_words() -> frozenset[str]:
    return listed("prepositions", "adverbs", "determiners", "roles", "role_modifiers") | listed(
        "organisation_words", "auxiliaries", "conjunctions", "subordinators", "openers"
    )


def may_be_first_name(word: Word, small: frozenset[str]) -> bool:
    """Tell a first name from "Half" and "ESPN" in "ESPN Fires Schilling".

    `small` are the words that the text also writes in small letters.
    """
    if word.lower in first_names() or word.lower in first_names_in_full():
        return True
    loud = word.text.isupper() and len(word.text) > 2 and "." not in word.text
    return not loud and word.lower not in small and word.lower not in _plain_words()


def opens_headline(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell what may be no first name: "Late Marsh header sinks Rovers"."""
    if name.first > line.first or name.key[0] in first_names():
        return False
    return not line.first or words[line.end - 1].text not in _SENTENCE_ENDS


def opens_with_adverb(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "Interestingly Holm left" from Kelly Holm."""
    first = name.key[0]
    return name.first == line.first and first.endswith("ly") and first not in first_names()


def is_landform(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "the Marshall Islands"."""
    return _before(words, line, name) == "the" and name.key[-1] in listed("landforms")


def is_place(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "at St. Brannoc’s" and "the law firm Mayer Brown" from a name that is unknown.

    And "the Bureau of Land Management", but not "the House of Anna Holm".
    """
    if name.key[0] in first_names() or name.titles or _INITIAL.fullmatch(name.key[0]):
        return False
    if office_start(words, line.first, name.first) is not None:
        return False  # Superintendent of Police Pyntngen Sangma
    before = _before(words, line, name)
    saint = words[name.first].lower == "st." or (name.key[0] == "st" and len(name.key) == 2)
    opened = before in listed("place_openers", "organisations") or _ends_body(words, line, name)
    told = name.last + 1 < line.end and words[name.last + 1].text == ","  # Ikenna Beach, a nurse
    placed = name.key[0] in listed("place_beginnings") or name.key[-1] in listed("place_endings")
    return opened or saint or (placed and not told)


def _ends_body(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "the Bureau of Land Management"."""
    at = name.first - 2
    if at < line.first or words[at + 1].lower not in {"of", "for"}:
        return False
    return words[at].name and words[at].lower in listed("organisation_words")


def stands_as_place(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "from Tamil Eelam" and "the Tigers of Tamil Eelam", which may name no person."""
    at = name.first - 1
    if at <= line.first:
        return False
    before = words[at].lower
    return before in {"in", "at", "from", "across"} or (before == "of" and words[at - 1].name)


def _before(words: Sequence[Word], line: Line, name: Name) -> str:
    return words[name.first - 1].lower if name.first > line.first else ""
