"""Offer articles and speakers while somebody types, from memory."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from discord import app_commands

from bot.audience import Audience, is_open, of_interaction, server_of
from bot.faults import report
from bot.messages.limits import CHOICE_NAME, CHOICES
from bot.messages.markdown import plain
from bot.serving.client import Interaction
from bot.serving.desk import Desk

_SECONDS = 2.0  # of the three in which Discord wants an answer


async def offer_articles(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return the articles that what is `typed` could mean, of those that may be seen here."""
    desk, audience = interaction.client.desk, await _audience(interaction)
    return await titles_of(desk, typed, audience.collections) if audience else []


async def titles_of(
    desk: Desk, typed: str, collections: Sequence[str]
) -> list[app_commands.Choice[str]]:
    """Return the articles of `collections` that what is `typed` could mean."""
    try:
        found = await desk.titles.matching(typed, collections)
    except Exception as error:
        report(error, "offering articles")
        return []
    return [app_commands.Choice(name=title.name, value=title.article) for title in found]


async def offer_speakers(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return the speakers whom what is `typed` could mean, of articles that may be seen here."""
    desk, audience = interaction.client.desk, await _audience(interaction)
    if audience is None:
        return []
    look = partial(desk.library.speakers, typed, collections=audience.collections, n=CHOICES)
    try:
        async with asyncio.timeout(_SECONDS):
            found = await desk.offering.run(look)
    except TimeoutError:  # very many are being read; the next key may find them
        return []
    except Exception as error:
        report(error, "offering speakers")
        return []
    names = dict.fromkeys(plain(card.label, CHOICE_NAME) for card in found)
    return [app_commands.Choice(name=name, value=name) for name in names if name]


async def _audience(interaction: Interaction) -> Audience | None:
    """Return what may be seen where somebody types, None where questions are not answered."""
    desk = interaction.client.desk
    settings = await desk.servers.settings(server_of(interaction))
    audience = of_interaction(interaction, settings, private=True)
    is_here = desk.is_open_to(audience) and is_open(settings, interaction.channel)
    return audience if is_here else None
