"""What answers plainly, although the weights have not learned so: yes or no, and somebody's age."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from index.postings import Flags, Floats
from index.search.lexicon import table
from index.search.question import Question
from index.search.retrieval.retrieve import Retrieved

_KINDS = frozenset({"choice", "thing"})
_ALL, _HALF = 1 - 1e-9, 0.5
_WORDS = 2  # of a question, at least, that a sentence may confirm
_AGES = range(1, 120)


def plainly(found: Retrieved, shown: Mapping[str, Floats]) -> Floats:
    """Return which of the m passages answer plainly, 1.0 or 0.0 (m,)."""
    holds = _confirming(found.question, shown) | _tells_age(found)
    return np.asarray(holds & (shown["asks itself"] == 0), np.float64)


def _confirming(question: Question, shown: Mapping[str, Floats]) -> Flags:
    """Return which passages all but repeat a question of yes or no, or mere keywords (m,).

    With its title such a passage holds all that is asked, half of it by itself.
    """
    if question.interrogates or question.kind not in _KINDS or len(question.words) < _WORDS:
        return np.zeros(len(shown["score"]), np.bool_)
    return (shown["passage or title"] >= _ALL) & (shown["in passage or related"] >= _HALF)


def _tells_age(found: Retrieved) -> Flags:
    """Return which passages say how old whom the question names is (m,): "Ana Holm, 19,"."""
    evidence, question = found.evidence, found.question
    told = np.zeros(len(evidence), np.bool_)
    if not re.search(table("question", "ages")["how old"], question.text.lower()):
        return told
    known = found.vocabulary.known
    names, ages = evidence.among(known(question.names)), evidence.among(known(map(str, _AGES)))
    same = evidence.owner[1:] == evidence.owner[:-1]
    told[evidence.owner[1:][names[:-1] & ages[1:] & same]] = True
    return told
