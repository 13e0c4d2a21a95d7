"""Answer privately: what those who look after a server, or their own things, get to see."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import discord

from bot.delivery import FAILURES
from bot.faults import report
from bot.translation import words_of_interaction

if TYPE_CHECKING:
    from bot.client import OnrecordBot

    Interaction = discord.Interaction[OnrecordBot]
else:
    Interaction = discord.Interaction

_log = logging.getLogger(__name__)


class Note(NamedTuple):
    """What is shown: words, an embed, buttons and menus, files."""

    text: str = ""
    embed: discord.Embed | None = None
    view: discord.ui.View | None = None
    files: Sequence[discord.File] = ()


async def answer(
    interaction: Interaction, make: Callable[[], Awaitable[Note]], *, in_place: bool = False
) -> None:
    """Show the person alone what `make` returns, or a sentence that says why there is nothing.

    With `in_place` it takes the place of the private message whose button or menu was used.
    """
    desk = interaction.client.desk
    if interaction.type is not discord.InteractionType.application_command and not desk.is_new(
        interaction.id
    ):
        return
    with desk.work.underway():
        await _acknowledge(interaction, in_place=in_place)
        await _show(interaction, await _made(interaction, make))


async def open_modal(interaction: Interaction, modal: discord.ui.Modal) -> None:
    """Ask the person to fill in a form. Where Discord no longer takes it, nothing is asked."""
    try:
        await interaction.response.send_modal(modal)
    except FAILURES as error:
        _log.info("The form for interaction %s was not shown: %s", interaction.id, error)


async def _acknowledge(interaction: Interaction, *, in_place: bool) -> None:
    try:
        if in_place:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
    except FAILURES as error:  # what is left to do shows when the answer is sent
        _log.info("Interaction %s was not acknowledged: %s", interaction.id, error)


async def _made(interaction: Interaction, make: Callable[[], Awaitable[Note]]) -> Note:
    words = words_of_interaction(interaction)
    if interaction.client.desk.work.draining:
        return Note(words("sorry.restarting"))
    try:
        return await make()
    except TimeoutError:
        return Note(words("sorry.too_slow"))
    except Exception as error:
        reference = report(error, f"looking after things in interaction {interaction.id}")
        return Note(words("sorry.failed", reference=reference))


async def _show(interaction: Interaction, note: Note) -> None:
    changes: dict[str, Any] = {
        "content": note.text or None,
        "embed": note.embed,
        "view": note.view,
        "attachments": list(note.files),
    }
    try:
        await interaction.edit_original_response(**changes)
    except discord.HTTPException as error:
        _log.info("The answer to interaction %s was refused: %s", interaction.id, error)
        words = words_of_interaction(interaction)
        reference = report(error, "showing something privately")
        sorry = words("sorry.failed", reference=reference)
        with suppress(*FAILURES):
            await interaction.edit_original_response(content=sorry, embed=None, view=None)
    except FAILURES as error:
        _log.warning("Interaction %s could not be answered: %s", interaction.id, error)
