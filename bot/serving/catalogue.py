"""The titles of one collection, in one string, so that even very many are searched at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from index.language.terms import fold
from index.models import Heading

_LOOKED_AT = 5_000  # titles that hold one of the words typed


class Catalogue:
    """Headings, newest first, to be found by what somebody types of their titles."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self.headings = headings
        lines = [folded(heading.title) for heading in headings]
        self._text = "\n" + "".join(f"{line}\n" for line in lines)
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=1))

    def beginning(self, typed: str) -> Iterator[Heading]:
        """Yield the headings whose title begins with what is `typed`, which is folded."""
        return self._at(self._places(f"\n{typed}", 1))

    def holding(self, typed: str) -> Iterator[Heading]:
        """Yield the headings whose title holds what is `typed`, which is folded."""
        return self._at(self._places(typed))

    def with_words(self, typed: str) -> Iterator[Heading]:
        """Yield the headings in whose title every word of what is `typed` occurs, in any order."""
        first, *others = sorted(typed.split(), key=len, reverse=True) or [""]
        for seen, place in enumerate(self._places(first)):
            if seen == _LOOKED_AT:
                return
            number = bisect_right(self._starts, place) - 1
            line = self._text[self._starts[number] : self._starts[number + 1]]
            if all(word in line for word in others):
                yield self.headings[number]

    def _places(self, typed: str, after: int = 0) -> Iterator[int]:
        """Yield where `typed` occurs, once a title; `after` characters of it lie before one."""
        place = self._text.find(typed, 1 - after)
        while 0 <= place < len(self._text) - after:
            yield place + after
            end = self._text.find("\n", place + after)
            place = self._text.find(typed, end + 1 - after)

    def _at(self, places: Iterator[int]) -> Iterator[Heading]:
        return (self.headings[bisect_right(self._starts, place) - 1] for place in places)


def folded(text: str) -> str:
    """Return `text` as titles and what people type are compared: on one line, its words folded."""
    return " ".join(" ".join(map(_fold, text.split())).split())


_fold = lru_cache(maxsize=1 << 16)(fold)  # very many titles share their words
