"""What people wrap a question in: "hi all, does anyone know when the bridge opens? thanks!"."""

from __future__ import annotations

import re
from functools import cache

from index.search.lexicon import table
from index.search.question import read

_ENDS = r"[\s.!…?]*$"


def without_courtesies(text: str) -> str:
    """Return the question in `text` without greetings, thanks and "does anyone know".

    All of `text` where nothing to look for would be left: a greeting alone is no question.
    """
    line = " ".join(text.split())  # runs of white space would be tried in every way
    asked = _opened(_closed(line))
    return asked if asked != line and read(asked).has_content else text


def _opened(text: str) -> str:
    """Return `text` without what stands before its question."""
    opening = _openings().match(text)
    return text[opening.end() :] if opening else text


def _closed(text: str) -> str:
    """Return `text` without what stands behind its question, whose mark stays."""
    while closing := _closings().search(text):
        rest = text[: closing.start()]
        mark = "?" if "?" in text[closing.start() :] and not rest.endswith("?") else ""
        text = rest + mark
    return text


@cache
def _openings() -> re.Pattern[str]:
    begins = table("courtesies", "begins")
    opens = "|".join(f"(?:{pattern})" for pattern in table("courtesies", "opens").values())
    for name, pattern in begins.items():
        opens = opens.replace(name, pattern)
    return re.compile(f"(?:{opens})+", re.IGNORECASE)


@cache
def _closings() -> re.Pattern[str]:
    closes = "|".join(f"(?:{pattern})" for pattern in table("courtesies", "closes").values())
    return re.compile(f"(?:{closes}){_ENDS}", re.IGNORECASE)
