"""Offer speakers while somebody types, from memory."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.audience import is_open, of_interaction
from bot.desk import Desk
from bot.faults import report
from bot.limits import CHOICE_NAME, CHOICES
from bot.markdown import plain


async def offer_speakers(
    interaction: discord.Interaction[Any], desk: Desk, typed: str
) -> list[app_commands.Choice[str]]:
    """Return the speakers whom what is `typed` could mean, of articles that may be seen here."""
    settings = await desk.servers.settings(interaction.guild_id)
    audience = of_interaction(interaction, settings)
    if not (desk.is_open_to(audience) and is_open(settings, interaction.channel)):
        return []
    look = partial(desk.library.speakers, typed, collections=audience.collections, n=CHOICES)
    try:
        found = await desk.work.run(look)
    except Exception as error:
        report(error, "offering speakers")
        return []
    names = dict.fromkeys(plain(card.label, CHOICE_NAME) for card in found)
    return [app_commands.Choice(name=name, value=name) for name in names if name]
