"""Names that a question writes small, as people do in a chat: the texts write them large."""

from __future__ import annotations

import numpy as np

from index.search.retrieval.retrieve import Retrieved
from index.search.surface import BIT

_MOSTLY = 0.8  # of its uses amid a sentence a name has a capital


def with_names(found: Retrieved) -> Retrieved:
    """Return `found` with the names that its question writes small, where it writes none large."""
    if found.question.names:
        return found
    return found._replace(question=found.question._replace(names=frozenset(_names(found))))


def _names(found: Retrieved) -> list[str]:
    """Return the terms of the question that the passages found write with a capital."""
    evidence = found.evidence
    capital = evidence.signs & BIT["capital"] > 0
    amid = np.ones(len(evidence.tokens), np.bool_)
    amid[evidence.starts[:-1][evidence.sizes > 0]] = False
    names = []
    for word in found.words:
        uses = capital[amid & (evidence.tokens == found.vocabulary.get(word.term))]
        if len(uses) and uses.mean() >= _MOSTLY:
            names.append(word.term)
    return names
