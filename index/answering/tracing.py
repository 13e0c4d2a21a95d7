"""Which sentences a quoted text comes from: verbatim, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz import fuzz

from index.models import Hit
from index.search.marks import quoted

NEARLY: Final = 85.0
"""The likeness, of 100, from which a text and a sentence are nearly the same."""

VERBATIM: Final = 100.0
_SHORTEST = 12  # characters: less of a sentence stands in many
_BLOCK = re.compile(r"(?:^> ?.*\n?)+", re.MULTILINE)


def quotations(text: str) -> list[str]:
    """Return what `text` quotes in quotation marks and in quoted lines, short scraps aside.

    What it quotes twice comes once.
    """
    blocks = [re.sub(r"^> ?", "", block, flags=re.MULTILINE) for block in _BLOCK.findall(text)]
    marked = quoted(_BLOCK.sub("\n", text))
    return distinct(one for one in [*blocks, *marked] if len(_words(one)) >= _SHORTEST)


def distinct(texts: Iterable[str]) -> list[str]:
    """Return the first of all `texts` that have the same letters and digits."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(_words(text), text)
    return list(found.values())


def traced(texts: Sequence[str], hits: Iterable[Hit]) -> list[tuple[Hit, float]]:
    """Return the `hits` that one of `texts` quotes, or that quote it, with their likeness.

    The best comes first. Letters and digits count, not how they are typeset: the likeness is
    rapidfuzz's `partial_ratio`.
    """
    wanted = [_words(text) for text in texts]
    rated = [(hit, max(_likeness(one, _words(hit.text)) for one in wanted)) for hit in hits]
    found = [(hit, likeness) for hit, likeness in rated if likeness >= NEARLY]
    return sorted(found, key=lambda pair: -pair[1])


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < _SHORTEST:
        return VERBATIM if one == other and one else 0.0
    return fuzz.partial_ratio(one, other)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
