"""The client as commands and presses know it, and what they are told of an interaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.serving.desk import Desk


class DeskClient(discord.Client):
    """A client with the desk that answers, which is all that commands and presses know of it."""

    desk: Desk


Interaction = discord.Interaction[DeskClient]
