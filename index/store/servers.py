"""Rows of servers: what each has set, and whether the bot was taken out of it."""

from __future__ import annotations

import datetime
import json

from sqlalchemy import Connection, delete, insert, select, update

from index.models import ServerSettings
from index.store.schema import servers


def settings_of(connection: Connection, server: int) -> ServerSettings:
    """Return what the server has set; the defaults where it has set nothing."""
    kept = connection.execute(select(servers.c.settings).filter_by(id=server)).scalar()
    return ServerSettings.model_validate(json.loads(kept)) if kept else ServerSettings()


def put_settings(connection: Connection, server: int, settings: ServerSettings) -> None:
    """Keep what the server has set."""
    ensure(connection, server)
    kept = settings.model_dump_json(exclude_defaults=True)
    connection.execute(update(servers).filter_by(id=server).values(settings=kept))


def ensure(connection: Connection, server: int) -> None:
    """Make a row for the server where there is none."""
    if connection.execute(select(servers.c.id).filter_by(id=server)).scalar() is None:
        connection.execute(insert(servers), {"id": server, "settings": "{}"})


def mark_left(connection: Connection, server: int, day: datetime.date | None) -> None:
    """Note that the bot was taken out of the server on `day`, or, with None, that it is in it."""
    connection.execute(update(servers).filter_by(id=server).values(left=day))


def left_on(connection: Connection, server: int) -> datetime.date | None:
    """Return the day on which the bot was taken out of the server, None while it is in it."""
    return connection.execute(select(servers.c.left).filter_by(id=server)).scalar()


def ids(connection: Connection) -> list[int]:
    """Return the ids of all servers that have a row."""
    return list(connection.execute(select(servers.c.id)).scalars())


def left_before(connection: Connection, day: datetime.date) -> list[int]:
    """Return the ids of the servers that the bot was taken out of before `day`."""
    return list(connection.execute(select(servers.c.id).where(servers.c.left < day)).scalars())


def drop(connection: Connection, server: int) -> None:
    """Delete the row of a server, with all that belongs to it."""
    connection.execute(delete(servers).filter_by(id=server))
