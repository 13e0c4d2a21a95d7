"""The role beside a single name, which shows that it is a person's: "a farmer, Selvi,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from index.language.lexicon.name_words import first_names, is_title
from index.language.lexicon.trades import head_noun, is_trade
from index.language.people.describing import PeopleReading, sliced
from index.language.people.names import Name
from index.language.people.role_after import role_after
from index.language.people.role_before import role_before
from index.language.people.role_set_off import role_set_off
from index.language.words import Line, Word, listed

_SHORT = 2  # letters of what is an abbreviation
_NO_PERSONS = frozenset(
    {"successor", "predecessor", "colleague", "tenor", "house", "site", "native", "patient"}
)

_Place = tuple[int, int]


def single_role(reading: PeopleReading, line: Line, name: Name) -> str | None:
    """Return the role of "a farmer, Selvi,", "Hanne, our editor," and "churchwarden Odell".

    None where a firm or a country may be called so: "the retailer, Norvane".
    """
    if not name.key[0].isalpha() or is_title(name.key[0]):
        return None
    for place in _places(reading.words, line, name):
        role = sliced(reading, *place)
        head = head_noun(role).lower()
        if any(word.text.endswith(".") for word in reading.words[place[0] : place[1]]):
            continue
        if (is_trade(head) or is_title(head)) and not _is_of_others(head):
            return role if name.key[0] in first_names() or head not in listed("firms") else None
    return None


def _places(words: Sequence[Word], line: Line, name: Name) -> Iterator[_Place]:
    """Yield first and last words of what may be the role beside a name."""
    first = name.first - len(name.titles)
    set_off = role_set_off(words, line, name)
    if set_off and _closed(words, line, name) and _is_its_own(words, line, set_off):
        yield set_off
    after = role_after(words, line, name.last)
    opening = words[after[0]].lower if after else ""
    told = opening in listed("determiners", "possessives") or is_title(opening)
    free = not _behind_comma(words, line, first) and not _is_governed(words, line, first)
    if after and told and free:
        yield after
    if not name.titles and first > line.first and _is_office(words[first - 1].lower):
        before = role_before(words, line, first)
        if before and before[0] < before[1] + 1 == first and _is_small(words[before[0] : first]):
            yield before


def _closed(words: Sequence[Word], line: Line, name: Name) -> bool:
    """Tell "the judge, Holm, said" from "to the tenor of it, Holm said"."""
    return name.last + 1 < line.end and words[name.last + 1].text in {",", ".", "("}


def _is_its_own(words: Sequence[Word], line: Line, role: _Place) -> bool:
    """Tell a role from "a nurse from Carrow", of "Holm, a nurse from Carrow, Texas,"."""
    placed = _behind_comma(words, line, role[0]) and words[role[1]].name
    return not placed and not _is_governed(words, line, role[0])


def _is_governed(words: Sequence[Word], line: Line, first: int) -> bool:
    """Tell what stands behind a preposition or a name: "in Carrow, the mayor"."""
    at = first - 1
    at -= at > line.first and words[at].lower in listed("determiners", "possessives")
    return at >= line.first and (words[at].name or words[at].lower in listed("prepositions"))


def _behind_comma(words: Sequence[Word], line: Line, first: int) -> bool:
    """Tell what goes on behind a comma, an article apart."""
    at = first - 1
    at -= at > line.first and words[at].lower in listed("determiners", "possessives")
    return at > line.first and words[at].text == ","


def _is_office(noun: str) -> bool:
    """Tell "churchwarden" from "AG" and "bolster" before a name."""
    return len(noun) > _SHORT and (noun in listed("roles") or is_title(noun))


def _is_small(role: Sequence[Word]) -> bool:
    """Tell "Release manager" from "governor of New"."""
    return not any(word.text[0].isupper() for word in role[1:])


def _is_of_others(noun: str) -> bool:
    """Tell what is no single person: painters, the union."""
    several = noun.endswith("s") and is_trade(noun[:-1])
    return several or noun in _no_persons()


@cache
def _no_persons() -> frozenset[str]:
    lists = ("organisations", "documents", "collectives", "plurals", "rivals", "kinship")
    return listed(*lists) | _NO_PERSONS
