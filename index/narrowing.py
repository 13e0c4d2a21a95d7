"""From what a question is held to (an article, a speaker, dates) to what may answer it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.models import Lack, Reading
from index.search import EVERYTHING, Scope
from index.search.speaking import goes_by, nearest
from index.store import articles, speakers


class Filters(NamedTuple):
    """The only article, speaker and days of publication that are asked about; None: any.

    Both days belong to what is asked.
    """

    article: str | None = None
    speaker: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


class Narrowed(NamedTuple):
    """What may answer, and what a person is told of it."""

    scope: Scope = EVERYTHING
    reading: Reading = Reading()


def narrow(connection: Connection, names: Sequence[str], filters: Filters, sure: float) -> Narrowed:
    """Return what of the collections `names` may answer within `filters`.

    A speaker counts from a confidence of `sure`. Raises `ArticleNotFoundError`.
    """
    found = Narrowed()
    if filters.article is not None:
        key = articles.get(connection, names, filters.article).key
        found = Narrowed(EVERYTHING.within(articles=[key]))
    if filters.since or filters.until:
        found = _dated(connection, names, filters, found)
    if filters.speaker is not None:
        found = _spoken(connection, names, filters.speaker, sure, found)
    return found


def _dated(
    connection: Connection, names: Sequence[str], filters: Filters, before: Narrowed
) -> Narrowed:
    """Hold the question to the articles published on the days of `filters`."""
    days = articles.days(connection, names)
    first, last = filters.since or datetime.date.min, filters.until or datetime.date.max
    within = {key for key, day in days.items() if first <= day <= last}
    reading = before.reading.model_copy(update={"since": filters.since, "until": filters.until})
    if not within:
        return Narrowed(before.scope, _without_dates(reading, days.values()))
    return Narrowed(before.scope.within(articles=within), reading)


def _without_dates(reading: Reading, days: Collection[datetime.date]) -> Reading:
    ends = {"first": min(days), "last": max(days)} if days else {}
    return reading.model_copy(update={"lacks": (*reading.lacks, Lack.DATES), **ends})


def _spoken(
    connection: Connection, names: Sequence[str], asked: str, sure: float, before: Narrowed
) -> Narrowed:
    """Hold the question to what the speaker `asked` says."""
    known = speakers.named(connection, names, sure)
    meant = [one for one in known if goes_by(asked, one.name, one.role)]
    reading = before.reading.model_copy(update={"speaker": asked})
    if not meant:
        near = nearest(asked, [one.name for one in known])
        lacks = (*reading.lacks, Lack.SPEAKER)
        update = {"lacks": lacks, "nearest_speakers": near}
        return Narrowed(before.scope, reading.model_copy(update=update))
    said = speakers.passages_of(connection, names, meant, sure)
    return Narrowed(before.scope.within(passages=said), reading)
