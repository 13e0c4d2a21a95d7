"""Traits: what learned weights look at. A weight belongs to each that was seen often enough."""

from __future__ import annotations

from index.language.words import Word

Traits = list[str]
"""What is so of a sentence, of who may speak in it, or of a link between two: short strings."""

NAME, QUOTED = "<name>", "<quoted>"
_NUMBER = "<number>"


def shape(word: Word) -> str:
    """Return what of a word may tell something in another article too."""
    if word.quoted:
        return QUOTED
    if word.text[0].isdigit():
        return _NUMBER
    return NAME if word.name else word.lower
