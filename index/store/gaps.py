"""Rows of gaps: the questions that a server's articles did not answer, without who asked them."""

from __future__ import annotations

import datetime
import hashlib

from sqlalchemy import Connection, Delete, delete, func, insert, select, update

from index.models import Gap
from index.store.schema import gaps


def note(connection: Connection, server: int, question: str, day: datetime.date) -> None:
    """Count a question of the server; the same in other letters or spacing is the same."""
    this = {"server": server, "digest": _digest(question)}
    grown = {"times": gaps.c.times + 1, "last": day}
    if not connection.execute(update(gaps).filter_by(**this).values(grown)).rowcount:
        connection.execute(insert(gaps), {**this, "question": question, "times": 1, "last": day})


def of_server(connection: Connection, server: int) -> list[Gap]:
    """Return the gaps of the server, the most asked first, then the latest."""
    query = select(gaps.c.question, gaps.c.times, gaps.c.last).filter_by(server=server)
    rows = connection.execute(query.order_by(gaps.c.times.desc(), gaps.c.last.desc()))
    return [Gap(question=row.question, times=row.times, last=row.last) for row in rows]


def clear(connection: Connection, server: int) -> int:
    """Delete the gaps of the server and return how many there were."""
    return connection.execute(_of(server)).rowcount


def drop_before(connection: Connection, server: int, day: datetime.date) -> None:
    """Delete the gaps of the server that nobody asked since `day`."""
    connection.execute(_of(server).where(gaps.c.last < day))


def keep_newest(connection: Connection, server: int, count: int) -> None:
    """Delete the gaps of the server that are older than its newest `count`."""
    own = select(gaps.c.digest).filter_by(server=server)
    kept = own.order_by(gaps.c.last.desc(), gaps.c.times.desc()).limit(count)
    total = select(func.count()).select_from(gaps).filter_by(server=server)
    if connection.execute(total).scalar_one() > count:
        connection.execute(_of(server).where(gaps.c.digest.not_in(kept)))


def _of(server: int) -> Delete:
    return delete(gaps).where(gaps.c.server == server)


def _digest(question: str) -> str:
    folded = " ".join(question.casefold().split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
