"""Features of how much of the question each level around a passage holds."""

from __future__ import annotations

import numpy as np

from index.search.postings import Flags, Floats
from index.search.retrieval import Retrieved

_PASSAGE, _BEFORE, _AFTER, _PARAGRAPH, _ARTICLE, _TITLE = range(6)


def coverage_features(found: Retrieved) -> dict[str, Floats]:
    """Return the features (m,) that count the question's words, each weighed by its idf."""
    held = found.evidence.counts > 0
    related = held[_PASSAGE] | (found.related > 0)
    near = related | held[_BEFORE] | held[_AFTER]
    whole = found.idfs.sum() + found.unknown
    here = found.idfs @ held[_PASSAGE]
    rarest = int(found.idfs.argmax())
    local = _local_weights(found, held[_PASSAGE], held[_PARAGRAPH])
    return {
        "in passage": here / whole,
        "in passage or related": found.idfs @ related / whole,
        "words in passage": held[_PASSAGE].mean(axis=0),
        "in neighbours": found.idfs @ near / whole,
        "only before": found.idfs @ (held[_BEFORE] & ~related) / whole,
        "only after": found.idfs @ (held[_AFTER] & ~related) / whole,
        "in paragraph": found.idfs @ held[_PARAGRAPH] / whole,
        "in article": found.idfs @ held[_ARTICLE] / whole,
        "in title": found.idfs @ held[_TITLE] / whole,
        "only title": found.idfs @ (held[_TITLE] & ~related) / whole,
        "passage or title": found.idfs @ (held[_TITLE] | related) / whole,
        "rarest in passage": held[_PASSAGE, rarest].astype(np.float64),
        "rarest in paragraph": held[_PARAGRAPH, rarest].astype(np.float64),
        "rarest in title": held[_TITLE, rarest].astype(np.float64),
        "missing in passage": _missing(found, related),
        "missing nearby": _missing(found, near | held[_TITLE]),
        "missing in paragraph": _missing(found, held[_PARAGRAPH] | held[_TITLE]),
        "missing in article": _missing(found, held[_ARTICLE] | held[_TITLE]),
        "rare here": local @ held[_PASSAGE] / max(local.sum(), 1e-9),
        "rare here or related": local @ related / max(local.sum(), 1e-9),
        **_in_article(found, held),
        "repeats": found.idfs @ np.minimum(found.evidence.counts[_PASSAGE], 3) / whole
        - here / whole,
        "paragraph counts": found.idfs @ np.log1p(found.evidence.counts[_PARAGRAPH]) / whole,
        "first word": held[_PASSAGE, 0].astype(np.float64),
        "last word": held[_PASSAGE, -1].astype(np.float64),
        "first word related": related[0].astype(np.float64),
        "last word related": related[-1].astype(np.float64),
    }


def _missing(found: Retrieved, held: Flags) -> Floats:
    """Return the idf of the rarest word that is not held, as a share of the rarest word's."""
    return np.asarray((found.idfs[:, None] * ~held).max(axis=0) / found.idfs.max())


def _local_weights(found: Retrieved, passage: Flags, paragraph: Flags) -> Floats:
    """Return how rare each word is among the passages found: ln(1 + m / (1 + holding))."""
    return np.asarray(np.log((1 + passage.shape[1]) / (1 + passage.sum(axis=1))))


def _in_article(found: Retrieved, held: Flags) -> dict[str, Floats]:
    """Return the coverage where a word weighs what it does within the passage's own article."""
    counts = found.evidence.counts
    lengths = np.maximum(found.evidence.lengths[_ARTICLE], 1)
    share = (counts[_ARTICLE] + 0.5) / lengths
    weights = np.maximum(-np.log(share), 0.1)
    passage = (weights * held[_PASSAGE]).sum(axis=0) / weights.sum(axis=0)
    near = (weights * (held[_PASSAGE] | held[_BEFORE])).sum(axis=0) / weights.sum(axis=0)
    concentration = counts[_PARAGRAPH] / np.maximum(counts[_ARTICLE], 1)
    return {
        "rare in article": passage,
        "rare in article nearby": near,
        "paragraph concentration": found.idfs @ concentration / found.idfs.sum(),
        "passage concentration": found.idfs
        @ (counts[_PASSAGE] / np.maximum(counts[_ARTICLE], 1))
        / found.idfs.sum(),
    }
