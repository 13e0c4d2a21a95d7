"""Features of how much oftener the question's words stand here than one expects in any text.

How rare a word is among the articles does not tell whether they are about it: a common word may
be rare here by chance, and a rare one stand here because they are. The table of word vectors tells
how often words stand in texts of all kinds; the rarer a word that is here, the more it shows.
"""

from __future__ import annotations

import numpy as np

from index.postings import Floats, Longs
from index.search.retrieval.retrieve import Retrieved
from index.search.vocabulary.meaning import table

_RELATED = 0.5  # of the word itself
_PASSAGE_LENGTH = 20  # words, about
_SCALE = 10.0  # brings sums of logarithms near 1

# Levels of the evidence, each with the words of any text that are added to its own (Zhai and
# Lafferty 2001, Dirichlet smoothing): about as many as it has itself.
_LEVELS = {"passage": (0, 20.0), "paragraph": (3, 50.0), "article": (4, 500.0)}
_TITLE = 5


def expectation_features(found: Retrieved) -> dict[str, Floats]:
    """Return the features (m,) that compare passages, and all of them, with any text."""
    vectors = table()
    known = vectors.surprise[vectors.rows_of(word.term for word in found.words)].astype(np.float64)
    asked = _of_question(found, known)
    rows = np.repeat(np.array([*asked.values()])[:, None], len(found.evidence), axis=1)
    shown = dict(zip(asked, rows, strict=True))
    for level, (number, added) in _LEVELS.items():
        counts = found.evidence.counts[number] + (found.evidence.counts[_TITLE] > 0)
        if level == "passage":
            counts = counts + _RELATED * found.related
        likelier = _likelier(found, counts, found.evidence.lengths[number], known, added)
        shown[f"likelier in {level}"] = likelier / len(found.question.words)
        shown[f"likelier in {level} than elsewhere"] = _ahead(likelier, found.evidence.article)
    return shown


def _likelier(
    found: Retrieved, counts: Floats, lengths: Floats, surprise: Floats, added: float
) -> Floats:
    """Return ln of how much likelier texts of `lengths` are to hold the question's words (m,).

    `counts` (t, m) are those of the words that occur.
    """
    gained = np.log1p(counts * np.exp(surprise)[:, None] / added).sum(axis=0)
    return np.asarray(gained + len(found.question.words) * np.log(added / (lengths + added)))


def _ahead(values: Floats, article: Longs) -> Floats:
    """Return how far each passage is ahead of the best of the other articles, and of any text."""
    best = article == article[values.argmax()]
    ahead = values - np.where(best, values[~best].max(initial=0), values.max())
    return np.asarray(ahead / _SCALE)


def _of_question(found: Retrieved, surprise: Floats) -> dict[str, float]:
    """Return what the question's words show of all articles; `surprise` is that of those found."""
    question, vectors = found.question, table()
    asked = vectors.surprise[vectors.rows_of(word.term for word in question.words)]
    here = {word.term for word in found.words}
    nowhere = np.array([word.term not in here for word in question.words])
    oftener = surprise - found.idfs - np.log(_PASSAGE_LENGTH)
    return {
        "surprise": float(asked.sum()) / _SCALE,
        "mean surprise": float(asked.mean()),
        "highest surprise": float(asked.max()),
        "surprise nowhere": float(asked[nowhere].sum() / asked.sum()),
        "highest surprise nowhere": float(asked[nowhere].max(initial=0)),
        "oftener here": float(oftener.mean()),
        "oftenest here": float(oftener.max()),
        "seldomest here": float(oftener.min()),
        "oftener here in all": float(np.maximum(oftener, 0).sum()) / _SCALE,
        "words nowhere": float(nowhere.sum()),
        "names asked": float(len(question.names)),
        "names nowhere": float(len(question.names - here)),
        "words typed": float(len(question.sequence)),
    }
