"""Which sentences a quoted text comes from: verbatim, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz

from index.models import Hit

NEARLY: Final = 85.0
"""The likeness, of 100, from which a text and a sentence are nearly the same."""

VERBATIM: Final = 100.0
_SHORTEST = 12  # characters: less of a sentence stands in many


def traced(text: str, hits: Iterable[Hit]) -> list[tuple[Hit, float]]:
    """Return the `hits` that `text` quotes, or that quote it, with their likeness, best first.

    Letters and digits count, not how they are typeset: the likeness is rapidfuzz's `partial_ratio`.
    """
    wanted = _words(text)
    rated = [(hit, _likeness(wanted, _words(hit.text))) for hit in hits]
    found = [(hit, likeness) for hit, likeness in rated if likeness >= NEARLY]
    return sorted(found, key=lambda pair: -pair[1])


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < _SHORTEST:
        return VERBATIM if one == other and one else 0.0
    return fuzz.partial_ratio(one, other)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
