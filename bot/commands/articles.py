"""`/articles`: add, remove, rename and export the articles of a server, or one's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot import audit, intake
from bot.audience import of_interaction
from bot.intake import AddModal
from bot.lookups import named
from bot.messages.message import Message
from bot.messages.render import inline
from bot.presses import articles, removing
from bot.private import Note, answer, open_modal
from bot.sending import as_files
from bot.serving.client import Interaction
from bot.serving.offering import offer_articles, titles_of
from bot.stewards import standing
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import ArticleCard

Title = app_commands.Range[str, 1, 300]


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class Articles(
    commands.GroupCog, group_name="articles", group_description="Look after the articles here"
):
    """Look after the articles of a server, or in direct messages one's own."""

    @app_commands.command(description="Add articles: a file, or a form for several and for a text")
    @app_commands.describe(
        file="Markdown, plain text or JSON Lines; without one, the form opens",
        here="Let only this channel and its threads find them",
    )
    async def add(
        self, interaction: Interaction, file: discord.Attachment | None = None, here: bool = False
    ) -> None:
        """Add the file, or open the form."""
        may = await standing(interaction)
        if file is None and may.writable:
            await open_modal(interaction, AddModal(may.words, here=here))
        else:
            files = [file] if file else []
            await answer(interaction, partial(intake.add, interaction, files, here=here))

    @app_commands.command(description="Remove an article, so that it is no longer found")
    @app_commands.describe(article="Which one")
    async def remove(self, interaction: Interaction, article: Title) -> None:
        """Ask whether the article is to be removed."""
        await articles.show(interaction, partial(removing.ask, interaction, article))

    @app_commands.command(description="Give an article another title")
    @app_commands.describe(article="Which one", title="Its new title")
    async def rename(self, interaction: Interaction, article: Title, title: Title) -> None:
        """Rename an article."""
        await answer(interaction, partial(_rename, interaction, article, title))

    @app_commands.command(description="See the articles that can be searched here")
    @app_commands.describe(article="Only this one, to ask about it or remove it")
    @app_commands.autocomplete(article=offer_articles)
    async def browse(self, interaction: Interaction, article: Title | None = None) -> None:
        """Show the first page of the articles, or one article."""
        if article:
            await articles.show(interaction, partial(articles.one, interaction, article))
        else:
            await articles.show(interaction, partial(_first_page, interaction))

    @app_commands.command(description="Get the articles as a file that can be added again")
    async def export(self, interaction: Interaction) -> None:
        """Send the articles that belong here as JSON Lines."""
        await answer(interaction, partial(_export, interaction))

    @remove.autocomplete("article")
    @rename.autocomplete("article")
    async def own_articles(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the articles that belong here to those who may change them."""
        own = (await standing(interaction)).writable
        return await titles_of(interaction.client.desk, typed, own) if own else []


async def _first_page(interaction: Interaction) -> Message:
    here = await standing(interaction)
    audience = of_interaction(interaction, here.settings, private=True)
    return await articles.listed(interaction.client.desk, audience, 0, here.words)


async def _rename(interaction: Interaction, article: str, title: str) -> Note:
    """Rename an article that belongs here, if the person may, and tell of it."""
    desk, here = interaction.client.desk, await standing(interaction)
    words, own = here.words, here.writable
    if not own:
        return Note(here.refusal)

    def rename() -> tuple[ArticleCard, ArticleCard]:
        before = _find(desk.library, own, article)
        return before, desk.library.rename(before.id, title, collection=before.collection)

    try:
        before, after = await desk.changing.run(rename, ended=partial(desk.titles.forget, *own))
    except ArticleNotFoundError:
        return Note(words("steward.no_such_article"))
    told = await audit.tell(interaction, here.settings, "renamed", [before.title])
    said = words(
        "steward.renamed", title=inline(before.title, words), after=inline(after.title, words)
    )
    return Note("\n".join(filter(None, [said, told])))


async def _export(interaction: Interaction) -> Note:
    here = await standing(interaction)
    if not here.writable:
        return Note(here.refusal)
    files = await as_files(interaction, here.writable, here.words)
    if isinstance(files, str):
        return Note(files)
    several = [here.words("steward.parts", count=len(files))] if len(files) > 1 else []
    told = await audit.tell(interaction, here.settings, "exported", [])
    lines = [here.words("steward.exported"), *several, told]
    return Note("\n".join(filter(None, lines)), files=files)


def _find(library: Library, own: Sequence[str], given: str) -> ArticleCard:
    """Return the article of that id or title. Raises `ArticleNotFoundError`."""
    found = library.cards([named(library, given, own) or ""], collections=own)
    if found:
        return found[0]
    raise ArticleNotFoundError(f"No article here is called {given!r}. Pick one from the list.")
