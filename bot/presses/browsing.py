"""Articles to browse: a page of them, one of them with what can be done with it. These block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.messages.buttons import turning
from bot.messages.details import opening
from bot.messages.limits import ROW_BUTTONS, width
from bot.messages.markdown import fit, link
from bot.messages.message import Button, Message, Style, notice
from bot.messages.render import date
from bot.serving.titles import Page
from bot.words import Words
from index.errors import ArticleNotFoundError
from index.library import Library
from index.models import ArticleCard, StoredArticle

PAGE: Final = 10
"""How many articles a page shows."""

_TITLE, _LINKED, _PUBLISHER, _AUTHORS = 100, 240, 40, 200
_ID = re.compile(r"[0-9A-Za-z_-]{1,40}", re.ASCII)
_PAGES = 99_999


def article_in(state: str) -> str:
    """Return the id of an article that a button carries. Raises `ValueError`."""
    if not _ID.fullmatch(state):
        raise ValueError(f"no article's id: {state!r}")
    return state


def page_in(state: str) -> int:
    """Return the number of a page that a button carries. Raises `ValueError`."""
    if not 0 <= (page := int(state)) <= _PAGES:
        raise ValueError(f"no page {page}")
    return page


def listed(
    library: Library, found: Page, number: int, collections: Sequence[str], words: Words
) -> Message:
    """Return a page of articles, with a button for each."""
    ids = [heading.id for heading in found.headings]
    cards = library.cards(ids, collections=collections)
    if not cards:  # what would be on this page may have been removed meanwhile
        there = library.size(collections=collections)
        return notice(words("browse.changed" if there else "sorry.no_articles"))
    first = PAGE * number + 1
    last = -(-found.total // PAGE)
    lines = [f"{place}. {_line(card, words)}" for place, card in enumerate(cards, first)]
    buttons = [Button(str(place), f"article:{card.id}") for place, card in enumerate(cards, first)]
    rows = [buttons[at : at + ROW_BUTTONS] for at in range(0, len(buttons), ROW_BUTTONS)]
    turns = turning(number, "browse:{}".format, words, more=number + 1 < last)
    where = words("browse.page", page=number + 1, pages=last, count=found.total)
    block = "\n".join([*lines, f"-# {where}"])
    heading = f"### {words('browse.title')}"
    return Message(heading, [block], rows=[*rows, *([turns] if turns else [])])


def shown(
    library: Library, id_: str, collections: Sequence[str], words: Words, writable: Sequence[str]
) -> Message:
    """Return one article: what it is, how it begins, and what the person may do with it."""
    try:
        article = library.article(id_, collections=collections)
    except ArticleNotFoundError:
        return notice(words("sorry.gone"))
    buttons = [Button(words("button.ask_this"), f"ask:{id_}", Style.PRIMARY)]
    if article.card.collection in writable:
        buttons.append(Button(words("button.remove"), f"remove:{id_}", Style.DANGER))
    return Message("", [f"{opening(article, words)}\n-# {_about(article, words)}"], rows=[buttons])


def _line(card: ArticleCard, words: Words) -> str:
    label = fit(card.title or words("article.untitled"), _TITLE)
    linked = link(label, card.url)
    parts = [
        linked if width(linked) <= _LINKED else label,
        fit(card.publisher or "", _PUBLISHER),
        date(card, words),
    ]
    return " · ".join(filter(None, parts))


def _about(article: StoredArticle, words: Words) -> str:
    card = article.card
    parts = [
        fit(card.publisher or "", _PUBLISHER),
        fit(", ".join(card.authors), _AUTHORS),
        date(card, words),
        words.count("browse.passages", card.sentences),
    ]
    return " · ".join(filter(None, parts))
