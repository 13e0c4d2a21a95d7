"""From a question to an answer or a refusal, over what one connection sees of the store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy import Connection

from index.answering.answers import answering
from index.answering.choice import Choice, best, each_once, filled, sparing
from index.answering.ground import Ground, Memory, ground_of
from index.answering.hits import StaleSearchError, make_hits
from index.answering.narrowing import narrow
from index.answering.nearest import nearest_to
from index.answering.readings import Way, ways
from index.errors import StoreError
from index.models import (
    Answer,
    ArticleCard,
    Filters,
    Hit,
    Outcome,
    Passage,
    Reading,
    Refusal,
    Thresholds,
)
from index.search import Question, Ranking, read, wishes, without_courtesies
from index.store.store import Store

_TRIES = 10


class Query(NamedTuple):
    """A question, how many sentences it asks for, and where.

    One that is `to_be_answered` finds each sentence once, nothing where the articles lack what an
    answer must have, and what stands below a question of an FAQ; where that is `sparing`, nothing
    that is far less likely than the first. Any other finds what is nearest.
    """

    question: str
    n: int
    collections: Sequence[str]
    filters: Filters = Filters()
    to_be_answered: bool = False
    sparing: bool = False


class Found(NamedTuple):
    """What a search found, the hits of it that may be shown, or else the nearest articles."""

    ranking: Ranking
    hits: tuple[Hit, ...]
    nearest: tuple[ArticleCard, ...]
    reading: Reading = Reading()


def find(store: Store, memory: Memory, query: Query, thresholds: Thresholds) -> Found:
    """Search the store. Raises `ArticleNotFoundError`, and a `StoreError`."""
    for _ in range(_TRIES):
        try:
            with store.reading() as connection:
                return _find(connection, memory, query, thresholds)
        except StaleSearchError:  # an article went between being ranked and being read
            continue
    raise StoreError("The articles changed faster than they could be read. Ask again.")


def decide(question: str, found: Found, thresholds: Thresholds) -> Answer | Refusal:
    """Return an answer where the confidence suffices, else a refusal that says why."""
    ranking = found.ranking
    if not found.hits or ranking.confidence < thresholds.close:
        return Refusal(
            question=question,
            confidence=ranking.confidence,
            unknown_words=ranking.unknown_words,
            corrections=ranking.corrections,
            reading=found.reading,
            nearest=found.nearest,
        )
    sure = ranking.confidence >= thresholds.answer and not found.reading.lacks
    return Answer(
        question=question,
        outcome=Outcome.ANSWER if sure else Outcome.CLOSE,
        confidence=ranking.confidence,
        hits=found.hits,
        unknown_words=ranking.unknown_words,
        corrections=ranking.corrections,
        reading=found.reading.replace(leans=found.reading.leans and not sure),
    )


def _find(connection: Connection, memory: Memory, query: Query, thresholds: Thresholds) -> Found:
    only = query.filters.article
    ground = ground_of(connection, memory, query.collections, only, thresholds)
    question = _read(query.question, ground)
    if query.to_be_answered and not question.phrases and wishes.greets(question.text):
        question = question._replace(words=())
    base = narrow(query.filters, ground)
    every = ways(question, query.filters, base, ground)
    answer: Passage | None = None
    if query.to_be_answered:
        found, answer = answering(ground, every, question, query.n)
        found = sparing(found) if query.sparing else found
    else:
        found = _closest(ground, every, query.n)
    way, ranking = found
    hits: tuple[Hit, ...] = ()
    if not query.to_be_answered or ranking.confidence >= thresholds.close:
        speaker, voices = thresholds.speaker, way.narrowed.voices
        hits = make_hits(connection, ground.fetch, ranking.candidates, speaker, voices, answer)
    leans = not (query.filters.speaker or question.phrases) and wishes.leans(question.text)
    reading = way.narrowed.reading.replace(phrases=way.question.phrases, leans=leans)
    nearest = () if hits else nearest_to(question, every[0].narrowed.scope, ranking, ground)
    return Found(ranking, hits, nearest, reading)


def _read(text: str, ground: Ground) -> Question:
    """Return the question in `text`, or `text` as a phrase where it stands in an article."""
    whole = read(text)
    if whole.may_be_quotation and ground.together([text]):
        return whole._replace(phrases=(text,))
    bare = without_courtesies(text)
    return whole if bare == text else read(bare)


def _closest(ground: Ground, every: Sequence[Way], n: int) -> Choice:
    """Return what comes closest, filled up to `n` passages by what the words alone find."""
    look = each_once(partial(ground.rank, n=n, once=False))
    return filled(best(every, look, ground.thresholds.close), every[-1], look, n)
