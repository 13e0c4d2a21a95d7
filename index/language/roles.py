"""What somebody is: the words beside a full name that give an office or a trade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language.name_words import is_title
from index.language.names import Name
from index.language.role_after import role_after
from index.language.role_before import role_before
from index.language.role_set_off import role_set_off
from index.language.words import Line, Word

_PIECES = re.compile(r",|\band\b")
_BEYOND = re.compile(r"\b(?:of|for|at|in|with|to|from|on|who)\b")
_HEADS = 2  # pieces of a role that hold its nouns


def role_beside(words: Sequence[Word], line: Line, name: Name) -> tuple[int, int] | None:
    """Return first and last word of the role beside a name: more than a title where it can."""
    before = role_before(words, line, name.first)
    if before and (before[0] < before[1] or not is_title(words[before[0]].lower)):
        return before
    after, set_off = role_after(words, line, name.last), role_set_off(words, line, name)
    if after and set_off and _goes_on_with_name(words, line, after[1] + 1):
        return set_off
    return after or set_off or before


def _goes_on_with_name(words: Sequence[Word], line: Line, at: int) -> bool:
    """Tell whose role a name ends: "the driver, Dana Holm, the port’s head, Carl Reed, left"."""
    return at + 1 < line.end and words[at].text == "," and words[at + 1].name


def is_called(role: str, noun: str) -> bool:
    """Tell whether the bearer of a role may be called `noun`: "head coach", of "Rovers head coach".

    "Curator and head of exhibits" has two such nouns; what follows "of" is none.
    """
    return any(f" {head}".endswith(f" {noun}") for head in heads(role.lower()))


def heads(role: str) -> list[str]:
    """Return the nouns of a role with what stands before them: "Rovers head coach"."""
    pieces = _PIECES.split(role)[:_HEADS]
    return [_BEYOND.split(piece)[0].strip() for piece in pieces]
