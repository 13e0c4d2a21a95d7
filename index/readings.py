"""The ways to read a question: what it says of speaker and days taken at its word, or not."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from index.models import Lack, Thresholds
from index.narrowing import Bounds, Filters, Narrowed, dated, spoken
from index.search import Question, wishes
from index.search.wishes import Period
from index.store import articles, speakers


class Way(NamedTuple):
    """A way to read a question: what is looked for, and where.

    It is the one to take where its confidence is `enough`. Where it is `hopeless`, the articles
    lack what it needs and nothing answers it.
    """

    question: Question
    narrowed: Narrowed
    enough: float = 0.0
    hopeless: bool = False


class Shelves(NamedTuple):
    """The collections that are asked, whether a term occurs in them, and what is sure enough."""

    connection: Connection
    names: Sequence[str]
    occurs: Callable[[str], bool]
    thresholds: Thresholds


def ways(question: Question, filters: Filters, base: Narrowed, shelves: Shelves) -> list[Way]:
    """Return the ways to read `question`, the narrowest first, the words alone in `base` last."""
    if base.reading.lacks:
        return [Way(question, base, hopeless=True)]
    found = _by_speaker(question, filters, base, shelves)
    period = wishes.period(question.text)
    days = articles.days(shelves.connection, shelves.names) if period else {}
    if period is None or not days or filters.since or filters.until:
        return found
    held = dated(days, _bounds(period, days), base)
    if Lack.DATES not in held.reading.lacks:
        narrowest, *_ = _by_speaker(question.without(period.terms), filters, held, shelves)
        return [narrowest._replace(enough=shelves.thresholds.answer), *found]
    if all(map(shelves.occurs, period.terms)):
        return found
    return [Way(question, held, hopeless=True)]


def _by_speaker(
    question: Question, filters: Filters, base: Narrowed, shelves: Shelves
) -> list[Way]:
    """Return the ways to read who must speak, from "what did Price say" and "who said"."""
    connection, names, _, thresholds = shelves
    who = wishes.speaker(question.text)
    if filters.speaker:
        return [Way(question.without(who.terms), base)]
    if who.name:
        held = spoken(connection, names, who.name, thresholds.speaker, base)
        if held.reading.lacks:
            return [Way(question.without(who.verb), held)]
        silent = base.lacking(Lack.STATEMENT, speaker=who.name)
        named = question.without(who.verb)
        return [Way(named.without(who.terms), held, thresholds.close), Way(named, silent)]
    asked = wishes.asks_who_speaks(question.text)
    if asked is None:
        return [Way(question, base)]
    said = speakers.passages_of(connection, names, thresholds.speaker)
    heard = base._replace(scope=base.scope.within(passages=said))
    return [Way(question.without(asked.terms), heard, thresholds.answer), Way(question, base)]


def _bounds(period: Period, days: Mapping[int, datetime.date]) -> Bounds:
    """Return the days meant: where no year is said, of the last year that has articles then."""
    years = sorted({day.year for day in days.values()}, reverse=True)
    for year in years:
        since, until = period.days(year)
        first, last = since or datetime.date.min, until or datetime.date.max
        if any(first <= day <= last for day in days.values()):
            return since, until
    return period.days(years[0])
