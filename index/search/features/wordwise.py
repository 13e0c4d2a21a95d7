"""How each passage holds each word of the question, one row of numbers for each of the two.

Features add up what passages hold of a question before anything is learned. A network that reads
these rows (`networks/pooled.py`) learns how much it matters that this very word is there, or only
one like it, or only in the title: of a name it is another thing than of a verb.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.postings import Longs
from index.search.features.likeness import Likeness
from index.search.networks.network import Weights
from index.search.retrieval.retrieve import Retrieved, ids_of
from index.search.vocabulary.meaning import table

INPUTS = (
    "here", "counts", "related", "nearest here", "nearest before", "nearest after",
    "nearest in paragraph", "before", "after", "in title", "likeliest here", "place",
    "near another", "after the same word", "before the same word",
    "share of idf", "idf", "surprise", "no vector", "nowhere", "name", "number", "head",
    "place in question", "rarest", "last", "words",
)  # fmt: skip
_OF_PAIRS = INPUTS.index("share of idf")  # inputs before this one differ from passage to passage

_MOST = 12  # words of a question, the rarest ones
_NEAR = 5.0  # words
_PASSAGE, _BEFORE, _AFTER, _TITLE = 0, 1, 2, 5


def wordwise(found: Retrieved, like: Likeness) -> Weights:
    """Return the inputs (t, m, len(INPUTS)) of the t words of a question in m passages."""
    words, m = found.question.words, len(found.evidence)
    rows = np.zeros((len(INPUTS), len(words), m), np.float32)
    index = {word.term: i for i, word in enumerate(words)}
    here = np.array([index[word.term] for word in found.words])
    counts = found.evidence.counts
    rows[0, here] = counts[_PASSAGE] > 0
    rows[1, here] = np.log1p(counts[_PASSAGE])
    rows[2, here] = found.related > 0
    rows[3:7] = like.nearest
    rows[7, here] = counts[_BEFORE] > 0
    rows[8, here] = counts[_AFTER] > 0
    rows[9, here] = counts[_TITLE] > 0
    rows[10] = rows[3] == rows[3].max(axis=1, keepdims=True)
    held = _held(found, like, here)
    _add_places(found, held, rows[11:13])
    _add_neighbours(found, held, rows[13:_OF_PAIRS])
    rows[_OF_PAIRS:] = _of_words(found, like)[:, :, None]
    rarest = np.sort(np.argsort(-like.idfs, kind="stable")[:_MOST])
    return np.ascontiguousarray(rows[:, rarest].transpose(1, 2, 0))


class _Held(NamedTuple):
    """Where passages hold words of the question, place by place."""

    at: Longs  # (k,) among all tokens
    owner: Longs  # (k,) the passage
    found: Longs  # (k,) which of the words found
    row: Longs  # (k,) which of the question's words


def _held(found: Retrieved, like: Likeness, here: Longs) -> _Held:
    """Return where the words found, those `here` among the question's, are held."""
    evidence, at = found.evidence, like.sought_at
    numbers = np.array(ids_of(found.vocabulary, [word.term for word in found.words]))
    order = np.argsort(numbers)
    which = order[numbers[order].searchsorted(evidence.tokens[at])]
    return _Held(at, evidence.owner[at], which, here[which])


def _add_places(found: Retrieved, held: _Held, rows: Weights) -> None:
    """Put into `rows` (2, t, m) where each word first stands, and how near to another one."""
    at, owner, row = held.at, held.owner, held.row
    starts = found.evidence.starts
    _, first = np.unique(row * len(found.evidence) + owner, return_index=True)
    places = (at - starts[owner]) / (starts[1:] - starts[:-1])[owner]
    rows[0, row[first], owner[first]] = places[first]
    other = (owner[1:] == owner[:-1]) & (row[1:] != row[:-1])
    beside = (np.exp(-(at[1:] - at[:-1]) / _NEAR) * other).astype(np.float32)
    np.maximum.at(rows[1], (row[1:], owner[1:]), beside)
    np.maximum.at(rows[1], (row[:-1], owner[:-1]), beside)


def _add_neighbours(found: Retrieved, held: _Held, rows: Weights) -> None:
    """Put into `rows` (2, t, m) whether the word before each, and after it, is the question's."""
    evidence, sequence = found.evidence, [word.term for word in found.question.sequence]
    asked = np.array([sequence.index(word.term) for word in found.words])[held.found]
    numbers = np.array([-1, *found.numbers, -1])
    first, end = evidence.starts[held.owner], evidence.starts[held.owner + 1]
    for row, step in enumerate((-1, 1)):
        beside = held.at + step
        inside = np.flatnonzero((beside >= first) & (beside < end))
        same = evidence.tokens[beside[inside]] == numbers[asked[inside] + 1 + step]
        at = inside[same]
        rows[row, held.row[at], held.owner[at]] = 1


def _of_words(found: Retrieved, like: Likeness) -> Weights:
    """Return what each word is by itself, whatever the passages hold (inputs, t)."""
    question, vectors = found.question, table()
    terms = [word.term for word in question.words]
    sequence = [word.term for word in question.sequence]
    known, lookup = {word.term for word in found.words}, vectors.rows_of(terms)
    columns = [
        like.idfs / like.whole,
        like.idfs,
        vectors.surprise[lookup],
        lookup == len(vectors.rows),
        [term not in known for term in terms],
        [term in question.names for term in terms],
        [term in question.numbers for term in terms],
        [term == question.head for term in terms],
        [sequence.index(term) / len(sequence) for term in terms],
        np.arange(len(terms)) == like.idfs.argmax(),
        np.arange(len(terms)) == len(terms) - 1,
        np.full(len(terms), len(terms)),
    ]
    return np.array(columns, np.float32)
