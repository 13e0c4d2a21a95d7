"""Tell the person who waits that something went wrong, with the reference in the log."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.faults import report
from bot.serving.client import Interaction
from bot.serving.delivery import FAILURES
from bot.translation import words_of_interaction


async def apologise(interaction: Interaction, error: BaseException) -> None:
    """Log an error and tell the person of it alone, with the same reference."""
    reference = report(error, f"answering interaction {interaction.id}")
    sentence = words_of_interaction(interaction)("sorry.failed", reference=reference)
    done = interaction.response.is_done()
    send = interaction.followup.send if done else interaction.response.send_message
    with suppress(*FAILURES):
        await send(sentence, ephemeral=True)


@asynccontextmanager
async def apologising(interaction: Interaction) -> AsyncIterator[None]:
    """Apologise for what the block raises: where a button fails, discord.py tells nobody."""
    try:
        yield
    except Exception as error:
        await apologise(interaction, error)
