"""The names that a trained pipeline sees in a text, beside those that the rules read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from index.language.hints import Hints
from index.language.people.names import Name
from index.language.words import Word


class SeenNames:
    """Where people and other names stand, as `hints` tell; nowhere without a pipeline."""

    def __init__(self, words: Sequence[Word], hints: Hints) -> None:
        self._words = words
        self._people_ending = {end: start for start, end in hints.people}
        self._names_ending = {end: start for start, end in hints.names}

    def bordered(self, name: Name) -> Name:
        """Return a name from where the pipeline sees it begin, if that is inside it."""
        start = self._people_ending.get(self._words[name.last].end)
        if start is None:
            return name
        words = self._words
        first = bisect_left(words, start, lo=name.first, key=lambda word: word.start)
        key = tuple(word.lower for word in words[first : name.last + 1] if word.text != ",")
        return name._replace(first=first, key=key) if name.first < first <= name.last else name

    def is_person(self, name: Name) -> bool:
        """Tell what the pipeline sees as a person."""
        return self._words[name.last].end in self._people_ending

    def is_other(self, name: Name) -> bool:
        """Tell what the pipeline sees as an organisation, a place or a work."""
        start = self._names_ending.get(self._words[name.last].end)
        return start is not None and start <= self._words[name.first].start
