"""Rows of feedback: what people said of answers, one verdict a person and message."""

from __future__ import annotations

import datetime

from sqlalchemy import (
    Connection,
    Delete,
    Row,
    case,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)

from index.models import Verdict
from index.store.schema import feedback


def put(connection: Connection, message: int, person: int, verdict: Verdict) -> None:
    """Keep what a person said of the answer in a message, in place of what they said before."""
    this = {"message": message, "person": person}
    connection.execute(delete(feedback).filter_by(**this))
    connection.execute(insert(feedback), {**this, **verdict.model_dump()})


def counts(connection: Connection, server: int) -> tuple[int, int]:
    """Return how often answers in the server were called useful, and how often not."""
    useful = func.count(case((feedback.c.useful, 1)))
    query = select(useful, func.count()).where(feedback.c.server == server)
    yes, total = connection.execute(query).one()
    return yes, total - yes


def reasons(connection: Connection, server: int, n: int) -> list[Verdict]:
    """Return the latest `n` verdicts of the server that come with a reason."""
    query = select(feedback).filter_by(server=server).where(feedback.c.reason.is_not(None))
    return list(map(_verdict, connection.execute(query.order_by(*_NEWEST).limit(n))))


def of_person(connection: Connection, person: int) -> list[Verdict]:
    """Return what a person said of answers, in all servers, the latest first."""
    query = select(feedback).filter_by(person=person).order_by(*_NEWEST)
    return list(map(_verdict, connection.execute(query)))


def forget(connection: Connection, person: int) -> int:
    """Delete what a person said of answers and return how often that was."""
    return connection.execute(delete(feedback).filter_by(person=person)).rowcount


def clear(connection: Connection, server: int) -> None:
    """Delete what was said of answers in the server."""
    connection.execute(_of(server))


def forget_questions(connection: Connection, server: int) -> None:
    """Delete the questions of the server that are kept beside verdicts, not the verdicts."""
    connection.execute(update(feedback).filter_by(server=server).values(question=None))


def drop_before(connection: Connection, server: int, day: datetime.date) -> None:
    """Delete what was said of answers in the server before `day`."""
    connection.execute(_of(server).where(feedback.c.day < day))


def keep_newest(connection: Connection, server: int, count: int) -> None:
    """Delete the verdicts of the server that come before its newest `count`."""
    own = select(*_ROW).filter_by(server=server)
    total = select(func.count()).select_from(feedback).filter_by(server=server)
    if connection.execute(total).scalar_one() > count:
        kept = own.order_by(*_NEWEST).limit(count)
        connection.execute(_of(server).where(tuple_(*_ROW).not_in(kept)))


def _of(server: int) -> Delete:
    return delete(feedback).where(feedback.c.server == server)


def _verdict(row: Row[tuple[object, ...]]) -> Verdict:
    return Verdict.model_validate({name: getattr(row, name) for name in Verdict.model_fields})


_ROW = (feedback.c.message, feedback.c.person)
_NEWEST = (feedback.c.day.desc(), *(column.desc() for column in _ROW))
