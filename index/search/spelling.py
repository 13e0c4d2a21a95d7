"""Words that occur nowhere, and the words that were probably meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.language.terms import tokens
from index.models import Correction, Passage
from index.search.collection import Part
from index.search.occurrences import holding
from index.search.question import Question, Word
from index.search.vocabulary import Vocabulary

_SWAPPED = 5  # letters from which two that changed places are put right
_ONE_EDIT = 7  # letters from which one wrong, missing or additional letter is put right
_TWO_EDITS = 10
_CLEARLY = 3  # times as often as the next best word of the collection


class Misspelling(NamedTuple):
    """A word of the question that occurs nowhere, and the term to search for instead."""

    typed: Word
    term: str


def misspellings(
    question: Question, parts: Sequence[Part], vocabulary: Vocabulary
) -> tuple[Misspelling, ...]:
    """Return the words of `question` that are safely taken for others that `parts` hold.

    Safe is: the same first letter, few edits for its length, and one word that is meant before all
    others. Names are left alone: another name is another person.
    """
    unknown = [word for word in question.words if not holding(parts, vocabulary.get(word.term))]
    meant = [(word, _meant(word, parts, vocabulary)) for word in unknown if _may_be_wrong(word)]
    return tuple(Misspelling(word, term) for word, term in meant if term)


def _may_be_wrong(word: Word) -> bool:
    return word.text.isalpha() and word.text.islower() and len(word.term) >= _SWAPPED


def _meant(word: Word, parts: Sequence[Part], vocabulary: Vocabulary) -> str | None:
    """Return the term of `parts` that is nearest to the word, None where two are as near."""
    near = sorted(
        (distance, -held, term)
        for term, distance in _near(word.term, vocabulary)
        if (held := holding(parts, vocabulary.get(term)))
    )
    if not near:
        return None
    distance, held, term = near[0]
    rivals = [-count for other, count, _ in near[1:] if other == distance]
    return term if all(-held >= _CLEARLY * count for count in rivals) else None


def _near(term: str, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    """Return the terms within the edits that the length of `term` allows, with their number."""
    from rapidfuzz.distance import OSA  # here: few questions need it
    from rapidfuzz.process import extract

    edits = 2 if len(term) >= _TWO_EDITS else 1
    alike = [
        other
        for other in vocabulary
        if other[0] == term[0] and abs(len(other) - len(term)) <= edits and other.isalpha()
    ]
    found = extract(term, alike, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [
        (other, int(distance))
        for other, distance, _ in found
        if len(term) >= _ONE_EDIT or sorted(other) == sorted(term)
    ]


def corrected(question: Question, wrong: Sequence[Misspelling]) -> Question:
    """Return `question` with the terms that were meant."""
    meant = {one.typed.term: one.term for one in wrong}
    return question._replace(
        words=tuple(_with_term(word, meant) for word in question.words),
        sequence=tuple(_with_term(word, meant) for word in question.sequence),
    )


def _with_term(word: Word, meant: dict[str, str]) -> Word:
    return word._replace(term=meant.get(word.term, word.term))


def corrections(
    wrong: Sequence[Misspelling], passages: Sequence[Passage]
) -> tuple[Correction, ...]:
    """Return what was searched for instead of what was typed, as `passages` spell it."""
    spelt = {
        token.term: token.text.lower()
        for passage in (passages if wrong else ())
        for token in tokens(passage.text)
    }
    return tuple(
        Correction(typed=one.typed.text, used=spelt.get(one.term, one.term)) for one in wrong
    )
