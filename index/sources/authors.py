"""The people whom a line of authors names, where it names several."""

from __future__ import annotations

import re

from index.language.lexicon.name_words import first_names, particles

_BETWEEN = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", re.IGNORECASE)
_INITIAL = re.compile(r"\w\.")


def split_authors(line: str) -> list[str]:
    """Return each of the people whom `line` names in full, else `line` alone.

    Commas also stand before first names, roles and degrees, so that between commas everybody must
    have a first name that is known.
    """
    names = _BETWEEN.split(line.strip())
    if not all(map(_is_full_name, names)):
        return [line]
    return names if "," not in line or all(map(_begins_as_a_person, names)) else [line]


def _is_full_name(name: str) -> bool:
    words = name.split()
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > 1 and all(word in capitals or word in particles() for word in words)


def _begins_as_a_person(name: str) -> bool:
    first = name.split()[0]
    return first.lower() in first_names() or _INITIAL.fullmatch(first) is not None
