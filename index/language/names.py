"""The people of a text: their full names, by surname."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from index.language.wordlists import word_list

_WORD = r"[A-Z][\w’'-]*\w"
_NAME = re.compile(rf"{_WORD}(?: (?:[A-Z]\. )?{_WORD}){{0,3}}")
_ROLE = re.compile(r", ((?:the|a|an) [^,.;:“”\"\n]{3,80})[,.]")
_POSSESSIVE = re.compile(r"[’']s$")


class Name(NamedTuple):
    """A name as it stands in the text."""

    text: str
    start: int
    end: int

    @property
    def surname(self) -> str:
        """Return the last word."""
        return self.text.rpartition(" ")[2]


def names_in(text: str, start: int, end: int) -> Iterator[Name]:
    """Yield the runs of capitalised words between `start` and `end`, without openers and titles."""
    for match in _NAME.finditer(text, start, end):
        name = _trimmed(match.group(), match.start())
        if name.text:
            yield name


def _trimmed(run: str, start: int) -> Name:
    skipped = word_list("speech", "openers") | word_list("speech", "titles")
    words = run.split(" ")
    while words and words[0].lower().rstrip(".") in skipped:
        start += len(words.pop(0)) + 1
    text = _POSSESSIVE.sub("", " ".join(words))
    return Name(text, start, start + len(text))


class People:
    """Full names of one text by surname, each as it is first written."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._full: dict[str, dict[str, Name]] = defaultdict(dict)
        for name in names_in(text, 0, len(text)):
            if " " in name.text:
                self._full[name.surname].setdefault(name.text, name)

    def introduced(self, name: Name) -> Name | None:
        """Return the first full name that `name` stands for; None where two people share it."""
        if " " in name.text:
            return self._full[name.surname].get(name.text, name)
        known = list(self._full.get(name.surname, {}).values())
        if not known:
            return name
        return known[0] if len(known) == 1 else None

    def role(self, name: Name) -> str | None:
        """Return the role that the text gives right after `name`, verbatim."""
        found = _ROLE.match(self._text, name.end)
        return found.group(1) if found else None
