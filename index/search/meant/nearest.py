"""The words that are spelt almost as one that was typed, in the forms that texts have them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.language.terms import index_terms

_SUFFIXES = (
    "s", "es", "e", "ed", "d", "er", "ers", "ing", "ion", "ions", "ation", "ations", "ly", "ment",
    "ments", "al", "ity", "ness", "or", "ors", "ance", "ence",
)  # fmt: skip
_OF_Y = ("y", "ies", "ied", "ier")  # of a term in -i: city, cities
_DOUBLED = ("ing", "ed", "er")  # stopping, of "stop"
_SHORT = 5  # letters of a term whose last one is doubled
_LONGEST = 6  # letters of a suffix


class Near(NamedTuple):
    """A term, the form of it that is nearest to what was typed, and how many edits away."""

    term: str
    form: str
    distance: int


def near(typed: str, stem: str, terms: Iterable[str], edits: int) -> list[Near]:
    """Return those of `terms` of which a form is within so many `edits` of `typed`.

    Or of which the term itself is within them of `stem`, the term of what was typed.
    """
    likely = [one for one in terms if -edits <= len(typed) - len(one) <= edits + _LONGEST]
    forms = {form: term for term in likely for form in _forms(term)}
    found: dict[str, Near] = {}
    for form, distance in _within(typed, forms, edits):
        _keep(found, Near(forms[form], form, distance))
    ending = typed.removeprefix(stem)
    for term, distance in _within(stem, likely, edits):
        form = term + ending if index_terms(term + ending) == [term] else term
        _keep(found, Near(term, form, distance))
    return list(found.values())


def _keep(found: dict[str, Near], one: Near) -> None:
    """Keep the nearest form of each term, the shorter one of two."""
    if one.form != one.term and index_terms(one.form) != [one.term]:
        return
    known = found.get(one.term)
    if known is None or (one.distance, len(one.form)) < (known.distance, len(known.form)):
        found[one.term] = one


def _within(typed: str, choices: Iterable[str], edits: int) -> Iterator[tuple[str, int]]:
    from rapidfuzz.distance import OSA  # here: few questions need it
    from rapidfuzz.process import extract

    fitting = [one for one in choices if abs(len(one) - len(typed)) <= edits and one.isalpha()]
    for form, distance, _ in extract(
        typed, fitting, scorer=OSA.distance, score_cutoff=edits, limit=None
    ):
        yield form, int(distance)


def _forms(term: str) -> Iterator[str]:
    """Yield the words that may have the stem `term`, itself first."""
    yield term
    if term.endswith("i"):
        yield from (term[:-1] + ending for ending in _OF_Y)
        return
    yield from (term + suffix for suffix in _SUFFIXES)
    if len(term) <= _SHORT:
        yield from (term + term[-1] + suffix for suffix in _DOUBLED)
