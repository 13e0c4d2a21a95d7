"""`/articles`: add, remove, rename and export the articles of a server, or one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot import audit, intake
from bot.faults import report
from bot.intake import AddModal
from bot.lookups import named
from bot.markdown import fit
from bot.own import as_file
from bot.private import Interaction, Note, answer, open_modal
from bot.stewards import standing
from bot.words import Words
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import ArticleCard

T = TypeVar("T")
_TITLE, _SHOWN = 300, 160
Title = app_commands.Range[str, 1, _TITLE]


@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Articles(
    commands.GroupCog, group_name="articles", group_description="Look after the articles here"
):
    """Look after the articles of a server, or in direct messages one's own."""

    @app_commands.command(description="Add articles: a file, or a form for several and for a text")
    @app_commands.describe(file="Markdown, plain text or JSON Lines; none opens the form")
    async def add(self, interaction: Interaction, file: discord.Attachment | None = None) -> None:
        """Add the file, or open the form."""
        here = await standing(interaction)
        if file is None and here.writable:
            await open_modal(interaction, AddModal(here.words))
        else:
            await answer(interaction, partial(intake.add, interaction, [file] if file else []))

    @app_commands.command(description="Remove an article, so that it is found no more")
    @app_commands.describe(article="Which one")
    async def remove(self, interaction: Interaction, article: Title) -> None:
        """Remove an article."""

        def remove(library: Library, collection: str, card: ArticleCard, words: Words) -> str:
            library.remove(card.id, collection=collection)
            return words("steward.removed", title=_shown(card, words))

        await answer(interaction, partial(_change, interaction, article, "removed", remove))

    @app_commands.command(description="Give an article another title")
    @app_commands.describe(article="Which one", title="What it is called from now on")
    async def rename(self, interaction: Interaction, article: Title, title: Title) -> None:
        """Rename an article."""

        def rename(library: Library, collection: str, card: ArticleCard, words: Words) -> str:
            after = library.rename(card.id, title, collection=collection)
            return words("steward.renamed", title=_shown(card, words), after=_shown(after, words))

        await answer(interaction, partial(_change, interaction, article, "renamed", rename))

    @app_commands.command(description="Get the articles as a file that can be added again")
    async def export(self, interaction: Interaction) -> None:
        """Send the articles that belong here as JSON Lines."""
        await answer(interaction, partial(_export, interaction))

    @remove.autocomplete("article")
    @rename.autocomplete("article")
    async def articles(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the articles that belong here to those who may change them."""
        own = (await standing(interaction)).writable
        if own is None:
            return []
        try:
            found = await interaction.client.desk.titles.matching(typed, (own,))
        except Exception as error:
            report(error, "offering articles to change")
            return []
        return [app_commands.Choice(name=title.name, value=title.article) for title in found]


async def _change(
    interaction: Interaction,
    article: str,
    done: str,
    change: Callable[[Library, str, ArticleCard, Words], str],
) -> Note:
    """Do `change` to an article that belongs here, if the person may, and tell of it."""
    desk, here = interaction.client.desk, await standing(interaction)
    words, own = here.words, here.writable
    if own is None:
        return Note(here.refusal)

    def find_and_change() -> tuple[str, str]:
        card = _find(desk.library, own, article)
        return card.title, change(desk.library, own, card, words)

    try:
        title, said = await desk.work.run(find_and_change)
    except ArticleNotFoundError:
        return Note(words("steward.no_such_article"))
    desk.titles.forget(own)
    told = await audit.tell(interaction, here.settings, done, [title])
    return Note("\n".join(filter(None, [said, told])))


async def _export(interaction: Interaction) -> Note:
    here = await standing(interaction)
    if here.writable is None:
        return Note(here.refusal)
    file = await as_file(interaction.client.desk, here.writable, here.words)
    if isinstance(file, str):
        return Note(file)
    told = await audit.tell(interaction, here.settings, "exported", [])
    return Note("\n".join(filter(None, [here.words("steward.exported"), told])), files=[file])


def _find(library: Library, collection: str, given: str) -> ArticleCard:
    """Return the article of that id or title. Raises `ArticleNotFoundError`."""
    found = library.cards([named(library, given, [collection]) or ""], collections=[collection])
    if found:
        return found[0]
    raise ArticleNotFoundError(f"No article here is called {given!r}. Pick one from the list.")


def _shown(card: ArticleCard, words: Words) -> str:
    return f"*{fit(card.title or words('article.untitled'), _SHOWN)}*"
