"""Add to a collection what somebody sent, say what became of it, and tell the server of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import discord

from bot import audit, receiving
from bot.answering import too_often
from bot.audience import collection_of_person, server_of
from bot.faults import report
from bot.private import Note, answer
from bot.receipt import Added, receipt
from bot.receiving import Received
from bot.serving.client import Interaction
from bot.serving.desk import Desk
from bot.stewards import channel_of, standing
from bot.words import Words
from index.errors import SourceError
from index.models import Article, Change, ServerSettings
from index.servers import collection_of

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
        own = collection_of_person(message.author.id)
        stored = await receiving.receive(desk, own, message.attachments, [], words)
    except Exception as error:
        return words("sorry.failed", reference=report(error, "adding files of a direct message"))
    return receipt(stored.added, words, [*_ending(stored, own, words), words("add.own")])


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
    desk, person = interaction.client.desk, interaction.user.id
    if refusal := too_often(desk.pace, person, server_of(interaction), words):
        return Note(refusal.text)
    channel = channel_of(interaction) if here else None
    collection = collection_of(*channel) if channel else may.writable[0]
    open_shelf = partial(desk.servers.open_shelf, *channel) if channel else None
    stored = await receiving.receive(desk, collection, attachments, texts, words, open_shelf)
    notes = [*_ending(stored, collection, words)]
    if interaction.guild_id is None:
        notes.append(words("add.own"))
    if channel and stored.added.done:
        notes.append(words("add.here"))
    notes += await _announce(interaction, may.settings, stored.added)
    later = partial(_announce_rest, interaction, may.settings, stored.rest) if stored.rest else None
    return Note(receipt(stored.added, words, notes), then=later)


def _ending(stored: Received, collection: str, words: Words) -> list[str]:
    """Say why not all is added to a collection, if it is not."""
    most = words("add.most", count=receiving.MOST, collection=collection)
    left_out = [most] if stored.left_out else []
    unfinished = [words("add.unfinished")] if stored.rest else []
    failed = [words("add.failed", reference=stored.failure)] if stored.failure else []
    return [*left_out, *unfinished, *failed]


async def _announce(
    interaction: Interaction, settings: ServerSettings, added: Added
) -> Sequence[str]:
    """Tell the server what was added; return what the person who did should know of that."""
    told = [
        await audit.tell(interaction, settings, change.value, added.titles[change])
        for change in (Change.ADDED, Change.UPDATED)
        if change in added.titles
    ]
    return list(dict.fromkeys(told))


async def _announce_rest(
    interaction: Interaction, settings: ServerSettings, rest: Callable[[], Awaitable[Added]]
) -> None:
    await _announce(interaction, settings, await rest())
