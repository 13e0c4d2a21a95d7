"""Short forms of first names: "Wilf", of Wilfred Marsh, "Bart", of Bartłomiej Holm."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from index.language.lexicon.name_words import first_names, is_office, is_title
from index.language.people.describing import PeopleReading, Runs
from index.language.people.full_names import is_short_form
from index.language.people.lookalikes import stands_as_place
from index.language.people.names import Name
from index.language.words import Line, Word, listed

_STROKES = str.maketrans("łøđħ", "lodh")  # letters whose accent is no mark of its own


def note_short_forms(reading: PeopleReading, lines: Sequence[Line], runs: Runs) -> None:
    """Note by what short forms a text calls whom it names in full.

    Only by one that begins the first name of one person alone, and is no word of the text’s.
    """
    register = reading.register
    named = [(_folded(one.words[0]), one) for one in register.everybody() if len(one.words) > 1]
    for word in _single_words(reading.words, lines, runs):
        if _is_taken(reading, word):
            continue
        short = _folded(word)
        found = [one for first, one in named if is_short_form(short, first)]
        if len(found) == 1 and (found[0].known or word in first_names()):
            register.short_forms[word] = found[0]


def _single_words(words: Sequence[Word], lines: Sequence[Line], runs: Runs) -> set[str]:
    """Return what stands alone where a name may, but what stands as places and things do."""
    alone: set[str] = set()
    others: set[str] = set()
    for line in lines:
        for name in () if line.heading else runs[line.first]:
            if len(name.key) == 1 and not name.titles:
                placed = stands_as_place(words, line, name) or _is_thing(words, line, name)
                (others if placed else alone).add(name.key[0])
    return alone - others


def _is_thing(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell the Hill from Hillary Holm."""
    before = words[name.first - 1].lower if name.first > line.first else ""
    return before in listed("determiners", "possessives")


def _is_taken(reading: PeopleReading, word: str) -> bool:
    """Tell what names somebody else, or is a word that the text also writes in small letters."""
    register = reading.register
    taken = register.bearers(word) or word in register.by_first_name or word in reading.small
    return bool(taken) or is_office(word) or is_title(word)


def _folded(word: str) -> str:
    """Return a word without its accents."""
    letters = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
