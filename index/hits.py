"""From what a search found to what may be shown: every text checked against its article."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from index.language.quotations import has_marks, quotations
from index.language.segment import Sentence
from index.models import ArticleCard, Attribution, Hit, Passage, Quotation, Speaker
from index.search import Candidate
from index.store import articles, passages
from index.store.articles import Stored

_log = logging.getLogger(__name__)


class StaleSearchError(LookupError):
    """Say that a search met a passage that was removed meanwhile: search again."""


class PassageReader:
    """Read passages as one connection sees them, each of them once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[int, Passage] = {}

    def __call__(self, keys: Sequence[int]) -> list[Passage]:
        """Return the passages of those keys, in their order. Raises `StaleSearchError`."""
        if unread := [key for key in keys if key not in self._read]:
            self._read |= passages.by_keys(self._connection, unread)
        try:
            return [self._read[key] for key in keys]
        except KeyError as error:
            raise StaleSearchError(*error.args) from error


def make_hits(
    connection: Connection,
    fetch: Callable[[Sequence[int]], Sequence[Passage]],
    candidates: Sequence[Candidate],
    speaker_threshold: float,
) -> tuple[Hit, ...]:
    """Return the hits that `candidates` make, without those whose text does not stand as stored.

    `fetch` returns the passages of the keys that it is given, in their order. A speaker below
    `speaker_threshold` is not named.
    """
    sources = articles.by_keys(connection, {candidate.article for candidate in candidates})
    found = fetch([candidate.passage for candidate in candidates])
    copies = _copies(connection, candidates)
    return tuple(
        _hit(candidate, passage, sources[candidate.article], copies, speaker_threshold)
        for candidate, passage in zip(candidates, found, strict=True)
        if _stands(passage, sources.get(candidate.article))
    )


def quote(passage: Passage, source: Stored, position: int) -> Hit | None:
    """Return `passage` as the hit that quotes whom its attribution at `position` names, or None.

    None stands for a passage or a speaker that is not in the article's words.
    """
    who = named(passage.attributions[position], source.text, threshold=0)
    if who.speaker is None or not _stands(passage, source):
        return None
    return Hit(**_place(passage), article=source.card, attribution=who, score=0)


def named(attribution: Attribution, text: str, threshold: float) -> Attribution:
    """Return `attribution` with its speaker only where that is sure and in the article's words."""
    speaker = attribution.speaker
    if speaker is None:
        return attribution
    shown = _in_words_of(text, speaker) if attribution.confidence >= threshold else None
    return attribution.model_copy(update={"speaker": shown})


def _in_words_of(text: str, speaker: Speaker) -> Speaker | None:
    if speaker.name not in text:
        return None
    if speaker.role is None or speaker.role in text:
        return speaker
    return speaker.model_copy(update={"role": None})


def _stands(passage: Passage, source: Stored | None) -> bool:
    if source is None:
        return False
    stands = source.intact and source.text[passage.start : passage.end] == passage.text
    if not stands:
        _log.error("Article %s is not the text that was added: add it again.", source.card.id)
    return stands


def _hit(
    candidate: Candidate,
    passage: Passage,
    source: Stored,
    copies: dict[int, ArticleCard],
    threshold: float,
) -> Hit:
    main = next(iter(passage.attributions), None)
    return Hit(
        **_place(passage),
        article=source.card,
        attribution=main and named(main, source.text, threshold),
        score=candidate.score,
        reasons=candidate.reasons,
        missing=candidate.missing,
        notes=candidate.notes,
        quotation=_quotation(source.text, passage),
        also_in=_others(
            source.card, [copies[key] for key in candidate.duplicates if key in copies]
        ),
    )


def _place(passage: Passage) -> dict[str, Any]:
    return passage.model_dump(include={"text", "start", "end", "paragraph", "sentence"})


def _quotation(text: str, passage: Passage) -> Quotation | None:
    """Return the quotation in the line of `passage` that begins or ends inside it, if any does."""
    line = text.rfind("\n", 0, passage.start) + 1, text.find("\n", passage.end)
    end = len(text) if line[1] < 0 else line[1]
    if not has_marks(text, line[0], end):
        return None
    for one in quotations(text, [Sentence(line[0], end, 1, 1)]):
        shared = one.start < passage.end and passage.start < one.end
        beyond = one.start < passage.start or passage.end < one.end
        if one.closed and shared and beyond:
            return Quotation(start=one.start, end=one.end, text=text[one.start : one.end])
    return None


def _copies(connection: Connection, candidates: Sequence[Candidate]) -> dict[int, ArticleCard]:
    keys = [key for candidate in candidates for key in candidate.duplicates]
    return articles.cards_of_passages(connection, keys) if keys else {}


def _others(this: ArticleCard, cards: Sequence[ArticleCard]) -> tuple[ArticleCard, ...]:
    return tuple(card for card in {card.id: card for card in cards}.values() if card.id != this.id)
