"""Features of whether a passage holds an answer of the kind that the question wants."""

from __future__ import annotations

from functools import cache

import numpy as np

from index.language.terms import index_terms
from index.postings import Flags, Floats
from index.search.features.likeness import Likeness
from index.search.lexicon import word_list
from index.search.retrieval.evidence import any_of
from index.search.retrieval.retrieve import Retrieved
from index.search.surface import BIT, SIGNS

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
SHOWN = (*SIGNS, "name")
"""What a passage shows: the signs of its words, and names of several words."""

_UNDECIDED = 0.5
_ACRONYMS = range(2, 7)  # letters


def answer_features(found: Retrieved, like: Likeness) -> dict[str, Floats]:
    """Return the features (m,) that come from what the passages show on their surface."""
    new = new_signs(found, like)
    kind = found.question.kind
    fits = _fits(kind, new)
    none = np.zeros(len(found.evidence))
    kinds = {f"wants {one}": fits - _UNDECIDED if one == kind else none for one in EVIDENCE}
    pronoun = _pronouns(found)
    before = found.idfs @ (found.evidence.counts[1] > 0) / found.idfs.sum()
    return {
        "fits": fits,
        **kinds,
        **{f"shows {sign}": np.minimum(new[sign], 3) for sign in SHOWN if sign != "asks"},
        "is thing": none + (kind == "thing"),
        "pronoun": pronoun,
        "pronoun after match": pronoun * before,
        "asks itself": np.minimum(new["asks"], 1),
        "acronyms": _acronyms(found),
        **_named(found),
    }


def new_signs(found: Retrieved, like: Likeness) -> dict[str, Floats]:
    """Return by sign how many words of each passage show it that are not in the question (m,).

    Quotation marks and the end of a question count whatever word stands beside them.
    """
    evidence = found.evidence
    signs = evidence.signs.astype(np.int32)
    capital = (signs & BIT["capital"]) > 0
    month = (signs & BIT["month"]) > 0
    named = capital & ~month
    signs[month] &= ~BIT["capital"]
    named[1:] &= capital[:-1] & (evidence.owner[1:] == evidence.owner[:-1])
    named[:1] = False
    signs |= named * np.int32(1 << len(SIGNS))
    signs[like.asked_at] &= BIT["quote"] | BIT["asks"]
    bits = np.unpackbits(
        signs.astype("<i4").view(np.uint8).reshape(-1, 4), axis=1, bitorder="little"
    )
    counts = np.zeros((len(evidence), len(SHOWN)))
    some = np.flatnonzero(evidence.sizes)  # reduceat adds nothing up for the others
    counts[some] = np.add.reduceat(bits[:, : len(SHOWN)], evidence.starts[some], dtype=np.int32)
    return dict(zip(SHOWN, counts.T.copy(), strict=True))


def _fits(kind: str, new: dict[str, Floats]) -> Floats:
    """Return how well each passage fits a kind of answer by its new signs, 0 to 1 (m,)."""
    counts = new["number"]
    if kind not in EVIDENCE:
        return np.full(len(counts), _UNDECIDED)
    grades = [grade * (new[sign] > 0) for sign, grade in EVIDENCE[kind].items()]
    return np.asarray(np.max(grades, axis=0))


def _pronouns(found: Retrieved) -> Floats:
    """Return whether each passage begins with a pronoun, 0 or 1 (m,)."""
    starts = found.evidence.starts
    first = np.append(found.evidence.tokens, -1)[starts[:-1]]
    held = any_of(first, found.vocabulary.known(_pronoun_terms()))
    return (held & (found.evidence.sizes > 0)).astype(np.float64)


def _acronyms(found: Retrieved) -> Floats:
    """Return how many of the question's acronyms each passage writes out, at most 3 (m,)."""
    capitals = (word.text for word in found.question.words if word.text.isupper())
    wanted = ["".join(filter(str.isalnum, word)).lower() for word in capitals]
    held = np.zeros(len(found.evidence))
    for letters in wanted:
        if len(letters) in _ACRONYMS:
            held += _spelt_out(found, letters)
    return np.minimum(held, 3)


def _spelt_out(found: Retrieved, letters: str) -> Flags:
    """Return which passages hold capitalised words that begin with `letters` (m,).

    Small words may stand between them: "un" for United Nations, "doj" for Department of Justice.
    """
    evidence = found.evidence
    capital = (evidence.signs & BIT["capital"]) > 0
    small = evidence.among(found.vocabulary.known(("of", "the", "and", "for", "in")))
    kept = np.flatnonzero(capital | ~small)
    initials = np.array([found.vocabulary.term(number)[:1] for number in evidence.tokens[kept]])
    owner, capital = evidence.owner[kept], capital[kept]
    size = max(len(kept) - len(letters) + 1, 0)
    whole = owner[:size] == owner[len(kept) - size :]
    for i, letter in enumerate(letters):
        whole &= capital[i : i + size] & (initials[i : i + size] == letter)
    return np.bincount(owner[:size][whole], minlength=len(evidence)) > 0


@cache
def _pronoun_terms() -> frozenset[str]:
    words = word_list("evidence", "pronouns")
    return frozenset(term for word in words for term in index_terms(word))


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
