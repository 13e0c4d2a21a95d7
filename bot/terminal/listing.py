"""The list of articles, and one article with its sentences and speakers, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.table import Table

from bot.messages.credit import PLAIN, credit, evidence
from bot.messages.markdown import clean
from bot.terminal.answers import INDENT, QUIET, SPEAKER, TITLE, day, title
from bot.terminal.console import Line, line
from bot.words import english
from index.answering.hits import named, quoted
from index.models import ArticleCard, Attribution, Passage, SpeechKind, StoredArticle

NARROW: Final = 100
"""A terminal with fewer columns has no room for the table."""

_COLUMNS = ("id", "date", "publisher", "title", "sentences")


def table(cards: Sequence[ArticleCard]) -> Table:
    """Return the list of articles as a table for people."""
    found = Table(box=None, pad_edge=False, header_style=QUIET)
    found.add_column("id", no_wrap=True, style=QUIET)
    found.add_column("date", no_wrap=True)
    found.add_column("publisher", max_width=24)
    found.add_column("title", ratio=1)
    found.add_column("sentences", justify="right", style=QUIET)
    for card in cards:
        found.add_row(*_cells(card))
    return found


def stacked(cards: Sequence[ArticleCard]) -> Iterator[Line]:
    """Yield the list of articles for a terminal too narrow for a table."""
    for card in cards:
        id_, date, publisher, title, sentences = _cells(card)
        yield line(title, TITLE)
        small = (date, publisher, f"{sentences} sentences", id_)
        yield line(" · ".join(filter(None, small)), QUIET, INDENT)


def tab_separated(cards: Sequence[ArticleCard]) -> Iterator[str]:
    """Yield the list of articles for other programs: a line each, its cells between tabs."""
    yield "\t".join(_COLUMNS)
    yield from ("\t".join(_cells(card)) for card in cards)


def article_lines(article: StoredArticle, speaker_threshold: float) -> Iterator[Line]:
    """Yield an article: what it is, then its sentences by paragraph, each with who said it."""
    yield from _about(article.card)
    first = article.passages[:1]  # an older store may have an article without any
    if any(one.kind is SpeechKind.UNREAD for passage in first for one in passage.attributions):
        yield line(english()("speech.unread"), QUIET)
    for number, passages in groupby(article.passages, key=lambda passage: passage.paragraph):
        yield Line()
        yield line(f"paragraph {number}", QUIET)
        for passage in passages:
            yield from _sentence(article, passage, speaker_threshold)


def article_record(article: StoredArticle, speaker_threshold: float) -> dict[str, object]:
    """Return an article as JSON has it, with each speaker only where that is sure."""
    passages = [
        passage.replace(attributions=_sure(article, passage, speaker_threshold))
        for passage in article.passages
    ]
    return article.replace(passages=tuple(passages)).model_dump(mode="json")


def _cells(card: ArticleCard) -> tuple[str, ...]:
    date = card.date.isoformat() if card.date else ""
    return card.id, date, clean(card.publisher or ""), title(card), str(card.sentences)


def _about(card: ArticleCard) -> Iterator[Line]:
    source = [clean(card.publisher or ""), day(card), clean(", ".join(card.authors))]
    yield line(title(card), f"bold {TITLE}")
    for text in (" · ".join(filter(None, source)), clean(card.url or ""), f"id {card.id}"):
        if text:
            yield line(text, QUIET)


def _sentence(article: StoredArticle, passage: Passage, threshold: float) -> Iterator[Line]:
    yield line(clean(passage.text), indent=INDENT + 1, mark=str(passage.sentence))
    for attribution in _sure(article, passage, threshold):
        if attribution.kind is SpeechKind.UNREAD:
            continue
        hit = quoted(article, passage, attribution)
        before, after, speech = credit(hit, english(), PLAIN)
        who = after or (before and f"— {before.rstrip(':')}")
        if who:
            yield line(who, SPEAKER, INDENT + 1)
        small = " · ".join(filter(None, (speech, evidence(hit, english(), PLAIN))))
        if small:
            yield line(small, QUIET, INDENT + 1)


def _sure(article: StoredArticle, passage: Passage, threshold: float) -> tuple[Attribution, ...]:
    return tuple(named(one, article.text, threshold) for one in passage.attributions)
