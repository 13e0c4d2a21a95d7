"""Features of how near the words of a passage come to those of the question in their meaning.

A word of the question that a passage lacks may stand in it as another one: "movie" as "film",
"die" as "death". The cosine of two word vectors says how alike they are; the word itself counts as
1, and one of the same family as nearly that.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.postings import Flags, Floats, Ints, Longs, firsts, spread
from index.search.features.surroundings import Surroundings, surroundings
from index.search.retrieval.evidence import among, any_of, members
from index.search.retrieval.retrieve import Retrieved, ids_of
from index.search.vocabulary.meaning import Vectors, directions, table

_FAMILY = 0.9
_EXACT = 0.999
_ALIKE, _AKIN = (0.45, 0.9), (0.2, 0.8)  # cosines that count nothing, and fully
_LEVELS = ("passage", "passage or before", "neighbours", "paragraph")
_CENTRES = (0.8, 0.65, 0.5, 0.35, 0.2)
_WIDTH = 0.1


class Likeness(NamedTuple):
    """The t words of the question beside the n terms that stand in and around m passages."""

    idfs: Floats  # (t,) of all words of the question, those that occur nowhere too
    asked: Vectors  # (t, dimensions)
    question: Vectors  # (dimensions,) the direction of them all, the rarer a word, the more
    rows: Ints  # (n,) of the table of vectors
    vectors: Vectors  # (n, dimensions)
    cosines: Vectors  # (t, n)
    function: Flags  # (n,) a function word
    new: Flags  # (n,) neither a word of the question nor a function word
    nearest: Vectors  # (4, t, m) the highest cosine in the passage, before, after, in the paragraph
    words: Longs  # (w,) which of the n terms each word of the m passages is
    owner: Longs  # (w,) the passage of each, ascending
    asked_at: Longs  # the places among the w of all words of the question, ascending
    sought_at: Longs  # those of the words that are searched for

    @property
    def whole(self) -> float:
        """Return the sum of the idfs."""
        return float(self.idfs.sum())


def likeness(found: Retrieved) -> Likeness:
    """Return how alike the words of `found`'s question and those around its passages are."""
    evidence = found.evidence
    around = surroundings(evidence, found.parts)
    numbers, inverse = _distinct(around.tokens)
    rows = found.vocabulary.rows(numbers)
    vectors = table().vectors(rows)
    terms = [word.term for word in found.question.words]
    known = dict(zip((word.term for word in found.words), found.idfs.tolist(), strict=True))
    unknown = found.unknown / max(1, len(terms) - len(known))
    idfs = np.array([known.get(term, unknown) for term in terms])
    asked = table().vectors(table().rows_of(terms))
    cosines = np.ascontiguousarray((vectors @ asked.T).T)  # faster than `asked @ vectors.T`
    function = among(numbers, found.function_terms)
    cosines[:, function] = 0
    for i, at in enumerate(members(numbers, [found.relatives[term] for term in terms])):
        cosines[i, at] = np.maximum(cosines[i, at], _FAMILY)
    cosines[np.array(ids_of(found.vocabulary, terms))[:, None] == numbers] = 1
    is_asked = any_of(numbers, found.asked)
    words = inverse[spread(around.starts[around.own], evidence.starts)]
    asked_at = np.flatnonzero(is_asked[words])
    return Likeness(
        idfs,
        asked,
        directions(idfs.astype(np.float32) @ asked),
        rows,
        vectors,
        cosines,
        function,
        ~is_asked & ~function,
        _nearest(cosines.take(inverse, axis=1), around),
        words,
        evidence.owner,
        asked_at,
        asked_at[any_of(evidence.tokens[asked_at], found.sought)],
    )


def _distinct(tokens: Ints) -> tuple[Ints, Longs]:
    """Return the different `tokens` in the order in which they first stand, and which each is.

    Not in the order of their ids, which other collections have a part in: products would differ in
    their last digits, and so would answers.
    """
    places = np.arange(len(tokens))
    first = np.empty(tokens.max(initial=0) + 1, np.int64)  # by id; what no token has is not read
    first[tokens[::-1]] = places[::-1]  # of several places the last one written stays
    begins = first.take(tokens)
    is_first = begins == places
    numbers = np.cumsum(is_first) - 1
    return tokens[is_first], numbers.take(begins)


