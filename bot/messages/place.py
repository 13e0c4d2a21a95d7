"""Where a sentence stands, small enough for a button to carry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from index.models import Hit, Passage

_PATTERN: Final = re.compile(
    r"(?P<article>[0-9A-Za-z_-]{1,40}):(?P<start>[0-9]{1,9}):(?P<digest>[0-9a-f]{8})", re.ASCII
)


class Place(NamedTuple):
    """A sentence of an article: `digest` tells whether a changed article still holds it."""

    article: str
    start: int
    digest: str

    @classmethod
    def of(cls, hit: Hit) -> Place:
        """Return the place of a hit."""
        return cls(hit.article.id, hit.start, _digest(hit.passage))

    @classmethod
    def read(cls, text: str) -> Place:
        """Return the place that `str` wrote. Raises `ValueError`."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"no place: {text!r}")
        return cls(match["article"], int(match["start"]), match["digest"])

    def __str__(self) -> str:
        return f"{self.article}:{self.start}:{self.digest}"

    def find(self, passages: Sequence[Passage]) -> Passage | None:
        """Return the sentence among `passages`, the nearest where it stands there twice."""
        same = [passage for passage in passages if _digest(passage.text) == self.digest]
        return min(same, key=lambda passage: abs(passage.start - self.start), default=None)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
