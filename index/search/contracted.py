"""What people run together when they type: "what's", "whats", "don't", "they're"."""

from __future__ import annotations

import re
from functools import cache

from index.language.terms import fold
from index.search.lexicon import word_lines, word_list

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_ACRONYM = re.compile(r"[A-Z]{2,}['’][a-z]")  # "WHO's" is the organisation's


def in_full(text: str) -> str:
    """Return `text` with contractions of function words written out: "What is new?"."""
    return _WORD.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    word, full = found.group(), _contractions().get(fold(found.group()))
    if full is None or _ACRONYM.match(word):
        return word
    return full.upper() if word.isupper() else word[0] + full[1:]


@cache
def _contractions() -> dict[str, str]:
    """Return what contractions stand for; without an apostrophe where that is no other word."""
    full = {word: " ".join(words) for word, *words in word_lines("question", "contractions")}
    bare = {word.replace("'", ""): words for word, words in full.items()}
    return full | {word: bare[word] for word in bare.keys() - word_list("question", "uncontracted")}
