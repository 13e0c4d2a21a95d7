"""Words that occur nowhere, and the words that were probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from index.language.terms import tokens
from index.models import Correction, Passage
from index.search.question import Question, Word
from index.search.segments.collection import Part
from index.search.segments.occurrences import Occurrences, holding, occurring
from index.search.vocabulary.family import inflections
from index.search.vocabulary.meaning import table
from index.search.vocabulary.vocabulary import Vocabulary

_SWAPPED = 5  # letters from which two that changed places, or one doubled, are put right
_ONE_EDIT = 6  # letters from which one wrong, missing or additional letter is put right
_TWO_EDITS = 10
_LOOKED_AT = 5  # passages
_CLEARLY = 3  # times as often as the next best word of the collection


class Misspelling(NamedTuple):
    """A word of the question that occurs nowhere, and the term to search for instead."""

    typed: Word
    term: str


def misspellings(
    question: Question,
    parts: Sequence[Part],
    vocabulary: Vocabulary,
    fetch: Callable[[Sequence[int]], Sequence[Passage]] | None = None,
) -> tuple[Misspelling, ...]:
    """Return the words of `question` that are safely taken for others that `parts` hold.

    Safe is: the same first letter, few edits for its length, and one word that is meant before all
    others. Names are left alone: another name is another person; so are the words that texts of all
    kinds have: they are spelt right. The first word of a question has a capital anyway: with
    `fetch`, it is taken for a word that a passage writes small.
    """
    unknown = _occurring_nowhere(question.words, parts, vocabulary)
    first = question.sequence[0].text if question.sequence and fetch else None
    wrong = [word for word in unknown if _may_be_wrong(word, first)]
    meant = [(word, _meant(word, parts, vocabulary)) for word in wrong]
    return tuple(
        Misspelling(word, term)
        for word, term in meant
        if term
        and (word.text.islower() or (fetch and _is_written_small(term, parts, vocabulary, fetch)))
    )


def _occurring_nowhere(
    words: Iterable[Word], parts: Sequence[Part], vocabulary: Vocabulary
) -> list[Word]:
    return [word for word in words if not occurring(parts, vocabulary.get(word.term))]


def _may_be_wrong(word: Word, first: str | None) -> bool:
    small = word.text[1:] if word.text == first else word.text
    spelt = word.term in table().rows
    return word.text.isalpha() and small.islower() and len(word.text) >= _SWAPPED and not spelt


def _is_written_small(
    term: str,
    parts: Sequence[Part],
    vocabulary: Vocabulary,
    fetch: Callable[[Sequence[int]], Sequence[Passage]],
) -> bool:
    """Return whether one of the first passages that hold `term` writes it in small letters."""
    number = vocabulary.get(term)
    places = [
        (part, Occurrences(part, [number]).passages.places) for part in parts if number is not None
    ]
    keys = [int(part.segment.columns.keys[i]) for part, found in places for i in found[:_LOOKED_AT]]
    written = (token for one in fetch(keys[:_LOOKED_AT]) for token in tokens(one.text))
    return any(token.term == term and token.text.islower() for token in written)


def _meant(word: Word, parts: Sequence[Part], vocabulary: Vocabulary) -> str | None:
    """Return the term of `parts` that is nearest to the word, None where two are as near."""
    near = sorted(
        (distance, -held, term)
        for term, distance in _near(word, vocabulary)
        if (held := holding(parts, vocabulary.get(term)))
    )
    if not near:
        return None
    distance, held, term = near[0]
    rivals = [-count for other, count, _ in near[1:] if other == distance]
    return term if all(-held >= _CLEARLY * count for count in rivals) else None


def _near(word: Word, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    """Return the terms within the edits that the length of `word` allows, with their number."""
    from rapidfuzz.distance import OSA  # here: few questions need it
    from rapidfuzz.process import extract

    term, length = word.term, len(word.text)
    edits = 2 if length >= _TWO_EDITS else 1
    alike = [
        other
        for other in vocabulary.beginning(term[0])
        if abs(len(other) - len(term)) <= edits and other.isalpha()
    ]
    found = extract(term, alike, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [
        (other, int(distance))
        for other, distance, _ in found
        if length >= _ONE_EDIT or sorted(other) == sorted(term) or _once(other) == _once(term)
    ]


def _once(term: str) -> str:
    """Return `term` with each doubled letter once: "tunel" for "tunnel"."""
    return re.sub(r"(.)\1", r"\1", term)


def inflected(question: Question, parts: Sequence[Part], vocabulary: Vocabulary) -> Question:
    """Return `question` with each word that occurs nowhere in the form that does: stole for stolen.

    Of several forms the commonest.
    """
    meant: dict[str, str] = {}
    irregular = (word for word in question.words if inflections(word.term))
    for word in _occurring_nowhere(irregular, parts, vocabulary):
        held = {one: holding(parts, vocabulary.get(one)) for one in inflections(word.term)}
        if any(held.values()):
            meant[word.term] = max(held, key=lambda one: held[one])
    return _meaning(question, meant)


def corrected(question: Question, wrong: Sequence[Misspelling]) -> Question:
    """Return `question` with the terms that were meant."""
    return _meaning(question, {one.typed.term: one.term for one in wrong})


def _meaning(question: Question, meant: dict[str, str]) -> Question:
    if not meant:
        return question
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
