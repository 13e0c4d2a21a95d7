"""What a trained spaCy pipeline sees in a text: people, other names, and the subjects of verbs.

It is evidence beside the rules, never needed: the blank pipeline gives none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from index.language.words import Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Place = tuple[int, int]
"""Start and end of a stretch of the text, in characters."""

_PEOPLE = frozenset({"PERSON", "PER"})
_NAMES = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
_INSIDE = frozenset({"prep", "nmod", "compound", "flat", "nummod", "cc", "conj"})


class Hints(NamedTuple):
    """The places of people and of other names, and the subjects of verbs, by where these start."""

    people: tuple[Place, ...] = ()
    names: tuple[Place, ...] = ()
    subjects: Mapping[int, Place] = MappingProxyType({})


NO_HINTS = Hints()


def hints_of(doc: Doc) -> Hints:
    """Return what the components of an installed pipeline found in `doc`."""
    ents = [(one.label_, (one.start_char, one.end_char)) for one in doc.ents]
    return Hints(
        people=tuple(place for label, place in ents if label in _PEOPLE),
        names=tuple(place for label, place in ents if label in _NAMES),
        subjects=dict(_subjects(doc)) if doc.has_annotation("DEP") else {},
    )


def _subjects(doc: Doc) -> Iterator[tuple[int, Place]]:
    for token in doc:
        if token.dep_ in _SUBJECTS and token.head.i != token.i:
            yield token.head.idx, (token.left_edge.idx, _end(token))


def _end(token: Token) -> int:
    """Return where a noun ends with what belongs to it: "spokesman for the port", not "who"."""
    last = token
    for child in token.rights:
        if child.dep_ not in _INSIDE:
            break
        last = child.right_edge
    return int(last.idx + len(last))


def name_people(words: list[Word], people: Sequence[Place]) -> None:
    """Mark the words of people that the pipeline found as names."""
    for first, last in filter(None, (span(words, place) for place in people)):
        for at in range(first, last + 1):
            if words[at].text[0].isalnum() and not words[at].name:
                words[at] = words[at]._replace(name=True)


def span(words: Sequence[Word], place: Place) -> tuple[int, int] | None:
    """Return first and last word inside `place`, or None where no word is."""
    first = bisect_left(words, place[0], key=lambda word: word.start)
    last = bisect_right(words, place[1], key=lambda word: word.end) - 1
    return (first, last) if first <= last else None
