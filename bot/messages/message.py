"""What is sent, before it has a form: parts in Markdown and buttons. Pure, without discord.py.

`bot.messages.layout` gives it one of two forms; both show the same parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from bot.messages import limits
from bot.messages.limits import width
from bot.messages.markdown import clean, fit, fit_lines, plain, unescape

QUESTION: Final = 500
"""The widest question that is searched for, before it is escaped."""

_LABEL = 45  # the widest text on a button
_ASKED = re.compile(r"\*\*(.+)\*\*")


class Colour(IntEnum):
    """The edge of a message: how sure it is."""

    ANSWER = 0x2F6F8F
    CLOSE = 0xB98A2F
    REFUSAL = 0x80848E


class Style(IntEnum):
    """How a button looks, by Discord's numbers."""

    PRIMARY = 1
    SECONDARY = 2
    DANGER = 4


class Button(NamedTuple):
    """A button: what is on it, and the `custom_id` that says what pressing it does."""

    label: str
    custom_id: str
    style: Style = Style.SECONDARY


Rows = Sequence[Sequence[Button]]


class Message(NamedTuple):
    """What is sent: a plain message where there is but a heading, with `blocks` one with an edge.

    The first block is the widest; `also` names the others where they need a name.
    """

    heading: str
    blocks: Sequence[str] = ()
    colour: Colour = Colour.ANSWER
    also: str = ""
    rows: Rows = ()

    @property
    def text(self) -> str:
        """Return all that can be read in it, a line each."""
        return "\n".join(filter(None, (self.heading, *self.blocks)))

    @property
    def fits(self) -> bool:
        """Return whether Discord takes it, in either form."""
        first, *others = self.blocks or ("",)
        return (
            width(self.text) + len(self.blocks) <= limits.TEXT_DISPLAY_TOTAL
            and width(self.heading) <= limits.CONTENT
            and width(first) <= limits.EMBED_DESCRIPTION
            and all(width(other) <= limits.EMBED_FIELD_VALUE for other in others)
        )


def notice(text: str, question: str = "") -> Message:
    """Make a message of a plain sentence of ours, under the question where there is one.

    What is too long for one loses its last lines.
    """
    said = "\n".join(line for line in [asked(question), text] if line)
    return Message(fit_lines(said, limits.CONTENT))


def asked(question: str) -> str:
    """Return the line that shows the question; `question_in` reads it back."""
    return f"**{fit(question, 2 * QUESTION + 4)}**" if clean(question) else ""


def question_in(text: str) -> str | None:
    """Return the question that a message of ours shows, or None where there is none."""
    found = _ASKED.match(text)
    return unescape(found[1]) if found else None


def label(text: str) -> str:
    """Return foreign text as it can stand on a button, also on a phone's."""
    return plain(text, _LABEL) or "·"
