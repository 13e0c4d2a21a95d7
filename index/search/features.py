"""What the re-ranker and the confidence look at: numbers that describe each passage found."""

from __future__ import annotations

import numpy as np

from index.search.answers import answer_features
from index.search.coverage import coverage_features
from index.search.order import order_features
from index.search.postings import Flags, Floats
from index.search.retrieval import Retrieved
from index.search.sequence import sequence_features

Features = dict[str, Floats]


def features(found: Retrieved, said: Flags | None = None) -> Features:
    """Return the features of the m passages of `found`, each an array (m,), by name.

    `said` marks those said by whom the question names (m,); None: it names nobody.
    """
    return {
        **order_features(found),
        **coverage_features(found),
        **sequence_features(found),
        **answer_features(found),
        "said": np.zeros(len(found.evidence)) if said is None else said.astype(np.float64),
    }
