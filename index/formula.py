"""The parts of BM25: how rare a word is, and what its occurrences weigh."""

from __future__ import annotations

import math

import numpy as np

from index.postings import Counts, Floats


def lucene_idf(documents: int, holding: int) -> float:
    """Return ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative (Lucene's BM25)."""
    return math.log(1 + (documents - holding + 0.5) / (holding + 0.5))


def normalised(counts: Floats, lengths: Counts, average: float, b: float) -> Floats:
    """Return counts divided by BM25's length norm, 1 - b + b * length / average."""
    return np.asarray(counts / (1 - b + b * lengths / max(average, 1e-9)))


def saturated(counts: Floats, k1: float) -> Floats:
    """Return what normalised counts weigh: tf / (k1 + tf), between 0 and 1."""
    return np.asarray(counts / (k1 + counts))
