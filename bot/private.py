"""Answer privately: what those who look after a server, or their own things, get to see."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import discord

from bot.faults import report
from bot.messages import limits
from bot.messages.layout import Form, form_of
from bot.messages.markdown import fit_lines
from bot.serving.client import Interaction
from bot.serving.delivery import FAILURES, acknowledge
from bot.serving.desk import excuse
from bot.translation import words_of_interaction

_log = logging.getLogger(__name__)


class Note(NamedTuple):
    """What is shown: words, an embed, buttons and menus, files.

    Words that are too long for a message lose their last lines.
    With a `layout` that takes the place of all of it, where Discord does not refuse it. `then` is
    what is left to do once it is shown, however long that takes.
    """

    text: str = ""
    embed: discord.Embed | None = None
    view: discord.ui.View | None = None
    files: Sequence[discord.File] = ()
    layout: discord.ui.LayoutView | None = None
    then: Callable[[], Awaitable[object]] | None = None

    def body(self, form: Form) -> dict[str, Any]:
        """Return it in that form, as the arguments of discord.py's editing methods."""
        text = fit_lines(self.text, limits.CONTENT)
        if form is Form.COMPONENTS:
            return {"view": self.layout or _in_components(text), "attachments": []}
        files = list(self.files)
        plain = {"content": text or None, "embed": self.embed, "view": self.view}
        return {**plain, "attachments": files}


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
        await acknowledge(interaction, private=True, update=in_place)
        note = await _made(interaction, make)
        await _show(interaction, note, _forms(interaction, note, in_place=in_place))
    if note.then:
        await note.then()


async def open_modal(interaction: Interaction, modal: discord.ui.Modal) -> None:
    """Ask the person to fill in a form. Where Discord no longer takes it, nothing is asked."""
    try:
        await interaction.response.send_modal(modal)
    except FAILURES as error:
        _log.info("The form for interaction %s was not shown: %s", interaction.id, error)


async def _made(interaction: Interaction, make: Callable[[], Awaitable[Note]]) -> Note:
    words = words_of_interaction(interaction)
    if interaction.client.desk.work.draining:
        return Note(words("sorry.restarting"))
    try:
        return await make()
    except Exception as error:
        return Note(excuse(error, words, f"looking after things in interaction {interaction.id}"))


def _forms(interaction: Interaction, note: Note, *, in_place: bool) -> Sequence[Form]:
    """Return in which forms to try to show `note`; a message that is changed keeps its own."""
    if in_place:
        return [form_of(interaction.message)]
    return [*([Form.COMPONENTS] if note.layout else []), Form.EMBED]


async def _show(interaction: Interaction, note: Note, forms: Sequence[Form]) -> None:
    """Show `note` in the first of the `forms` that Discord takes, or else say what went wrong."""
    failed: Exception | None = None
    for form in forms:
        try:
            await interaction.edit_original_response(**note.body(form))
            return
        except discord.HTTPException as error:
            _log.info("The answer to interaction %s was refused: %s", interaction.id, error)
            failed = error
        except FAILURES as error:
            _log.warning("Interaction %s could not be answered: %s", interaction.id, error)
            return
    if failed:
        await _apologise(interaction, failed, forms[-1])


async def _apologise(interaction: Interaction, error: Exception, form: Form) -> None:
    reference = report(error, "showing something privately")
    sorry = Note(words_of_interaction(interaction)("sorry.failed", reference=reference))
    with suppress(*FAILURES):
        await interaction.edit_original_response(**sorry.body(form))


def _in_components(text: str) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    return view.add_item(discord.ui.TextDisplay(text))
