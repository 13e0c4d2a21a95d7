"""The list of articles, and one article with its sentences and speakers, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.table import Table

from bot import wording
from bot.answers import INDENT, QUIET, SPEAKER, TITLE, day
from bot.markdown import clean
from bot.said import said
from bot.terminal import Line, line
from index.hits import named
from index.models import ArticleCard, Attribution, Passage, Resolution, Speaker, StoredArticle

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


def tab_separated(cards: Sequence[ArticleCard]) -> Iterator[str]:
    """Yield the list of articles for other programs: a line each, its cells between tabs."""
    yield "\t".join(_COLUMNS)
    yield from ("\t".join(_cells(card)) for card in cards)


def article_lines(article: StoredArticle, speaker_threshold: float) -> Iterator[Line]:
    """Yield an article: what it is, then its sentences by paragraph, each with who said it."""
    yield from _about(article.card)
    for number, passages in groupby(article.passages, key=lambda passage: passage.paragraph):
        yield Line()
        yield line(f"paragraph {number}", QUIET)
        for passage in passages:
            yield from _sentence(article, passage, speaker_threshold)


def article_record(article: StoredArticle, speaker_threshold: float) -> dict[str, object]:
    """Return an article as JSON has it, with each speaker only where that is sure."""
    passages = [
        passage.model_copy(update={"attributions": _sure(article, passage, speaker_threshold)})
        for passage in article.passages
    ]
    return article.model_copy(update={"passages": tuple(passages)}).model_dump(mode="json")


def _cells(card: ArticleCard) -> tuple[str, ...]:
    date = card.date.isoformat() if card.date else ""
    title = clean(card.title) or wording.UNTITLED
    return card.id, date, clean(card.publisher or ""), title, str(card.sentences)


def _about(card: ArticleCard) -> Iterator[Line]:
    source = [clean(card.publisher or ""), day(card), clean(", ".join(card.authors))]
    yield line(clean(card.title) or wording.UNTITLED, f"bold {TITLE}")
    for text in (" · ".join(filter(None, source)), clean(card.url or ""), f"id {card.id}"):
        if text:
            yield line(text, QUIET)


def _sentence(article: StoredArticle, passage: Passage, threshold: float) -> Iterator[Line]:
    yield line(clean(passage.text), indent=INDENT + 1, mark=str(passage.sentence))
    for attribution in _sure(article, passage, threshold):
        before, after = said(attribution, passage.text, article.card)
        yield line(after or f"— {before.rstrip(':')}", SPEAKER, INDENT + 1)
        if found := _evidence(article, passage, attribution.speaker):
            yield line(found, QUIET, INDENT + 1)


def _evidence(article: StoredArticle, passage: Passage, speaker: Speaker | None) -> str:
    """Say which words stand for a name that the sentence does not give, and where it is given."""
    if speaker is None or speaker.resolved_by is Resolution.SURFACE:
        return ""
    words, given = speaker.mention, speaker.introduced
    if not words or not given or not passage.start <= words.start < words.end <= passage.end:
        return ""
    where = (one.sentence for one in article.passages if one.start <= given.start < one.end)
    named_in = next((f", named in sentence {number}" for number in where), "")
    return f"{clean(article.text[words.start : words.end])} → {clean(speaker.name)}{named_in}"


def _sure(article: StoredArticle, passage: Passage, threshold: float) -> tuple[Attribution, ...]:
    return tuple(named(one, article.text, threshold) for one in passage.attributions)
