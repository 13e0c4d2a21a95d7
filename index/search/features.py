"""What the re-ranker and the confidence look at: numbers that describe each passage found."""

from __future__ import annotations

from collections.abc import Sequence

from index.models import Passage
from index.search.answers import answer_features
from index.search.coverage import coverage_features
from index.search.order import order_features
from index.search.postings import Floats
from index.search.retrieval import Retrieved
from index.search.sequence import sequence_features
from index.search.speaking import speaking_features

Features = dict[str, Floats]


def features(found: Retrieved, passages: Sequence[Passage]) -> Features:
    """Return the features of the m passages of `found`, each an array (m,), by name."""
    return {
        **order_features(found),
        **coverage_features(found),
        **sequence_features(found),
        **answer_features(found, passages),
        **speaking_features(found.question, passages),
    }
