"""Passages said by whom a question names: "what did Price say about drones?"."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.language.terms import index_terms
from index.models import Passage, Speaker
from index.search.postings import Floats
from index.search.question import Question

_SURE = 0.5  # a speaker less sure than this does not count


def speaking_features(question: Question, passages: Sequence[Passage]) -> dict[str, Floats]:
    """Return whether each passage is said by whom the question names, shape (m,)."""
    return {"said": np.array([float(_is_said(question.speaker, one)) for one in passages])}


def _is_said(asked: frozenset[str], passage: Passage) -> bool:
    return bool(asked) and any(
        one.speaker is not None and one.confidence >= _SURE and _is(asked, one.speaker)
        for one in passage.attributions
    )


def _is(asked: frozenset[str], speaker: Speaker) -> bool:
    return asked <= {*index_terms(speaker.name), *index_terms(speaker.role or "")}
