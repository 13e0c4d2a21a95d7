"""Names that are spelt as function words are: the US, the WHO."""

from __future__ import annotations

import re
from functools import cache

from index.language.scanning.naming import ACRONYMS

_STRESSED = frozenset({"WHO", "IT"})  # as often only said loudly: names behind "the" alone
_THE = re.compile(r"\bthe\W+$", re.IGNORECASE)


def is_acronym(word: str, *, opens: bool, shouts: bool) -> bool:
    """Return whether `word` is such a name: none is where everything is in capitals.

    One that `opens` a sentence may be said loudly: "WHO would have thought?".
    """
    return word in ACRONYMS and not shouts and not (opens and word in _STRESSED)


def acronyms(text: str) -> list[re.Match[str]]:
    """Return such names in a question, where it has any letters that are no capitals."""
    if text.isupper():
        return []
    return [match for match in _pattern().finditer(text) if _is_named(text[: match.start()], match)]


def without_acronyms(text: str) -> str:
    """Return a question without such names, so that "what did the WHO say" asks for no person."""
    for match in reversed(acronyms(text)):
        text = text[: match.start()] + text[match.end() :]
    return text


def _is_named(before: str, match: re.Match[str]) -> bool:
    """Tell "the WHO" from "Tell me WHO said so"; what opens a question is no name."""
    if match.group() in _STRESSED:
        return _THE.search(before) is not None
    return any(map(str.isalnum, before))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(ACRONYMS))})\b")
