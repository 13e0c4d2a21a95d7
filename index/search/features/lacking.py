"""What lacks all that an answer must show: money where a price is asked for, a time of day."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import numpy as np

from index.language.terms import index_terms
from index.postings import Flags, Floats
from index.search.lexicon import table, word_list
from index.search.retrieval.retrieve import Retrieved
from index.search.surface import BIT

_NEAR = 3  # words from a number to what it counts: "four small wooden boats"
_TIME = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")  # 7.30; "19:00" is two words
_HOUR, _MINUTE = re.compile(r"[01]?\d|2[0-4]"), re.compile(r"[0-5]\d")


def lacking(found: Retrieved) -> Floats:
    """Return how much each of the m passages lacks of what is asked for (m,): 0, or 1 to 2."""
    question, small = found.question, found.question.text.lower()
    if question.kind == "count" and question.head is not None:
        return _of_others(found, question.head).astype(np.float64)
    for name, pattern in table("question", "must_show").items():
        if re.search(pattern, small):
            weight, shows = _MUST[name]
            return np.where(_holding(found, shows(found)), 0.0, weight)
    return np.zeros(len(found.evidence))


def _holding(found: Retrieved, words: Flags) -> Flags:
    """Return which passages hold any of the `words` (m,)."""
    return np.bincount(found.evidence.owner[words], minlength=len(found.evidence)) > 0


def _of_others(found: Retrieved, head: str) -> Flags:
    """Return which passages hold what is to be counted, but no number of it (m,)."""
    evidence = found.evidence
    counted, numbers = evidence.among(_family(found, head)), _showing(found, "number")
    told = np.zeros(len(counted), np.bool_)
    for step in range(1, _NEAR + 1):
        same = evidence.owner[step:] == evidence.owner[:-step]
        told[step:] |= counted[step:] & numbers[:-step] & same
    return _holding(found, counted) & ~_holding(found, told)


def _family(found: Retrieved, head: str) -> list[int]:
    """Return the ids of a word and of those of its family."""
    family = found.relatives.get(head)
    return [*found.vocabulary.known([head]), *([] if family is None else family.tolist())]


def _showing(found: Retrieved, *signs: str) -> Flags:
    """Return which words show any of the `signs`."""
    return (found.evidence.signs & sum(BIT[sign] for sign in signs)) > 0


def _listed(found: Retrieved, name: str) -> Flags:
    """Return which words are of a list."""
    return found.evidence.among(found.vocabulary.known(_terms(name)))


@cache
def _terms(name: str) -> frozenset[str]:
    """Return the terms of the words of a list."""
    return frozenset(term for word in word_list("evidence", name) for term in index_terms(word))


def _clock(found: Retrieved) -> Flags:
    """Return which words name a time of day: "19:00", "7.30", "noon", "at seven"."""
    numbers, tokens = _showing(found, "number"), found.evidence.tokens
    times = _listed(found, "clock")
    times[1:] |= _listed(found, "before_hours")[:-1] & numbers[1:]
    terms = {at: found.vocabulary.term(tokens[at]) for at in np.flatnonzero(numbers).tolist()}
    for at, term in terms.items():
        behind = _HOUR.fullmatch(term) and _MINUTE.fullmatch(terms.get(at + 1, ""))
        times[at] |= bool(_TIME.fullmatch(term) or behind)
    return times


def _money(found: Retrieved) -> Flags:
    return _showing(found, "money") | _listed(found, "costless")


def _length(found: Retrieved) -> Flags:
    return _showing(found, "time") | _listed(found, "lengths")


def _day(found: Retrieved) -> Flags:
    return _showing(found, "year", "month", "time") | _clock(found)


# How much is lacking where none of the words stand there, in log-odds, and the words.
_MUST: dict[str, tuple[float, Callable[[Retrieved], Flags]]] = {
    "money": (1.0, _money),
    "length": (2.0, _length),
    "clock": (2.0, _clock),
    "day": (1.0, _day),
}
