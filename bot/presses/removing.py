"""Remove an article: shown first with what would be gone, then removed by a second press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot import audit
from bot.lookups import named
from bot.messages.message import Button, Colour, Message, Style, notice
from bot.messages.render import inline
from bot.serving.client import Interaction
from bot.stewards import Standing, standing
from bot.words import Words
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import ArticleCard


async def ask(interaction: Interaction, article: str) -> Message:
    """Return the question whether the article of that id or title is to be removed."""
    here = await standing(interaction)
    if not here.writable:
        return notice(here.refusal)
    desk = interaction.client.desk
    look = partial(_sure, desk.library, here.writable, article, here.words)
    return await desk.look(look, here.words, "asking whether to remove an article")


async def remove(interaction: Interaction, id_: str) -> Message:
    """Remove the article of that id, if the person may, and tell of it."""
    desk, here = interaction.client.desk, await standing(interaction)
    if not here.writable:
        return _said(here.refusal)
    try:
        remove = partial(_remove, desk.library, here.writable, id_)
        forget = partial(desk.titles.forget, *here.writable)
        card = await desk.changing.run(remove, ended=forget)
    except ArticleNotFoundError:
        return _said(here.words("steward.no_such_article"))
    return await _told(interaction, here, card)


async def _told(interaction: Interaction, here: Standing, card: ArticleCard) -> Message:
    told = await audit.tell(interaction, here.settings, "removed", [card.title])
    removed = here.words("steward.removed", title=inline(card.title, here.words))
    return _said("\n".join(filter(None, [removed, told])))


def _sure(library: Library, own: Sequence[str], article: str, words: Words) -> Message:
    id_ = named(library, article, own)
    cards = library.cards([id_] if id_ else [], collections=own)
    if not cards:
        return notice(words("steward.no_such_article"))
    passages = words.count("browse.passages", cards[0].sentences)
    sure = words("remove.sure", title=inline(cards[0].title, words), passages=passages)
    button = Button(words("button.remove_sure"), f"sure:{cards[0].id}", Style.DANGER)
    return Message("", [sure], colour=Colour.CLOSE, rows=[[button]])


def _remove(library: Library, own: Sequence[str], id_: str) -> ArticleCard:
    for card in library.cards([id_], collections=own):
        return library.remove(id_, collection=card.collection)
    raise ArticleNotFoundError(f"No article here has the id {id_!r}.")


def _said(text: str) -> Message:
    """Return a message that can take the place of the one whose button was pressed."""
    return Message("", [text], colour=Colour.REFUSAL)
