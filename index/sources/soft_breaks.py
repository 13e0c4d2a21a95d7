"""The lines that a paragraph of Markdown is wrapped into, and those that its writer wants apart."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.scanning.labels import asks, is_lettered
from index.language.segment import split_line

_SENTENCE_END = tuple('.!?…:"”’)*')


def unwrapped(lines: Sequence[str]) -> str:
    """Return the lines of a paragraph as one, but for questions and what stands below them.

    A question is a line of its own where it fills it, and the line before it ends a sentence.
    "Q:" and "A:" begin one where "Q:" begins the first.
    """
    lettered = bool(lines) and is_lettered(lines[0])
    text, below = "", False
    for at, line in enumerate(lines):
        anew = not text or below or text.endswith(_SENTENCE_END)
        question = anew and at + 1 < len(lines) and _is_question(line)
        apart = below or question or (lettered and is_lettered(line))
        text += ("\n" if apart else " ") + line
        below = question
    return text.strip()


def _is_question(line: str) -> bool:
    """Tell a line that holds one question and nothing else."""
    return asks(line) and len(list(split_line(line))) == 1
