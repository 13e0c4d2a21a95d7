"""`/articles`: add, remove, rename and export the articles of a server, or one's own."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot import audit, intake
from bot.faults import report
from bot.intake import AddModal
from bot.markdown import fit
from bot.own import lines
from bot.private import Interaction, Note, answer, open_modal
from bot.stewards import own_shelf
from bot.translation import words_of_interaction
from bot.words import Words
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import ArticleCard

T = TypeVar("T")
_TITLE, _SHOWN = 300, 160
_LARGEST = 9 * 1024 * 1024  # bytes of an exported file; Discord takes 10 MB from everybody
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
        settings = await interaction.client.desk.servers.settings(interaction.guild_id)
        shelf = own_shelf(interaction, settings)
        if file is None and shelf and shelf.writable:
            await open_modal(interaction, AddModal(words_of_interaction(interaction, settings)))
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
        desk = interaction.client.desk
        shelf = own_shelf(interaction, await desk.servers.settings(interaction.guild_id))
        if shelf is None or not shelf.writable:
            return []
        try:
            found = await desk.titles.matching(typed, (shelf.collection,))
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
    desk = interaction.client.desk
    settings = await desk.servers.settings(interaction.guild_id)
    words, shelf = words_of_interaction(interaction, settings), own_shelf(interaction, settings)
    if shelf is None or not shelf.writable:
        return Note(words("steward.not_here" if shelf is None else "steward.may_not"))

    def find_and_change() -> tuple[str, str]:
        card = _find(desk.library, shelf.collection, article)
        return card.title, change(desk.library, shelf.collection, card, words)

    try:
        title, said = await desk.work.run(find_and_change)
    except ArticleNotFoundError:
        return Note(words("steward.no_such_article"))
    desk.titles.forget(shelf.collection)
    told = await audit.tell(interaction, settings, done, [title])
    return Note("\n".join(filter(None, [said, told])))


async def _export(interaction: Interaction) -> Note:
    desk = interaction.client.desk
    settings = await desk.servers.settings(interaction.guild_id)
    words, shelf = words_of_interaction(interaction, settings), own_shelf(interaction, settings)
    if shelf is None or not shelf.writable:
        return Note(words("steward.not_here" if shelf is None else "steward.may_not"))
    data = await desk.work.run(partial(lines, desk.library, shelf.collection))
    if not data:
        return Note(words("steward.none"))
    if len(data) > _LARGEST:
        return Note(words("steward.too_large"))
    told = await audit.tell(interaction, settings, "exported", [])
    file = discord.File(io.BytesIO(data), "articles.jsonl")
    return Note("\n".join(filter(None, [words("steward.exported"), told])), files=[file])


def _find(library: Library, collection: str, given: str) -> ArticleCard:
    """Return the article of that id or title. Raises `ArticleNotFoundError`."""
    wanted = given.casefold().strip()
    for card in library.articles(collections=[collection]):
        if wanted in {card.id, card.title.casefold()}:
            return card
    raise ArticleNotFoundError(f"No article here is called {given!r}. Pick one from the list.")


def _shown(card: ArticleCard, words: Words) -> str:
    return f"*{fit(card.title or words('article.untitled'), _SHOWN)}*"
