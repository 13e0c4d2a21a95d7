"""Buttons and menus of the bot's own panels, which outlive a restart."""

from __future__ import annotations

import re
from typing import Any, Self

import discord


class LastingItem(discord.ui.DynamicItem[Any], template=r"(?P<name>)"):
    """A button or a menu whose `custom_id` ends in the `name` of what it does."""

    def __init__(self, item: discord.ui.Item[Any], name: str) -> None:
        super().__init__(item)
        self.name = name

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Make the item again from what a person pressed or chose in."""
        return cls(item, match["name"])
