"""What is stored about somebody: shown, given as a file, deleted. Nobody can ask it of another."""

from __future__ import annotations

import io
from functools import partial
from typing import Any, NamedTuple

import discord

from bot.apology import apologising
from bot.audience import collection_of_person, server_of
from bot.messages.markdown import fit
from bot.presses.lasting import LastingItem
from bot.private import Note, answer
from bot.sending import FILES, as_files
from bot.serving.client import Interaction
from bot.translation import words_of_interaction
from bot.words import Words
from index.library import Library
from index.models import ArticleCard, ServerSettings, Verdict

_LISTED, _TITLE = 20, 120


class OwnButton(LastingItem, template=r"own:(?P<name>export|delete|sure)"):
    """A button below what is stored about somebody; it shows people their own data alone."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button says."""
        make = {"export": _export, "delete": _ask, "sure": _delete}[self.name]
        async with apologising(interaction):
            await answer(interaction, partial(make, interaction), in_place=self.name == "sure")


class OwnData(NamedTuple):
    """All that is stored about somebody: their articles, and what they said of answers.

    `settings` are those of the place where they ask.
    """

    articles: list[ArticleCard]
    verdicts: list[Verdict]
    settings: ServerSettings


async def stored(interaction: Interaction) -> Note:
    """Return what is stored about the person."""
    desk, words = interaction.client.desk, words_of_interaction(interaction)
    here = server_of(interaction)
    found = await desk.work.run(partial(_stored, desk.library, interaction.user.id, here))
    listed = [*_articles(found.articles, words), *_verdicts(found.verdicts, words)]
    nothing = [] if listed else [words("privacy.nothing")]
    kept = _questions(found.settings, words)
    lines = [*kept, *listed, *nothing, words("privacy.servers")]
    embed = discord.Embed(title=words("privacy.title"), description="\n".join(lines))
    return Note(embed=embed, view=_buttons("export", "delete", words=words) if listed else None)


async def _ask(interaction: Interaction) -> Note:
    words = words_of_interaction(interaction)
    return Note(words("privacy.confirm"), view=_buttons("sure", words=words))


async def _delete(interaction: Interaction) -> Note:
    desk, person = interaction.client.desk, interaction.user.id
    words = words_of_interaction(interaction)
    read_anew = partial(desk.titles.forget, collection_of_person(person))
    await desk.changing.run(partial(_forget, desk.library, person), ended=read_anew)
    return Note(words("privacy.deleted"))


async def _export(interaction: Interaction) -> Note:
    desk, person = interaction.client.desk, interaction.user.id
    words = words_of_interaction(interaction)
    verdicts = await desk.work.run(partial(desk.library.feedback.of_person, person))
    lines = "".join(f"{one.model_dump_json()}\n" for one in verdicts).encode()
    said = [discord.File(io.BytesIO(lines), "feedback.jsonl")] if lines else []
    own = [collection_of_person(person)]
    files = await as_files(interaction, own, words, most=FILES - 1)
    if isinstance(files, str):
        return Note(words("privacy.exported") if said else files, files=said)
    return Note(words("privacy.exported"), files=[*files, *said])


def _forget(library: Library, person: int) -> None:
    """Delete all that is stored about somebody, first what takes no time."""
    library.feedback.forget(person)
    library.clear(collection_of_person(person))


def _stored(library: Library, person: int, server: int | None) -> OwnData:
    articles = library.articles(collections=[collection_of_person(person)])
    settings = ServerSettings() if server is None else library.servers.settings(server)
    return OwnData(articles, library.feedback.of_person(person), settings)


def _questions(settings: ServerSettings, words: Words) -> list[str]:
    """Say what becomes of questions where `settings` hold."""
    kept = []
    if settings.gaps:
        kept.append(words("privacy.questions.unanswered", days=settings.gap_days))
    if settings.feedback_days and settings.feedback_questions:
        kept.append(words("privacy.questions.judged", days=settings.feedback_days))
    return [*kept, words("privacy.questions.rest" if kept else "privacy.questions.none")]


def _verdicts(verdicts: list[Verdict], words: Words) -> list[str]:
    return [words.count("privacy.verdicts", len(verdicts))] if verdicts else []


def _articles(cards: list[ArticleCard], words: Words) -> list[str]:
    if not cards:
        return []
    named = [fit(card.title or words("article.untitled"), _TITLE) for card in cards[:_LISTED]]
    more = ["- …"] if len(cards) > _LISTED else []
    return [words.count("privacy.articles", len(cards)), *(f"- {name}" for name in named), *more]


def _buttons(*doing: str, words: Words) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for one in doing:
        plain, red = discord.ButtonStyle.secondary, discord.ButtonStyle.danger
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=words(f"button.own_{one}"),
            style=plain if one == "export" else red,
            custom_id=f"own:{one}",
        )
        view.add_item(OwnButton(button, one))
    return view
