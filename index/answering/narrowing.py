"""From what a question is held to (an article, a speaker, dates) to what may answer it."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from index.answering.ground import Ground
from index.language.terms import index_terms
from index.models import Filters, Lack, Reading
from index.search import EVERYTHING, Scope, wishes
from index.search.meant.speaking import Named, as_known
from index.store.spoken import Spoken

Bounds = tuple[datetime.date | None, datetime.date | None]


class Narrowed(NamedTuple):
    """What may answer, what a person is told of it, and whom alone it is held to, if anybody."""

    scope: Scope = EVERYTHING
    reading: Reading = Reading()
    voices: frozenset[Named] = frozenset()

    def telling(self, **update: object) -> Narrowed:
        """Return this with other fields in what a person is told."""
        return self._replace(reading=self.reading.replace(**update))

    def lacking(self, lack: Lack, **update: object) -> Narrowed:
        """Return this with `lack` and other fields in what a person is told."""
        return self.telling(lacks=(*self.reading.lacks, lack), **update)


def narrow(filters: Filters, ground: Ground) -> Narrowed:
    """Return what of `ground` may answer within days and speaker."""
    found = Narrowed(ground.scope)
    if filters.since or filters.until:
        bounds = (filters.since, filters.until)
        found = dated(ground, bounds, found)
    if filters.speaker is not None:
        found = said_by(filters.speaker, ground, found)
    return found


def dated(ground: Ground, bounds: Bounds, before: Narrowed) -> Narrowed:
    """Hold `before` to the articles that were published within `bounds`.

    It is told how many of its articles are left out because no day is known of them.
    """
    days = ground.days()
    before = before.telling(undated=_undated(ground, before.scope))
    since, until = bounds
    first, last = since or datetime.date.min, until or datetime.date.max
    within = {key for key, day in days.items() if first <= day <= last}
    if within:
        scope = before.scope.within(articles=within)
        return before.telling(since=since, until=until)._replace(scope=scope)
    ends = {"first": min(days.values()), "last": max(days.values())} if days else {}
    update = {"since": since, "until": until, **ends}
    return before.lacking(Lack.DATES, **update)


def _undated(ground: Ground, scope: Scope) -> int:
    """Return how many articles of `scope` have no day of publication."""
    keys = ground.imprints.undated(ground.connection, ground.names)
    return len(keys) if scope.articles is None else len(keys.intersection(scope.articles.tolist()))


def said_by(asked: str, ground: Ground, before: Narrowed) -> Narrowed:
    """Hold `before` to what those say whom `asked` means, called as the articles call them."""
    connection, names, speakers = ground.connection, ground.names, ground.speakers
    found = speakers.find(connection, asked, names) or _by_role(asked, ground)
    if not found:
        near = speakers.nearest(connection, asked, names)
        return before.lacking(Lack.SPEAKER, speaker=asked, nearest_speakers=near)
    said = speakers.said(connection, names, found)
    voices = frozenset(Named(one.name, one.role) for one in found)
    scope = before.scope.within(passages=said)
    name = as_known(asked, {one.name for one in found})
    return before.telling(speaker=name)._replace(scope=scope, voices=voices)


def _by_role(asked: str, ground: Ground) -> list[Spoken]:
    """Return where "Brightwater's chief executive" speaks, whom no article calls all of that.

    It is whoever is called chief executive in an article that has Brightwater in it.
    """
    role, owner = wishes.owned(asked) or ("", "")
    found = ground.speakers.find(ground.connection, role, ground.names) if role else []
    about = ground.about(index_terms(owner)) if found else set()
    return [one for one in found if one.article in about]
