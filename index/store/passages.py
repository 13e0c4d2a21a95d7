"""Rows of passages with their attributions. A passage's text is a slice of its article's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, func, insert, select

from index.models import (
    Attribution,
    Passage,
    Resolution,
    Span,
    Speaker,
    SpeakerKind,
    SpeechKind,
)
from index.store.articles import reserve
from index.store.batches import batches
from index.store.schema import articles, attributions, passages

# Characters, not bytes, in SQLite as in PostgreSQL and Python.
_TEXT = func.substr(articles.c.text, passages.c.start + 1, passages.c.end - passages.c.start)
_SHOWN = (
    select(passages, _TEXT.label("text"), attributions)
    .join(articles, passages.c.article == articles.c.key)
    .outerjoin(attributions, attributions.c.passage == passages.c.key)
    .order_by(passages.c.key, attributions.c.position)
)
_KEYS: BindParameter[Sequence[int]] = bindparam("keys", expanding=True)
# Made once, because making a statement takes longer than running it.
_SHOWN_BY_KEYS = _SHOWN.where(passages.c.key.in_(_KEYS))
_NUMBER_AT = select(passages.c.sentence).where(
    passages.c.article == bindparam("article"),
    passages.c.start <= bindparam("place"),
    passages.c.end > bindparam("place"),
)


def insert_passages(connection: Connection, article: int, found: Sequence[Passage]) -> int:
    """Insert the passages of the article of that key; return the key of the first."""
    first = reserve(connection, "passage", len(found))
    rows = [_row(key, article, passage) for key, passage in enumerate(found, first)]
    if rows:
        connection.execute(insert(passages), rows)
    spoken = [
        _attribution_row(key, position, attribution)
        for key, passage in enumerate(found, first)
        for position, attribution in enumerate(passage.attributions)
    ]
    if spoken:
        connection.execute(insert(attributions), spoken)
    return first


def by_keys(connection: Connection, keys: Sequence[int]) -> dict[int, Passage]:
    """Return the passages of those keys; a key that is gone is left out."""
    found = (connection.execute(_SHOWN_BY_KEYS, {"keys": some}) for some in batches(keys))
    return _put_together(chain.from_iterable(found))


def of_article(connection: Connection, article: int) -> tuple[Passage, ...]:
    """Return all passages of the article of that key, in order."""
    shown = connection.execute(_SHOWN.where(passages.c.article == article))
    return tuple(_put_together(shown).values())


def sentence_at(connection: Connection, article: int, place: int) -> int | None:
    """Return the number of the sentence at `place` in the text of the article of that key."""
    return connection.execute(_NUMBER_AT, {"article": article, "place": place}).scalar()


def keys_of(connection: Connection, article: int) -> list[int]:
    """Return the keys of the passages of the article of that key, in order."""
    query = select(passages.c.key).filter_by(article=article).order_by(passages.c.key)
    return list(connection.execute(query).scalars())


def _put_together(shown: Iterable[Row[Any]]) -> dict[int, Passage]:
    """Return the passages by key; there is a row for each attribution, and one without any."""
    rows: dict[int, Row[Any]] = {}
    spoken: dict[int, list[Attribution]] = defaultdict(list)
    for row in shown:
        rows[row.key] = row
        if row.kind is not None:
            spoken[row.key].append(_attribution(row))
    return {key: _passage(row, spoken[key]) for key, row in rows.items()}


def _passage(row: Row[Any], spoken: Iterable[Attribution]) -> Passage:
    return Passage(
        text=row.text,
        start=row.start,
        end=row.end,
        paragraph=row.paragraph,
        sentence=row.sentence,
        attributions=tuple(spoken),
    )


def _row(key: int, article: int, passage: Passage) -> dict[str, int]:
    return {
        "key": key,
        "article": article,
        "start": passage.start,
        "end": passage.end,
        "paragraph": passage.paragraph,
        "sentence": passage.sentence,
    }


def _attribution_row(key: int, position: int, attribution: Attribution) -> dict[str, Any]:
    speaker = attribution.speaker
    mention, introduced = (speaker.mention, speaker.introduced) if speaker else (None, None)
    return {
        "passage": key,
        "position": position,
        "kind": attribution.kind,
        "cue": attribution.cue,
        "confidence": attribution.confidence,
        "name": speaker and speaker.name,
        "role": speaker and speaker.role,
        "speaker_kind": speaker and speaker.kind,
        "resolved_by": speaker and speaker.resolved_by,
        "mention_start": mention and mention.start,
        "mention_end": mention and mention.end,
        "introduced_start": introduced and introduced.start,
        "introduced_end": introduced and introduced.end,
    }


def _attribution(row: Row[Any]) -> Attribution:
    return Attribution(
        kind=SpeechKind(row.kind),
        speaker=None if row.name is None else _speaker(row),
        cue=row.cue,
        confidence=row.confidence,
    )


def _speaker(row: Row[Any]) -> Speaker:
    return Speaker(
        name=row.name,
        role=row.role,
        kind=SpeakerKind(row.speaker_kind),
        mention=_span(row.mention_start, row.mention_end),
        introduced=_span(row.introduced_start, row.introduced_end),
        resolved_by=Resolution(row.resolved_by),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start=start, end=end)
