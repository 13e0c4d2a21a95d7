"""The ways to read a question: what it says of speaker and days taken at its word, or not."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from index.answering.ground import Ground
from index.answering.narrowing import Bounds, Narrowed, dated, said_by
from index.models import Filters, Lack
from index.search import Question, wishes
from index.search.meant.naming import (
    Naming,
    asked_anywhere,
    asked_apart,
    asks_anything,
    may_name,
    naming,
)
from index.search.wishes import Period
from index.store import articles


class Way(NamedTuple):
    """A way to read a question: what is looked for, and where.

    It is the one to take where its confidence is `enough`, and what it finds is `least` as sure.
    Where it is `hopeless`, the articles lack what it needs and nothing answers it. `whole` asks
    the same of all sentences, where this one asks of what somebody says.
    """

    question: Question
    narrowed: Narrowed
    enough: float = 0.0
    least: float = 0.0
    hopeless: bool = False
    whole: Way | None = None


def ways(question: Question, filters: Filters, base: Narrowed, ground: Ground) -> list[Way]:
    """Return the ways to read `question`, the narrowest first, the words alone in `base` last."""
    if base.reading.lacks:
        return [Way(question, base, hopeless=True)]
    if not filters.article and (named := _named(question, filters, base, ground)):
        return named
    return _by_day(question, filters, base, ground)


def _named(question: Question, filters: Filters, base: Narrowed, ground: Ground) -> list[Way]:
    """Return the ways that hold a question to the articles that it names; none where it does not.

    Where it names them plainly, the others only come close to an answer. Every sentence of an
    article comes close to what it says.
    """
    if not may_name(question.text):
        return []
    publishers = ground.imprints.publishers(ground.connection, ground.names)
    found = naming(question.text, ground.titles(question.text), publishers)
    if found is None:
        return []
    thresholds = ground.thresholds
    enough = thresholds.close if found.plain else thresholds.answer
    least = thresholds.close if found.plain and asks_anything(found) else 0.0
    rest = asked_apart(question, found)
    named = _told(ground.connection, found)
    reading = base.reading.replace(**named)
    held = base._replace(scope=base.scope.within(articles=found.keys), reading=reading)
    ways = [
        way._replace(enough=max(way.enough, enough), least=least)
        for way in _by_day(rest, filters, held, ground)
        if not way.hopeless
    ]
    if found.plain:
        return [*ways, Way(rest, base.lacking(Lack.ARTICLE, **named))]
    return [*ways, *_by_day(asked_anywhere(question, found), filters, base, ground)]


def _told(connection: Connection, found: Naming) -> dict[str, object]:
    """Return what a person is told of the articles that a question names."""
    if found.publisher is not None:
        return {"publisher": found.publisher}
    return {"articles": tuple(articles.cards_by_keys(connection, sorted(found.keys)).values())}


def _by_day(question: Question, filters: Filters, base: Narrowed, ground: Ground) -> list[Way]:
    """Return the ways to read when an article must have appeared, from "in March 2026"."""
    found = _by_speaker(question, filters, base, ground)
    period = wishes.period(question.text)
    days = ground.days() if period else {}
    if period is None or not days or filters.since or filters.until:
        return found
    held = dated(ground, _bounds(period, days), base)
    if Lack.DATES not in held.reading.lacks:
        narrowest, *_ = _by_speaker(question.without(period.terms), filters, held, ground)
        return [narrowest._replace(enough=ground.thresholds.answer), *found]
    told = [word.term for word in question.words if word.term in period.terms]
    if told and all(map(ground.occurs, told)):
        return found  # "in January": an article says what is then
    return [Way(question, held, hopeless=True)]


def _by_speaker(question: Question, filters: Filters, base: Narrowed, ground: Ground) -> list[Way]:
    """Return the ways to read who must speak, from "what did Price say" and "who said"."""
    enough = ground.thresholds
    who = wishes.speaker(question.text)
    if filters.speaker:
        return [Way(question.without(who.terms), base)]
    if who.name:
        held = said_by(who.name, ground, base)
        if held.reading.lacks:
            return [Way(question.without(who.verb), held)]
        silent = base.lacking(Lack.STATEMENT, speaker=held.reading.speaker)
        named = question.without(who.verb)
        whole = Way(named, silent)
        if all(word.term in who.terms for word in named.words):
            return [Way(named, held, least=enough.answer)]  # all that they say answers
        rest = named.without(who.terms)
        theirs = Way(rest, held, enough.close, whole=whole)
        return [*_on_topic(theirs, ground), theirs, whole]
    asked = wishes.asks_who_speaks(question.text)
    if asked is None:
        return [*_introductions(question, base, ground), Way(question, base)]
    said = ground.speakers.said(ground.connection, ground.names)
    heard = base._replace(scope=base.scope.within(passages=said))
    whole = Way(question, base)
    return [Way(question.without(asked.terms), heard, enough.answer, whole=whole), whole]


def _on_topic(theirs: Way, ground: Ground) -> list[Way]:
    """Return how to read a question of what somebody says: as `theirs`, but about all of it.

    Nine of ten such sentences answer, however little is in them: "No." is what some say to a
    question. None where there is no such sentence.
    """
    held, sure = theirs.narrowed, ground.thresholds.answer
    said = held.scope.passages
    told = ground.telling(theirs.question, said) if said is not None else ()
    if not len(told):
        return []
    narrowed = held._replace(scope=held.scope.within(passages=told))
    return [theirs._replace(narrowed=narrowed, enough=sure, least=sure)]


def _introductions(question: Question, base: Narrowed, ground: Ground) -> list[Way]:
    """Return how to read "who is Dana Holm": which sentence gives a speaker's name and role.

    None where several people may be meant, as by "who is the spokesman".
    """
    asked = wishes.identity(question.text)
    found = ground.speakers.find(ground.connection, asked, ground.names) if asked else []
    if len({one.name for one in found}) != 1:
        return []
    quotes: Counter[str] = Counter()
    for one in found:
        quotes[one.role or ""] += one.quotes
    told = ((found[0].name, role) for role, _ in quotes.most_common() if role)
    phrases = next(filter(ground.together, told), None)
    named = phrases and question._replace(phrases=phrases)
    return [Way(named, base, ground.thresholds.close)] if named else []


def _bounds(period: Period, days: Mapping[int, datetime.date]) -> Bounds:
    """Return the days meant: where no year is said, of the last year that has articles then."""
    years = sorted({day.year for day in days.values()}, reverse=True)
    for year in years:
        since, until = period.days(year)
        first, last = since or datetime.date.min, until or datetime.date.max
        if any(first <= day <= last for day in days.values()):
            return since, until
    return period.days(years[0])
