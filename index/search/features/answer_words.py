"""Features of which words of a passage may be the answer itself.

Every word that the question does not hold is judged by a small network: by its meaning beside what
is asked for ("which city" wants a word like cities' names), by what it shows, and by how close it
stands to words of the question. A passage is worth as much as its likeliest words.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.language.terms import fold
from index.postings import Flags, Floats, Longs, firsts
from index.search.features.answers import EVIDENCE
from index.search.features.likeness import Likeness
from index.search.lexicon import word_list
from index.search.networks.network import Network, load
from index.search.question import Question, function_words
from index.search.retrieval.retrieve import Retrieved, ids_of
from index.search.surface import BIT, SIGNS
from index.search.vocabulary.meaning import Vectors, directions, table

WEIGHTS = "answer_words"

_DIMENSIONS = 40  # of the word vectors, the strongest ones
_REACH = 12  # words
_DECAY = 5.0  # words
_FOCUS_REACH = 6  # words
_FOCUS_DECAY = 4.0  # words
_SAME = 0.9  # the cosine of a word that counts as one of the question's
_FOCUS = 3  # words that say what is asked for
_KINDS = (*EVIDENCE, "choice", "thing")
_LEADING = (
    "in", "on", "at", "by", "of", "from", "to", "for", "with", "as", "the", "a",
    "was", "were", "is", "are",
)  # fmt: skip
_OF_PASSAGE = (
    "score", "gap", "alike in passage", "akin in passage", "alike in neighbours",
    "alike in paragraph", "unlike in passage",
)  # fmt: skip
_WORST = -20.0
_NAMES = BIT["month"] | BIT["acronym"]

INPUTS = (
    *(f"vector {i}" for i in range(_DIMENSIONS)),
    *(f"as asked {i}" for i in range(_DIMENSIONS)),
    *(f"as question {i}" for i in range(_DIMENSIONS)),
    "cosine to what is asked", "cosine to question", "nearest cosine", "weight", "unknown",
    "close after", "close before", "place", "length", "capital before", "capital after",
    "function word before", *(f"after {word}" for word in _LEADING), "first",
    "asked for before", "asked for after", *SIGNS, "asks for something", *_KINDS, *_OF_PASSAGE,
)  # fmt: skip


class AnswerWords(NamedTuple):
    """The new words of the m passages found, and what the network reads of each."""

    inputs: Vectors  # (w, len(INPUTS))
    owner: Longs  # (w,) the passage of each, ascending
    places: Longs  # (w,) the place of the word in its passage


def answer_word_features(
    found: Retrieved, like: Likeness, features: dict[str, Floats], network: Network | None = None
) -> dict[str, Floats]:
    """Return the features (m,) that tell how likely a word of each passage is the answer.

    Raises `DataFileError` when the weights are damaged or look at other inputs.
    """
    words = answer_words(found, like, features)
    values = (network or load(WEIGHTS, INPUTS)).evaluate_rows(words.inputs)
    best, together = np.full((2, len(found.evidence)), _WORST)
    first = firsts(words.owner)[:-1]
    if len(first):
        best[words.owner[first]] = np.maximum.reduceat(values, first)
        together[words.owner[first]] = np.logaddexp.reduceat(values, first)
    return {"best answer word": best, "answer words": together}


def answer_words(found: Retrieved, like: Likeness, features: dict[str, Floats]) -> AnswerWords:
    """Return the words of the passages that the question lacks: no function words, but names."""
    new = np.flatnonzero(like.new[like.words] | _names(found, like))
    words, owner = like.words[new], like.owner[new]
    places = new - found.evidence.starts[owner]
    lengths = found.evidence.sizes[owner]
    asked = _focus(found.question)
    wanted = like.vectors @ asked
    strongest = np.ascontiguousarray(like.vectors[words, :_DIMENSIONS].T)
    around = _Around.of(like, new)
    kinds = np.array([asked.any(), *(found.question.kind == kind for kind in _KINDS)])
    columns = (
        strongest,
        strongest * asked[:_DIMENSIONS, None],
        strongest * like.question[:_DIMENSIONS, None],
        wanted[words],
        (like.vectors @ like.question)[words],
        like.cosines.max(axis=0)[words],
        table().weights[like.rows[words]],
        like.rows[words] == len(table().rows),
        *_closeness(like, around),
        places / lengths,
        np.log1p(lengths),
        *_beside(found, like, new, places, lengths),
        *_strongest(wanted[like.words], around),
        found.evidence.signs[new] >> np.arange(len(SIGNS), dtype=np.uint16)[:, None] & 1,
        np.repeat(kinds[:, None], len(new), axis=1),
        np.array([features[name] for name in _OF_PASSAGE])[:, owner],
    )
    return AnswerWords(np.vstack(columns, dtype=np.float32).T, owner, places)


def _names(found: Retrieved, like: Likeness) -> Flags:
    """Return which words (w,) are names that the question lacks: "May", "US", not "may", "us"."""
    names = np.asarray(found.evidence.signs & _NAMES > 0)
    names[like.asked_at] = False
    return names


def _beside(
    found: Retrieved, like: Likeness, new: Longs, places: Longs, lengths: Longs
) -> tuple[Flags, ...]:
    """Return what stands right beside each `new` word: a capital, a function word, which, none."""
    first, last = places == 0, places == lengths - 1
    before, after = new - ~first, new + ~last
    capital = (found.evidence.signs & BIT["capital"]) > 0
    leading = np.array(ids_of(found.vocabulary, _LEADING), np.int32)
    return (
        capital[before] & ~first,
        capital[after] & ~last,
        like.function[like.words[before]] | first,
        (found.evidence.tokens[before] == leading[:, None]) & ~first,
        first,
    )


class _Around(NamedTuple):
    """The words around each new one, in a row of all words in which passages stand far apart."""

    places: Longs  # (w,) of all words in that row
    size: int  # of the row
    windows: Longs  # (2 * _REACH + 1, new words) the places as far as _REACH before and after

    @classmethod
    def of(cls, like: Likeness, new: Longs) -> _Around:
        """Return what stands around the words `new`."""
        places = np.arange(len(like.owner)) + _REACH * (like.owner + 1)
        size = len(places) + _REACH * (like.nearest.shape[-1] + 1)
        return cls(places, size, places[new] + np.arange(-_REACH, _REACH + 1)[:, None])

    def see(self, values: Vectors, reach: int) -> tuple[Vectors, Vectors]:
        """Return the `values` (w,) of the words before each, and of those after it (reach, new).

        The nearest word comes first; where the passage ends it is 0.
        """
        row = np.zeros(self.size, np.float32)
        row[self.places] = values
        seen = row.take(self.windows[_REACH - reach : _REACH + reach + 1])
        return seen[:reach][::-1], seen[reach + 1 :]


def _strongest(cosines: Vectors, around: _Around) -> list[Vectors]:
    """Return how like what is asked for a word before and after each is, less if far away."""
    near = _decaying(_FOCUS_REACH, _FOCUS_DECAY)[:, None]
    seen = around.see(cosines, _FOCUS_REACH)
    return [(near * side).max(axis=0, initial=0) for side in seen]


def _focus(question: Question) -> Vectors:
    """Return the direction of the words that say what is asked for: "which American city".

    It is zero where the question word stands alone, as "who" and "what did" do.
    """
    asking, acting = word_list("question", "asking"), word_list("question", "acting")
    folded = [fold(word.text) for word in question.sequence]
    first = next((i for i, word in enumerate(folded, 1) if word in asking), len(folded))
    if folded[first : first + 1] and folded[first] in acting:
        return np.zeros(table().small.shape[1], np.float32)
    terms: list[str] = []
    for word in question.sequence[first:]:
        if fold(word.text) not in function_words():
            terms.append(word.term)
        elif terms:
            break
    return directions(table().vectors(table().rows_of(terms[:_FOCUS])).sum(axis=0))


def _closeness(like: Likeness, around: _Around) -> list[Vectors]:
    """Return how much of the question stands closely before and after each word."""
    held = (like.idfs[:, None] * (like.cosines >= _SAME)).max(axis=0) / like.whole
    near = _decaying(_REACH, _DECAY)
    return [near @ side for side in around.see(held[like.words], _REACH)]


def _decaying(reach: int, decay: float) -> Vectors:
    """Return how much words count that stand 1, 2 ... `reach` words away."""
    return np.exp(-np.arange(1, reach + 1) / decay).astype(np.float32)
