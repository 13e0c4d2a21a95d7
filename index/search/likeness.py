"""Features of how near the words of a passage come to those of the question in their meaning.

A word of the question that a passage lacks may stand in it as another one: "movie" as "film",
"die" as "death". The cosine of two word vectors says how alike they are; the word itself counts as
1, and one of the same family as nearly that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.search.evidence import among, any_of
from index.search.meaning import Vectors, directions, table
from index.search.postings import Flags, Floats, Ints, Longs, firsts
from index.search.retrieval import Retrieved
from index.search.surroundings import Surroundings, surroundings

_FAMILY = 0.9
_EXACT = 0.999
_ALIKE, _AKIN = (0.45, 0.9), (0.2, 0.8)  # cosines that count nothing, and fully
_CENTRES = (0.8, 0.65, 0.5, 0.35, 0.2)
_WIDTH = 0.1


class Likeness(NamedTuple):
    """The t words of the question beside those of p passages, in w tokens."""

    idfs: Floats  # (t,) of all words of the question, those that occur nowhere too
    asked: Vectors  # (t, dimensions)
    question: Vectors  # (dimensions,) the direction of them all, the rarer a word, the more
    cosines: Vectors  # (t, w)
    best: Vectors  # (t, p) the cosine of the word of each passage that comes nearest
    rows: Ints  # (w,) of the table of vectors
    new: Flags  # (w,) neither a word of the question nor a function word
    around: Surroundings

    @property
    def whole(self) -> float:
        """Return the sum of the idfs."""
        return float(self.idfs.sum())


def likeness(found: Retrieved) -> Likeness:
    """Return how alike the words of `found`'s question and those around its passages are."""
    around = surroundings(found.evidence, found.parts)
    numbers, inverse = _distinct(around.tokens)
    rows = found.vocabulary.rows(numbers)
    terms = [word.term for word in found.question.words]
    known = dict(zip((word.term for word in found.words), found.idfs.tolist(), strict=True))
    unknown = found.unknown / max(1, len(terms) - len(known))
    asked = table().vectors(table().rows_of(terms))
    cosines = asked @ table().vectors(rows).T
    function = among(numbers, found.function_terms)
    cosines[:, function] = 0
    for i, term in enumerate(terms):
        relatives = among(numbers, found.vocabulary.relatives(term))
        cosines[i, relatives] = np.maximum(cosines[i, relatives], _FAMILY)
        cosines[i, numbers == found.vocabulary.get(term)] = 1
    new = ~any_of(numbers, found.asked) & ~function
    spread = cosines[:, inverse]
    idfs = np.array([known.get(term, unknown) for term in terms])
    return Likeness(
        idfs,
        asked,
        directions(idfs.astype(np.float32) @ asked),
        spread,
        _highest(spread, around.starts),
        rows[inverse],
        new[inverse],
        around,
    )


def _distinct(tokens: Ints) -> tuple[Ints, Longs]:
    """Return the different `tokens` in the order in which they first stand, and which each is.

    Not in the order of their ids, which other collections have a part in: products would differ in
    their last digits, and so would answers.
    """
    numbers, first, inverse = np.unique(tokens, return_index=True, return_inverse=True)
    order = np.argsort(first)
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    return numbers[order], places[inverse]


def likeness_features(like: Likeness) -> dict[str, Floats]:
    """Return the features (m,) that compare the question with passages and their surroundings."""
    around = like.around
    own = like.best[:, around.own]
    before = np.maximum(own, like.best[:, around.before])
    near = np.maximum(before, like.best[:, around.after])
    blocks, inverse = np.unique(around.first, return_inverse=True)
    paragraph = np.maximum.reduceat(like.best, blocks, axis=1)[:, inverse]
    levels = {
        "passage": own,
        "passage or before": before,
        "neighbours": near,
        "paragraph": paragraph,
    }
    shown = {}
    for level, best in levels.items():
        alike = _ramp(best, *_ALIKE)
        shown[f"alike in {level}"] = like.idfs @ alike / like.whole
        shown[f"akin in {level}"] = like.idfs @ _ramp(best, *_AKIN) / like.whole
        shown[f"unlike in {level}"] = _lacking(like, alike).max(axis=0) / like.idfs.max()
    held = _ramp(own, *_ALIKE)
    lacking = _lacking(like, held)
    at = np.flatnonzero(around.found[around.owner])  # the words of the passages found
    return {
        **shown,
        "second unlike": np.sort(lacking, axis=0)[-2:][0] / like.idfs.max(),
        "first alike": held[0],
        "last alike": held[-1],
        "only alike": like.idfs @ (held * (own < _EXACT)) / like.whole,
        **_histogram(like, at),
        **_directions(like, at, lacking),
    }


def _ramp(values: Vectors, low: float, high: float) -> Floats:
    return np.asarray(np.clip((values - low) / (high - low), 0, 1), np.float64)


def _lacking(like: Likeness, alike: Floats) -> Floats:
    """Return how much of its idf each word lacks of being there (t, m)."""
    return np.asarray(like.idfs[:, None] * (1 - alike))


def _histogram(like: Likeness, at: Longs) -> dict[str, Floats]:
    """Return how many words come how near: kernel pooling (Xiong et al., SIGIR 2017)."""
    around = like.around
    at = at[like.new[at]]
    cosines = like.cosines[:, at]
    owner = around.owner[at]
    size = len(around.starts) - 1
    counts = np.zeros((size, len(_CENTRES)))
    for i, centre in enumerate(_CENTRES):
        near = np.exp(-((cosines - centre) ** 2) / (2 * _WIDTH**2))
        sums = _sums(near.T, owner, size)  # (p, t)
        counts[:, i] = np.log1p(sums) @ like.idfs / like.whole
    return {f"alike {centre}": counts[around.own, i] for i, centre in enumerate(_CENTRES)}


def _directions(like: Likeness, at: Longs, lacking: Floats) -> dict[str, Floats]:
    """Return the cosines of what question and passages are about: means of their word vectors."""
    around = like.around
    words, owner = table().weighted(like.rows[at]), around.owner[at]
    new = like.new[at]
    size = len(around.starts) - 1
    passages = directions(_sums(words, owner, size)[around.own])
    others = directions(_sums(words[new], owner[new], size)[around.own])
    wanting = directions(lacking.T.astype(np.float32) @ like.asked)
    shown = {
        "about passage": passages @ like.question,
        "about new words": others @ like.question,
        "lacking about new words": (others * wanting).sum(axis=1),
    }
    return {name: values.astype(np.float64) for name, values in shown.items()}


def _sums(values: Vectors, owner: Longs, size: int) -> Vectors:
    """Return the sums (size, n) of the rows of `values` (w, n) of each owner, which ascend."""
    total = np.zeros((size, values.shape[1]), np.float32)
    first = firsts(owner)[:-1]
    if len(first):
        total[owner[first]] = np.add.reduceat(values, first, axis=0)
    return total


def _highest(values: Vectors, starts: Longs) -> Vectors:
    """Return the highest of `values` (t, w) in each of the spans that `starts` (p + 1,) begin."""
    best = np.zeros((len(values), len(starts) - 1), np.float32)
    some = np.flatnonzero(np.diff(starts))
    if len(some):
        best[:, some] = np.maximum.reduceat(values, starts[some], axis=1)
    return best
