"""The button of messages: what it does stands in its `custom_id`, so it outlives restarts.

An id is the name of an action and what that needs, "more:0123456789abcdef:10:1a2b3c4d". The client
is told of a press and knows what to do; nothing of a button is kept in memory.
"""

from __future__ import annotations

import re
from typing import Any, Final, Self

import discord
from discord import ui

from bot.messages.message import Button

ACTIONS: Final = (
    *("more", "why", "page", "share", "delete", "near", "quotes"),
    *("useful", "useless"),
    *("articles", "browse", "article", "ask", "remove", "sure"),
)
_ID: Final = re.compile(rf"(?P<action>{'|'.join(ACTIONS)})(?::(?P<state>.*))?", re.DOTALL)


class ActionButton(ui.DynamicItem[ui.Button[Any]], template=_ID):
    """A button of a message, made when it is sent and again when somebody presses it."""

    def __init__(self, button: Button, row: int | None = None) -> None:
        style = discord.ButtonStyle(int(button.style))
        made = ui.Button[Any](label=button.label, custom_id=button.custom_id, style=style, row=row)
        super().__init__(made)

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Make the button again from what a person pressed."""
        return cls(Button("·", match[0]))

    @staticmethod
    def is_of(custom_id: str) -> bool:
        """Return whether a button of this kind carries `custom_id`."""
        return _ID.fullmatch(custom_id) is not None

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Tell the client of the press."""
        action, _, state = self.custom_id.partition(":")
        await interaction.client.press(interaction, action, state)
