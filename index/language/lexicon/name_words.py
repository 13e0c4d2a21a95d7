"""The words of personal names: first names, particles, suffixes, and the titles before them."""

from __future__ import annotations

from functools import cache

from index.language.wordlists import word_list
from index.language.words import listed

_OF_OFFICES = frozenset({"of", "for", "the", "&", "y"})  # join offices, not personal names

_NOUNS = {  # what the bearers of shortened titles are called
    "capt": "captain",
    "det": "detective",
    "dr": "doctor",
    "gov": "governor",
    "insp": "inspector",
    "justice": "judge",
    "lt": "lieutenant",
    "prof": "professor",
    "sen": "senator",
    "sgt": "sergeant",
    "supt": "superintendent",
}


@cache
def first_names() -> frozenset[str]:
    """Return the first names that the lexicon holds, in small letters."""
    lists = (word_list("first_names", name) for name in ("female", "male", "either"))
    return frozenset().union(*lists)


@cache
def first_names_in_full() -> frozenset[str]:
    """Return the words that are first names before a surname alone: Art, Mercy."""
    lists = (word_list("first_names", name) for name in ("female_in_full", "male_in_full"))
    return frozenset().union(*lists)


@cache
def second_names() -> frozenset[str]:
    """Return the first names that stand behind another one before a surname: Mary Lou Holm."""
    return word_list("first_names", "second")


@cache
def particles() -> frozenset[str]:
    """Return the small words inside personal names: "von", "de la"."""
    return listed("particles") - _OF_OFFICES


@cache
def honours() -> frozenset[str]:
    """Return what is set after a name and is no part of it: KC, MP."""
    return frozenset(word.upper() for word in listed("honours"))


def is_suffix(word: str) -> bool:
    """Tell "Jr." and "III"."""
    return word in listed("name_suffixes")


def is_title(word: str) -> bool:
    """Tell a word that is set before a name: Mr, Sen., Judge."""
    return word.rstrip(".") in listed("titles")


def spelt_out(title: str) -> str:
    """Return the noun for whom a title is set before: "governor" for "gov."."""
    bare = title.rstrip(".")
    return _NOUNS.get(bare, bare)


def is_office(word: str) -> bool:
    """Tell a word of an office or an organisation, which is no part of a personal name."""
    return word in _offices() and word not in first_names()


@cache
def _offices() -> frozenset[str]:
    return listed("roles", "role_modifiers", "organisation_words", "parties")