def _nearest(cosines: Vectors, around: Surroundings) -> Vectors:
    """Return the highest of the `cosines` of all words around in the places that it is kept of."""
    best = np.zeros((len(cosines), len(around.starts) - 1), np.float32)
    some = np.flatnonzero(np.diff(around.starts))
    if len(some):
        best[:, some] = np.maximum.reduceat(cosines, around.starts[some], axis=1)
    paragraphs = np.maximum.reduceat(best, around.blocks, axis=1)
    levels = [best.take(at, axis=1) for at in (around.own, around.before, around.after)]
    return np.array([*levels, paragraphs.take(around.block, axis=1)])


def likeness_features(like: Likeness) -> dict[str, Floats]:
    """Return the features (m,) that compare the question with passages and their surroundings."""
    own, before, after, paragraph = like.nearest
    beside = np.maximum(own, before)
    levels = np.array([own, beside, np.maximum(beside, after), paragraph])
    alike, akin = _ramp(levels, *_ALIKE), _ramp(levels, *_AKIN)
    lacking = like.idfs[:, None] * (1 - alike)  # how much of its idf each word lacks of being there
    shares = (like.idfs @ alike / like.whole, like.idfs @ akin / like.whole)
    unlike = lacking.max(axis=1) / like.idfs.max()
    shown: dict[str, Floats] = {}
    for kind, rows in zip(("alike", "akin", "unlike"), (*shares, unlike), strict=True):
        shown |= {f"{kind} in {level}": row for level, row in zip(_LEVELS, rows, strict=True)}
    return {
        **shown,
        "second unlike": np.sort(lacking[0], axis=0)[-2:][0] / like.idfs.max(),
        "first alike": alike[0, 0],
        "last alike": alike[0, -1],
        "only alike": like.idfs @ (alike[0] * (own < _EXACT)) / like.whole,
        **_histogram(like),
        **_directions(like, lacking[0]),
    }


def _ramp(values: Vectors, low: float, high: float) -> Floats:
    return np.asarray(np.clip((values - low) / (high - low), 0, 1), np.float64)


def _histogram(like: Likeness) -> dict[str, Floats]:
    """Return how many words come how near: kernel pooling (Xiong et al., SIGIR 2017)."""
    new = like.new[like.words]
    distances = like.cosines[:, like.words[new]] - np.array(_CENTRES, np.float32)[:, None, None]
    near = np.exp(distances**2 / (-2 * _WIDTH**2))  # (centres, t, w)
    counts = np.log1p(_sums(near.T, like.owner[new], like.nearest.shape[-1]))
    shares = like.idfs @ counts / like.whole
    return {f"alike {centre}": row for centre, row in zip(_CENTRES, shares.T, strict=True)}


def _directions(like: Likeness, lacking: Floats) -> dict[str, Floats]:
    """Return the cosines of what question and passages are about: means of their word vectors."""
    weighted = like.vectors * table().weights[like.rows][:, None]
    new, size = like.new[like.words], like.nearest.shape[-1]
    apart = (np.flatnonzero(new), np.flatnonzero(~new))
    sums = [_sums(weighted.take(like.words[at], axis=0), like.owner[at], size) for at in apart]
    passages, others = directions(sums[0] + sums[1]), directions(sums[0])
    wanting = directions(lacking.T.astype(np.float32) @ like.asked)
    shown = {
        "about passage": passages @ like.question,
        "about new words": others @ like.question,
        "lacking about new words": (others * wanting).sum(axis=1),
    }
    return {name: values.astype(np.float64) for name, values in shown.items()}


def _sums(values: Vectors, owner: Longs, size: int) -> Vectors:
    """Return the sums (size, ...) of those of `values` (w, ...) of each owner, which ascend."""
    total = np.zeros((size, *values.shape[1:]), np.float32)
    first = firsts(owner)[:-1]
    if len(first):
        total[owner[first]] = np.add.reduceat(values, first, axis=0)
    return total
