"""Features of whether a passage holds an answer of the kind that the question wants."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.models import Passage
from index.search.postings import Floats
from index.search.question import Question
from index.search.retrieval import Retrieved
from index.search.surface import SIGNS, Surface, surface

# For each kind of answer, the signs of it in a passage and how good each is; the best one counts.
EVIDENCE: dict[str, dict[str, float]] = {
    "count": {"number": 1.0},
    "percentage": {"percent": 1.0, "number": 0.3},
    "duration": {"number": 0.7, "time": 0.6},
    "amount": {"number": 1.0, "money": 1.0},
    "year": {"year": 1.0, "time": 0.3},
    "date": {"year": 1.0, "month": 1.0, "time": 0.5, "number": 0.4},
    "person": {"name": 1.0, "capital": 0.5},
    "place": {"place": 1.0, "capital": 0.5, "place_word": 0.4},
    "organisation": {"acronym": 0.8, "organisation": 0.7, "name": 0.7, "capital": 0.6},
    "reason": {"reason": 1.0},
    "manner": {"manner": 1.0},
    "statement": {"quote": 1.0, "says": 0.8},
}
_UNDECIDED = 0.5


def answer_features(found: Retrieved, passages: Sequence[Passage]) -> dict[str, Floats]:
    """Return the features (m,) that come from what the passages show on their surface."""
    shown = [surface(passage.text) for passage in passages]
    new = np.array([_new_signs(found.question, one) for one in shown]).reshape(-1, len(SIGNS))
    fits = np.array([fit(found.question.kind, row) for row in new])
    kinds = {
        f"wants {kind}": (fits - _UNDECIDED) * (found.question.kind == kind) for kind in EVIDENCE
    }
    signs = {f"shows {sign}": np.minimum(new[:, i], 3) for i, sign in enumerate(SIGNS)}
    pronoun = np.array([float(one.pronoun) for one in shown])
    before = found.idfs @ (found.evidence.counts[1] > 0) / found.idfs.sum()
    return {
        "fits": fits,
        **kinds,
        **signs,
        "is thing": np.full(len(shown), float(found.question.kind == "thing")),
        "pronoun": pronoun,
        "pronoun after match": pronoun * before,
        "asks itself": np.array([float(one.question) for one in shown]),
        "acronyms": np.array([_acronyms(found.question, one) for one in shown]),
        **_named(found),
    }


def fit(kind: str, counts: Sequence[float] | Floats) -> float:
    """Return how well a passage with those counts of new signs fits a kind of answer, 0 to 1."""
    if kind not in EVIDENCE:
        return _UNDECIDED
    grades = [grade for sign, grade in EVIDENCE[kind].items() if counts[SIGNS.index(sign)]]
    return max(grades, default=0.0)


def _new_signs(question: Question, shown: Surface) -> list[float]:
    """Return how many words that are not in the question give each sign."""
    counts = dict.fromkeys(SIGNS, 0.0)
    for word, signs in shown.signs:
        if word not in question.folded:
            for sign in signs:
                counts[sign] += 1
    return list(counts.values())


def _acronyms(question: Question, shown: Surface) -> float:
    held = sum(
        word.text.lower() in shown.initials for word in question.words if word.text.isupper()
    )
    return float(min(held, 3))


def _named(found: Retrieved) -> dict[str, Floats]:
    """Return the shares of the question's names, numbers and head noun that a passage holds."""
    held = found.evidence.counts > 0
    near = held[0] | held[1] | held[2]
    terms = [word.term for word in found.words]
    names = [i for i, term in enumerate(terms) if term in found.question.names]
    numbers = [i for i, term in enumerate(terms) if term in found.question.numbers]
    head = [i for i, term in enumerate(terms) if term == found.question.head]
    none = np.full(len(found.evidence), _UNDECIDED)
    return {
        "names": held[0, names].mean(axis=0) if names else none,
        "names nearby": near[names].mean(axis=0) if names else none,
        "numbers": held[0, numbers].mean(axis=0) if numbers else none,
        "numbers in paragraph": held[3, numbers].mean(axis=0) if numbers else none,
        "head": held[0, head].mean(axis=0) if head else none,
    }
