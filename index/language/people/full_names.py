"""The words of full names: the surname among them, and when two names may be one person's."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lexicon.name_words import first_names, is_suffix, particles
from index.language.people.gender import Gender, of_name
from index.language.words import listed

_MISSPELT = 6  # letters of a first name that another spelling may change one of
_SHORT, _LEFT_OUT = 3, 2  # letters of a short form at least, and of what it leaves out: Ken


def length(key: Sequence[str]) -> int:
    """Return how many words of a name are neither particles nor suffixes: two of Des Holm."""
    opens = key[0] in particles() and key[0] in first_names()
    return opens + sum(not (one in particles() or is_suffix(one)) for one in key)


def surname(key: Sequence[str]) -> str:
    """Return the last word that is no suffix."""
    return key[-2] if is_suffix(key[-1]) and len(key) > 1 else key[-1]


def families(key: Sequence[str]) -> list[str]:
    """Return the family names that stand before the last word: Tan Siew Hoon, Peter Lau Ka-fai."""
    known = listed("family_names_first")
    first = [key[0]] if (len(key) > 2 or "-" in key[-1]) and key[0] in known else []
    return first or [word for word in key[1:2] if len(key) > 2 and word in known and "-" in key[-1]]


def is_plain(key: Sequence[str]) -> bool:
    """Tell a first name and a surname, whatever else these words mean: Bill Stone, Joe Hall."""
    if key[0] not in first_names():
        return False
    return len(key) == 2 or not set(key[1:]) & listed("organisation_words")


def may_be(full: Sequence[str], key: Sequence[str]) -> bool:
    """Tell whether `key` may mean the bearer of a full name: "von der Leyen", "John F. Kirby"."""
    bare = full[:-1] if is_suffix(full[-1]) and not is_suffix(key[-1]) else full
    return tuple(bare[-len(key) :]) == tuple(key) or same(bare, key)


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two full names with one surname may be the same person's: John F. Kirby."""
    if (is_suffix(one[-1]) or is_suffix(other[-1])) and one[-1].strip(".") != other[-1].strip("."):
        return False
    return (
        one[0] == other[0]
        or _misspelt(one[0], other[0])
        or is_short_form(*sorted((one[0], other[0]), key=len))
        or (
            one[0][0] == other[0][0]
            and (len(one[0]) == 2 or len(other[0]) == 2)
            and "." in one[0] + other[0]
        )
    )


def _misspelt(one: str, other: str) -> bool:
    """Tell one first name in two spellings: Kristin, Kristen; Hillary, Hilary."""
    short, long = sorted((one, other), key=len)
    if len(short) < _MISSPELT or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long)))


def is_short_form(short: str, long: str) -> bool:
    """Tell a first name from what it is short for: Ken, Kenneth; but not Eric, Erica."""
    if len(short) < _SHORT or len(long) - len(short) < _LEFT_OUT or not long.startswith(short):
        return False
    genders = {of_name((short,), ()), of_name((long,), ())}
    return len(genders) == 1 or Gender.UNKNOWN in genders
