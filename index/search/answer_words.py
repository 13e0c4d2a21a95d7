"""Features of which words of a passage may be the answer itself.

Every word that the question does not hold is judged by a small network: by its meaning beside what
is asked for ("which city" wants a word like cities' names), by what it shows, and by how close it
stands to words of the question. A passage is worth as much as its likeliest words.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.language.terms import fold
from index.search.answers import EVIDENCE
from index.search.evidence import among
from index.search.lexicon import word_list
from index.search.likeness import Likeness
from index.search.meaning import Vectors, directions, table
from index.search.network import Network, load
from index.search.postings import Flags, Floats, Longs, firsts
from index.search.question import Question, function_words
from index.search.retrieval import Retrieved, ids_of
from index.search.surface import BIT, SIGNS

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
    best = np.full(len(found.evidence), _WORST)
    together = np.full(len(found.evidence), _WORST)
    if len(values):
        first = firsts(words.owner)[:-1]
        best[words.owner[first]] = np.maximum.reduceat(values, first)
        together[words.owner[first]] = np.logaddexp.reduceat(values, first)
    return {"best answer word": best, "answer words": together}


def answer_words(found: Retrieved, like: Likeness, features: dict[str, Floats]) -> AnswerWords:
    """Return the words of the passages that are neither in the question nor function words."""
    around, evidence = like.around, found.evidence
    lengths = np.diff(evidence.starts)
    places = np.arange(len(evidence.tokens)) - np.repeat(evidence.starts[:-1], lengths)
    at = np.repeat(around.starts[around.own], lengths) + places  # in the words around
    owner = evidence.owner
    vectors = table().vectors(like.rows[at])
    asked = _focus(found.question)
    kinds = (asked.any(), *(found.question.kind == kind for kind in _KINDS))
    new = np.flatnonzero(like.new[at])
    columns = [
        vectors @ asked,
        vectors @ like.question,
        like.cosines[:, at].max(axis=0),
        table().weights[like.rows[at]],
        like.rows[at] == len(table().rows),
        *_closeness(like, at, owner),
        places / np.maximum(lengths, 1)[owner],
        np.log1p(lengths)[owner],
        *_beside(found),
        *_strongest(vectors @ asked, owner),
        *(evidence.signs >> np.arange(len(SIGNS))[:, None] & 1),
        *(np.full(len(at), kind) for kind in kinds),
        *(features[name][owner] for name in _OF_PASSAGE),
    ]
    strongest = vectors[new, :_DIMENSIONS]
    products = (strongest, strongest * asked[:_DIMENSIONS], strongest * like.question[:_DIMENSIONS])
    others = np.array(columns, np.float32)[:, new].T
    return AnswerWords(np.concatenate([*products, others], axis=1), owner[new], places[new])


def _beside(found: Retrieved) -> tuple[Flags, ...]:
    """Return what stands right beside each word (w,): a capital, a function word, which, none."""
    evidence = found.evidence
    first = np.diff(evidence.owner, prepend=-1) != 0
    capital = (evidence.signs & BIT["capital"]) > 0
    function = among(evidence.tokens, found.function_terms)
    leading = np.array(ids_of(found.vocabulary, _LEADING), np.int32)
    return (
        np.roll(capital, 1) & ~first,
        np.roll(capital, -1) & ~np.roll(first, -1),
        np.roll(function, 1) | first,
        *((np.roll(evidence.tokens, 1) == leading[:, None]) & ~first),
        first,
    )


def _strongest(cosines: Vectors, owner: Longs) -> tuple[Vectors, Vectors]:
    """Return how like what is asked for a word before and after each is (w,), less if far away."""
    before, after = np.zeros_like(cosines), np.zeros_like(cosines)
    for step in range(1, _FOCUS_REACH + 1):
        near = np.exp(-step / _FOCUS_DECAY) * (owner[step:] == owner[:-step])
        np.maximum(before[step:], near * cosines[:-step], out=before[step:])
        np.maximum(after[:-step], near * cosines[step:], out=after[:-step])
    return before, after


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


def _closeness(like: Likeness, at: Longs, owner: Longs) -> tuple[Floats, Floats]:
    """Return how much of the question stands closely before and after each word (w,)."""
    held = (like.idfs[:, None] * (like.cosines[:, at] >= _SAME)).max(axis=0) / like.whole
    before, after = np.zeros(len(at)), np.zeros(len(at))
    for step in range(1, _REACH + 1):
        near = np.exp(-step / _DECAY) * (owner[step:] == owner[:-step])
        before[step:] += near * held[:-step]
        after[:-step] += near * held[step:]
    return before, after
