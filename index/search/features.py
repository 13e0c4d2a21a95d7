"""What the re-ranker and the confidence look at: numbers that describe each passage found."""

from __future__ import annotations

import numpy as np

from index.search.answer_words import answer_word_features
from index.search.answers import answer_features
from index.search.coverage import coverage_features
from index.search.likeness import likeness, likeness_features
from index.search.network import Network
from index.search.order import order_features
from index.search.postings import Flags, Floats
from index.search.relative import relative_features
from index.search.retrieval import Retrieved
from index.search.sequence import sequence_features

Features = dict[str, Floats]


def features(
    found: Retrieved, said: Flags | None = None, *, judge: Network | None = None
) -> Features:
    """Return the features of the m passages of `found`, each an array (m,), by name.

    `said` marks those said by whom the question names (m,); None: it names nobody. `judge` judges
    answer words in place of the network that ships. Raises `DataFileError` when a data file is
    missing or damaged.
    """
    like = likeness(found)
    shown = {
        **order_features(found),
        **coverage_features(found),
        **sequence_features(found),
        **answer_features(found),
        **likeness_features(like),
        "said": np.zeros(len(found.evidence)) if said is None else said.astype(np.float64),
    }
    shown |= answer_word_features(found, like, shown, judge)
    return {**shown, **relative_features(found.evidence, shown)}
