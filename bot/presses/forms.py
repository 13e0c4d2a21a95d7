"""Forms of one text that outlive a restart: their `custom_id` says what sending them does."""

from __future__ import annotations

import re
from typing import Any, Final

from discord import TextStyle, ui

_SECONDS: Final = 3600  # until discord.py forgets a form that was never sent
FORMS: Final = ("reason", "asked")
_ID: Final = re.compile(rf"(?:{'|'.join(FORMS)})(?::.*)?", re.DOTALL)
TEXT: Final = "text"
"""The name of the input."""


class TextForm(ui.Modal):
    """A form that asks for a text. What was written is taken by the client, as a press is."""

    def __init__(
        self, title: str, label: str, custom_id: str, *, most: int, required: bool
    ) -> None:
        super().__init__(title=title, custom_id=custom_id, timeout=_SECONDS)
        text: ui.TextInput[Any] = ui.TextInput(
            custom_id=TEXT, style=TextStyle.paragraph, required=required, max_length=most
        )
        self.add_item(ui.Label(text=label, component=text))

    @staticmethod
    def is_of(custom_id: str) -> bool:
        """Return whether a form of this kind carries `custom_id`."""
        return _ID.fullmatch(custom_id) is not None
