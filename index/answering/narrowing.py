"""From what a question is held to (an article, a speaker, dates) to what may answer it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.memory.imprints import Imprints
from index.memory.speakers import Speakers
from index.models import Lack, Reading
from index.search import EVERYTHING, Scope

Bounds = tuple[datetime.date | None, datetime.date | None]


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

    def lacking(self, lack: Lack, **update: object) -> Narrowed:
        """Return this with `lack` and other fields in what a person is told."""
        lacks = (*self.reading.lacks, lack)
        return self._replace(reading=self.reading.model_copy(update={"lacks": lacks, **update}))


def narrow(
    connection: Connection,
    names: Sequence[str],
    filters: Filters,
    speakers: Speakers,
    imprints: Imprints,
    scope: Scope,
) -> Narrowed:
    """Return what of `scope`, in the collections `names`, may answer within days and speaker."""
    found = Narrowed(scope)
    if filters.since or filters.until:
        bounds = (filters.since, filters.until)
        found = dated(imprints.days(connection, names), bounds, found)
    if filters.speaker is not None:
        found = said_by(connection, names, filters.speaker, speakers, found)
    return found


def dated(days: Mapping[int, datetime.date], bounds: Bounds, before: Narrowed) -> Narrowed:
    """Hold `before` to the articles of `days`, by key, that were published within `bounds`."""
    since, until = bounds
    first, last = since or datetime.date.min, until or datetime.date.max
    within = {key for key, day in days.items() if first <= day <= last}
    if within:
        found = before.reading.model_copy(update={"since": since, "until": until})
        return Narrowed(before.scope.within(articles=within), found)
    ends = {"first": min(days.values()), "last": max(days.values())} if days else {}
    update = {"since": since, "until": until, **ends}
    return before.lacking(Lack.DATES, **update)


def said_by(
    connection: Connection, names: Sequence[str], asked: str, speakers: Speakers, before: Narrowed
) -> Narrowed:
    """Hold `before` to what those of `speakers` say whom `asked` means."""
    found = speakers.find(connection, asked, names)
    if not found:
        near = speakers.nearest(connection, asked, names)
        return before.lacking(Lack.SPEAKER, speaker=asked, nearest_speakers=near)
    said = speakers.said(connection, names, found)
    reading = before.reading.model_copy(update={"speaker": asked})
    return Narrowed(before.scope.within(passages=said), reading)
