"""A cue in its clause, and the source that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from index.language.cues.cue import Cue
from index.language.phrases.phrase import Phrase
from index.language.words import Word


class How(StrEnum):
    """Where a cue's source stands."""

    ACCORDING = "according"  # according to Holm
    AFTER = "after"  # “...,” said Holm
    BEFORE = "before"  # Holm said
    BRACKET = "bracket"  # Holm, the harbour master, said
    RELATIVE = "relative"  # Holm, who said
    SAME = "same"  # Holm came and said; Holm came, saying
    SUBJECT = "subject"  # Holm came to say
    POSSESSOR = "possessor"  # Holm’s claim
    AGENT = "agent"  # a claim by Holm
    COLON = "colon"  # HOLM: ...
    SIGNATURE = "signature"  # “...” — Holm
    MENTION = "mention"  # Holm, named in the sentence, as learned weights choose
    NONE = "none"


class Source(NamedTuple):
    """A noun phrase that a cue belongs to, and where it stands; None where nobody is named.

    `mention` is the relative pronoun where one stands for the phrase.
    """

    phrase: Phrase | None
    how: How
    mention: Phrase | None = None


NOBODY = Source(None, How.NONE)
"""The source of a cue that names nobody."""


class Clause(NamedTuple):
    """A cue with the words of its sentence, and the sources of the cues before it."""

    words: Sequence[Word]
    low: int
    high: int
    cue: Cue
    earlier: Sequence[Source]


def found(phrase: Phrase | None, how: How) -> Source:
    """Return `phrase` as a source, or nobody."""
    return Source(phrase, how) if phrase else NOBODY
