"""Add to a collection what somebody sent, say what became of it, and tell the server of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import discord

from bot import audit, receiving
from bot.audience import collection_of_person
from bot.faults import report
from bot.messages import limits
from bot.messages.limits import width
from bot.private import Interaction, Note, answer
from bot.receiving import Added
from bot.serving.desk import Desk
from bot.stewards import shelf_of_channel, standing
from bot.words import Words
from index.errors import SourceError
from index.models import Article, Change

_FILES = 5
_SECONDS = 3600  # until a form that was never sent is forgotten


class AddModal(discord.ui.Modal):
    """The form that asks for files, or for a text with its title, link and date."""

    def __init__(self, words: Words, *, here: bool) -> None:
        super().__init__(title=words("add.title"), timeout=_SECONDS)
        self._here = here
        self.files = discord.ui.FileUpload[AddModal](
            custom_id="files", required=False, min_values=0, max_values=_FILES
        )
        style = discord.TextStyle.paragraph
        self.text = discord.ui.TextInput[AddModal](custom_id="text", style=style, required=False)
        self.headline, self.link, self.date = _line("headline"), _line("link"), _line("date")
        for label, component in (
            (words("add.files"), self.files),
            (words("add.text"), self.text),
            (words("add.headline"), self.headline),
            (words("add.link"), self.link),
            (words("add.date"), self.date),
        ):
            self.add_item(discord.ui.Label(text=label, component=component))

    async def on_submit(self, interaction: Interaction, /) -> None:  # type: ignore[override]
        """Add what was filled in, if the person still may."""
        form = self.text.value, self.headline.value, self.link.value, self.date.value
        texts = [receiving.pasted(*form)] if self.text.value.strip() else []
        files = self.files.values
        await answer(interaction, partial(add, interaction, files, texts, here=self._here))


async def take(desk: Desk, message: discord.Message, words: Words) -> str:
    """Add the files of a direct message to its author's own articles; say what became of them."""
    try:
        uploads = await receiving.fetch(message.attachments, words)
        own = collection_of_person(message.author.id)
        added, late = await receiving.store(desk, own, uploads, [])
    except Exception as error:
        return words("sorry.failed", reference=report(error, "adding files of a direct message"))
    unfinished = [words("add.unfinished")] if late else []
    return _told(added, words, [*unfinished, words("add.own")])


def _line(name: str) -> discord.ui.TextInput[AddModal]:
    return discord.ui.TextInput(custom_id=name, required=False, max_length=1000)


async def add(
    interaction: Interaction,
    attachments: Sequence[discord.Attachment],
    texts: Sequence[Article | SourceError] = (),
    *,
    here: bool,
) -> Note:
    """Add files and texts to the articles that belong to this place, if the person may.

    With `here` they belong to this channel of a server alone.
    """
    may = await standing(interaction)
    words = may.words
    if not may.writable:
        return Note(may.refusal)
    if not attachments and not texts:
        return Note(words("add.nothing"))
    shelf = await shelf_of_channel(interaction, may.settings) if here else None
    uploads = await receiving.fetch(attachments, words)
    desk, collection = interaction.client.desk, shelf or may.writable[0]
    added, late = await receiving.store(desk, collection, uploads, texts)
    notes = [words("add.unfinished")] if late else []
    if interaction.guild_id is None:
        notes.append(words("add.own"))
    if shelf:
        notes.append(words("add.here"))
    for change in (Change.ADDED, Change.UPDATED):
        if titles := added.titles.get(change):
            notes.append(await audit.tell(interaction, may.settings, change.value, titles))
    return Note(_told(added, words, notes))


def _told(added: Added, words: Words, notes: Sequence[str]) -> str:
    """Say in one message what became of everything that was sent, and `notes` below it."""
    below = "\n".join(filter(None, notes))
    room = limits.CONTENT - len("\n") - width(below)
    return f"{receiving.summary(added, words, room)}\n{below}".rstrip()
