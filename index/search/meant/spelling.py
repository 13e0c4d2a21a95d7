"""Words that occur nowhere, and the words that were probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from index.language.terms import tokens
from index.models import Correction, Passage
from index.search.meant.nearest import Near, near
from index.search.question import Question, Word
from index.search.records import Fetch
from index.search.segments.collection import Part
from index.search.segments.occurrences import Occurrences, holding, occurring
from index.search.vocabulary.family import inflections
from index.search.vocabulary.meaning import table
from index.search.vocabulary.vocabulary import Vocabulary

_SHORTEST = 4  # letters
_COMMON = 3_000  # words of texts of all kinds, the most frequent ones
_ONE_EDIT = 6  # letters from which one wrong letter is put right, whatever word is meant
_TWO_EDITS = 10
_LOOKED_AT = 5  # passages
_CLEARLY = 3  # times as often as the next best word of the collection


class Misspelling(NamedTuple):
    """A word of the question that occurs nowhere, and what to search for instead."""

    typed: Word
    meant: Near


def misspellings(
    question: Question,
    parts: Sequence[Part],
    vocabulary: Vocabulary,
    fetch: Fetch | None = None,
) -> tuple[Misspelling, ...]:
    """Return the words of `question` that are safely taken for others, those that `parts` hold.

    Safe is: the same first letter, few edits for its length, and one word that is meant before all
    others. Where `parts` hold none, it may be one that texts of all kinds have; such words are
    themselves spelt right. Names are left alone: another name is another person. The first word of
    a question has a capital anyway: with `fetch`, it is taken for one that a passage writes small.
    """
    unknown = _occurring_nowhere(question.words, parts, vocabulary)
    first = question.sequence[0].text if question.sequence and fetch else None
    wrong = [word for word in unknown if _may_be_wrong(word, first)]
    meant = [(word, _meant(word, parts, vocabulary)) for word in wrong]
    return tuple(
        Misspelling(word, one)
        for word, one in meant
        if one
        and (
            word.text.islower() or (fetch and _is_written_small(one.term, parts, vocabulary, fetch))
        )
    )


def _occurring_nowhere(
    words: Iterable[Word], parts: Sequence[Part], vocabulary: Vocabulary
) -> list[Word]:
    return [word for word in words if not occurring(parts, vocabulary.get(word.term))]


def _may_be_wrong(word: Word, first: str | None) -> bool:
    small = word.text[1:] if word.text == first else word.text
    spelt = word.term in table().rows
    return word.text.isalpha() and small.islower() and len(word.text) >= _SHORTEST and not spelt


def _is_written_small(
    term: str,
    parts: Sequence[Part],
    vocabulary: Vocabulary,
    fetch: Fetch,
) -> bool:
    """Return whether one of the first passages that hold `term` writes it in small letters."""
    number = vocabulary.get(term)
    places = [
        (part, Occurrences(part, [number]).passages.places) for part in parts if number is not None
    ]
    keys = [int(part.segment.columns.keys[i]) for part, found in places for i in found[:_LOOKED_AT]]
    written = (token for one in fetch(keys[:_LOOKED_AT]) for token in tokens(one.text))
    return any(token.term == term and token.text.islower() for token in written)


def _meant(word: Word, parts: Sequence[Part], vocabulary: Vocabulary) -> Near | None:
    """Return what is nearest to the word of all that `parts` hold, else of all that is spelt right.

    None where two are as near.
    """
    typed = word.text.lower()
    edits = 2 if len(typed) >= _TWO_EDITS else 1
    held = {
        one: count
        for one in near(typed, word.term, vocabulary.beginning(word.term[0]), edits)
        if _is_safe(typed, one) and (count := holding(parts, vocabulary.get(one.term)))
    }
    return _clearly(held or _spelt_right(typed, word.term))


def _spelt_right(typed: str, term: str) -> dict[Near, float]:
    """Return the words of texts of all kinds that are nearest, and how frequent each is there."""
    words = table()
    ordinary = (one for one in words.rows if one[0] == term[0])
    return {
        one: float(np.exp(-words.surprise[words.rows[one.term]]))
        for one in near(typed, term, ordinary, 1)
        if _is_slip(typed, one, words.rows[one.term])
    }


def _is_slip(typed: str, one: Near, rank: int) -> bool:
    """Tell a slip of the keys from a name that no text has: Lukas is not Lucas.

    In short words letters change places, are missing or stand there twice; the shortest lack one.
    """
    if _is_plain(typed, one):
        return True
    if len(typed) == _SHORTEST:
        return len(one.form) > len(typed) and rank < _COMMON
    return len(one.form) != len(typed)


def _is_safe(typed: str, one: Near) -> bool:
    """Tell whether a short word is taken for no rarer one by an edit of its letters."""
    return _is_plain(typed, one) or one.term in table().rows or _once(one.form) == _once(typed)


def _is_plain(typed: str, one: Near) -> bool:
    """Tell a word so long that an edit leaves it plain, and one whose letters changed places."""
    return len(typed) >= _ONE_EDIT or sorted(one.form) == sorted(typed)


def _clearly(found: Mapping[Near, float]) -> Near | None:
    """Return the nearest of what was found, the most frequent; None where others are as likely."""
    least = min((one.distance for one in found), default=0)
    nearest = {one: count for one, count in found.items() if one.distance == least}
    for one in list(nearest):
        if any(other.term.startswith(one.term) for other in nearest if other is not one):
            del nearest[one]  # "investation" beside "investigation"
    if not nearest:
        return None
    best = max(nearest, key=lambda one: nearest[one])
    rivals = (count for one, count in nearest.items() if one is not best)
    return best if all(nearest[best] >= _CLEARLY * count for count in rivals) else None


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
    return _meaning(question, {one.typed.term: one.meant.term for one in wrong})


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
        Correction(typed=one.typed.text, used=spelt.get(one.meant.term, one.meant.form))
        for one in wrong
    )
