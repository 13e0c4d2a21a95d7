"""Rows of servers: what each has set, and whether the bot was taken out of it."""

from __future__ import annotations

import datetime
import json
from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, String, cast, delete, insert, select, update

from index.models import ServerSettings
from index.store.schema import servers

_NOWHERE = 1  # no channel has this id: it would be older than Discord
_CAREFUL = ServerSettings(channels=(_NOWHERE,), private_answers=True)
"""What holds in place of a setting that cannot be read: nothing opens that may have been closed.

What is deleted after some days is deleted after as many as by default: deleting cannot be undone.
"""


class Kept(NamedTuple):
    """What holds for a server, and the names of what it has set that cannot be read."""

    settings: ServerSettings
    unreadable: tuple[str, ...]


def settings_of(connection: Connection, server: int) -> ServerSettings:
    """Return what holds for the server; the defaults where it has set nothing."""
    return kept_of(connection, server).settings


def kept_of(connection: Connection, server: int) -> Kept:
    """Return what holds for the server, with what of it cannot be read.

    What only a newer Onrecord knows is passed over.
    """
    kept = connection.execute(select(servers.c.settings).filter_by(id=server)).scalar()
    found = _parsed(kept or "{}")
    known = {name: found[name] for name in ServerSettings.model_fields if name in found}
    unreadable = tuple(name for name, value in known.items() if not _is_readable(name, value))
    careful = {name: getattr(_CAREFUL, name) for name in unreadable}
    return Kept(ServerSettings.model_validate({**known, **careful}), unreadable)


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
    """Return the day on which the bot was taken out of the server, None while it is in it.

    One that cannot be read is None too: it is noted again.
    """
    query = select(cast(servers.c.left, String)).filter_by(id=server)
    day = connection.execute(query).scalar()
    try:
        return datetime.date.fromisoformat(day) if day else None
    except ValueError:
        return None


def ids(connection: Connection) -> list[int]:
    """Return the ids of all servers that have a row."""
    return list(connection.execute(select(servers.c.id)).scalars())


def left_before(connection: Connection, day: datetime.date) -> list[int]:
    """Return the ids of the servers that the bot was taken out of before `day`."""
    return list(connection.execute(select(servers.c.id).where(servers.c.left < day)).scalars())


def drop(connection: Connection, server: int) -> None:
    """Delete the row of a server, with all that belongs to it."""
    connection.execute(delete(servers).filter_by(id=server))


def _parsed(kept: str) -> dict[str, object]:
    """Return what a row holds; where it is no longer that, all settings, unreadable."""
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else dict.fromkeys(ServerSettings.model_fields, ...)


def _is_readable(name: str, value: object) -> bool:
    try:
        return bool(ServerSettings.model_validate({name: value}))
    except ValidationError:
        return False
