"""Whose speaker a sentence takes, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Link(StrEnum):
    """Why a sentence takes another's speaker, surest first."""

    CLOSING = "closing"  # the same quotation ends beside the other's verb
    RUNNING = "running"  # the same quotation began beside the other's verb
    REOPENED = "reopened"  # the paragraph before left its quotation open
    PARAGRAPH = "paragraph"  # the other stands before it in the paragraph
    COLON = "colon"  # the paragraph before ends with a colon
    FOLLOWING = "following"  # the other stands after it in the paragraph
    EARLIER = "earlier"  # the other stands in a paragraph before
    SIGNED = "signed"  # the other is the name that signs it
    TURN = "turn"  # it belongs to what follows "HOLM:"


class Carrier(NamedTuple):
    """The sentence whose speaker another sentence takes, and why."""

    sentence: int
    link: Link
