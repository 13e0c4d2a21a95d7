"""Passages said by whom a question names: "what did Price say about drones?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index.language.terms import fold, index_terms, tokens
from index.models import Passage
from index.search.lexicon import word_list
from index.search.postings import Floats
from index.search.question import Question, function_words

_SURE = 0.5  # a speaker less sure than this does not count
_ALIKE = 75  # of 100: how like two names must be for one to be offered for the other
_OFFERED = 3


def speaking_features(question: Question, passages: Sequence[Passage]) -> dict[str, Floats]:
    """Return whether each passage is said by whom the question names, shape (m,)."""
    return {"said": np.array([float(_is_said(question.speaker, one)) for one in passages])}


def goes_by(asked: str, name: str, role: str | None) -> bool:
    """Return whether a speaker of that name and role is meant by the words `asked`.

    All words asked must be in the name or role; a bare surname also stands for the whole name.
    """
    wanted = _terms(asked)
    known = index_terms(name)
    if not wanted:
        return False
    if set(wanted) <= {*known, *index_terms(role or "")}:
        return True
    return len(known) == 1 and name[0].isupper() and wanted[-1:] == known


def nearest(asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of `names` that read most like `asked`, best first."""
    from rapidfuzz.fuzz import WRatio  # here: few questions need it
    from rapidfuzz.process import extract

    different = sorted({name for name in names if not name[:1].islower()})
    found = extract(asked, different, scorer=WRatio, score_cutoff=_ALIKE, limit=_OFFERED)
    return tuple(name for name, _, _ in found)


def _is_said(asked: str, passage: Passage) -> bool:
    return bool(asked) and any(
        one.speaker is not None
        and one.confidence >= _SURE
        and goes_by(asked, one.speaker.name, one.speaker.role)
        for one in passage.attributions
    )


def _terms(asked: str) -> list[str]:
    """Return the terms of a name or role, without articles, "Mr" and the like."""
    left_out = function_words() | word_list("question", "courtesies")
    return [token.term for token in tokens(asked) if fold(token.text) not in left_out]
