"""What people type otherwise than articles write it: "whats", "don't", "go up"."""

from __future__ import annotations

import re
from functools import cache

from index.language.terms import fold
from index.search.lexicon import table, word_lines, word_list

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_ACRONYM = re.compile(r"[A-Z]{2,}['’][a-z]")  # "WHO's" is the organisation's


def as_written(text: str) -> str:
    """Return `text` with contractions of function words in full, and "rise" for "go up"."""
    return _moves().sub(_moved, _WORD.sub(_in_full, text))


def _in_full(found: re.Match[str]) -> str:
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


def _moved(found: re.Match[str]) -> str:
    verb, particle = found.group(1, 2)
    plain = table("question", f"going {particle.lower()}")[verb.lower()]
    return plain.upper() if verb.isupper() else plain


@cache
def _moves() -> re.Pattern[str]:
    """Return what matches "goes up" where no word follows that says where: "up the tower"."""
    verbs = "|".join(table("question", "going up"))
    behind = "|".join(word_list("question", "behind_going"))
    return re.compile(rf"\b({verbs}) (up|down)\b(?=\W*$|[,;:.!?]| (?:{behind})\b)", re.IGNORECASE)
