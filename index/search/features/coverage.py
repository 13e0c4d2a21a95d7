"""Features of how much of the question each level around a passage holds."""

from __future__ import annotations

import numpy as np

from index.postings import Flags, Floats
from index.search.retrieval.retrieve import Retrieved

_PASSAGE, _BEFORE, _AFTER, _PARAGRAPH, _ARTICLE, _TITLE = range(6)


def coverage_features(found: Retrieved) -> dict[str, Floats]:
    """Return the features (m,) that count the question's words, each weighed by its idf."""
    held = found.evidence.counts > 0
    related = held[_PASSAGE] | (found.related > 0)
    near = related | held[_BEFORE] | held[_AFTER]
    title, whole = held[_TITLE], found.idfs.sum() + found.unknown
    rarest = int(found.idfs.argmax())
    local = _local_weights(held[_PASSAGE])
    covered = {
        "in passage": held[_PASSAGE],
        "in passage or related": related,
        "in neighbours": near,
        "only before": held[_BEFORE] & ~related,
        "only after": held[_AFTER] & ~related,
        "in paragraph": held[_PARAGRAPH],
        "in article": held[_ARTICLE],
        "in title": title,
        "only title": title & ~related,
        "passage or title": title | related,
    }
    lacked = {
        "missing in passage": ~related,
        "missing nearby": ~(near | title),
        "missing in paragraph": ~(held[_PARAGRAPH] | title),
        "missing in article": ~(held[_ARTICLE] | title),
    }
    shares = dict(zip(covered, found.idfs @ np.array([*covered.values()]) / whole, strict=True))
    # Of the rarest word that is not held, as a share of the rarest word's.
    missing = (found.idfs[:, None] * np.array([*lacked.values()])).max(axis=1) / found.idfs.max()
    return {
        **shares,
        **dict(zip(lacked, missing, strict=True)),
        "words in passage": held[_PASSAGE].mean(axis=0),
        "rarest in passage": held[_PASSAGE, rarest].astype(np.float64),
        "rarest in paragraph": held[_PARAGRAPH, rarest].astype(np.float64),
        "rarest in title": held[_TITLE, rarest].astype(np.float64),
        "rare here": local @ held[_PASSAGE] / max(local.sum(), 1e-9),
        "rare here or related": local @ related / max(local.sum(), 1e-9),
        **_in_article(found, held),
        "repeats": found.idfs @ np.minimum(found.evidence.counts[_PASSAGE], 3) / whole
        - shares["in passage"],
        "paragraph counts": found.idfs @ np.log1p(found.evidence.counts[_PARAGRAPH]) / whole,
        "first word": held[_PASSAGE, 0].astype(np.float64),
        "last word": held[_PASSAGE, -1].astype(np.float64),
        "first word related": related[0].astype(np.float64),
        "last word related": related[-1].astype(np.float64),
    }


def _local_weights(held: Flags) -> Floats:
    """Return how rare each word is among the m passages: ln((1 + m) / (1 + those that hold it))."""
    return np.asarray(np.log((1 + held.shape[1]) / (1 + held.sum(axis=1))))


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
