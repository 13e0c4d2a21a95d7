"""What is kept for each server that the bot is in: its settings, its gaps, whether it was left."""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from index import clearing
from index.errors import StoreDamagedError
from index.memory.loaded import Indexes
from index.models import Gap, ServerSettings, storable
from index.store import collections, feedback, gaps
from index.store import servers as rows
from index.store.store import Store

KEPT_DAYS = 30
"""How long the articles and settings of a server are kept that the bot was taken out of."""

_MOST_GAPS = 500
_PREFIX = "guild:"
_SHELF = re.compile(rf"{_PREFIX}(?P<server>\d+):(?P<channel>\d+)")
_log = logging.getLogger(__name__)


def collection_of(server: int, channel: int | None = None) -> str:
    """Return the name of the collection that a server owns, or that one of its channels does."""
    return f"{_PREFIX}{server}" if channel is None else f"{_PREFIX}{server}:{channel}"


class Servers:
    """The servers of a store, by the ids that Discord knows them by.

    `Library.servers` is the way to it. Every method raises a `StoreError` when the store cannot be
    used.
    """

    def __init__(self, store: Store, indexes: Indexes) -> None:
        self._store = store
        self._indexes = indexes

    def settings(self, server: int) -> ServerSettings:
        """Return what the server has set; the defaults where it has set nothing."""
        with self._store.reading() as connection:
            return rows.settings_of(connection, server)

    def change(self, server: int, **changes: object) -> ServerSettings:
        """Change some settings of the server; the others stay. Return all of them.

        Switching `gaps` off deletes what was counted; feedback and its questions likewise. Raises
        `pydantic.ValidationError` for a value that a setting cannot have.
        """
        with self._store.writing() as connection:
            return _change(connection, server, changes)

    def open_shelf(self, server: int, channel: int) -> ServerSettings:
        """Note that a channel of the server has articles of its own; return all settings."""
        with self._store.writing() as connection:
            others = _shelves_but(connection, server, channel)
            return _change(connection, server, {"shelves": (*others, channel)})

    def close_shelf(self, server: int, channel: int) -> ServerSettings:
        """Note that a channel of the server has no articles of its own; return all settings."""
        with self._store.writing() as connection:
            others = _shelves_but(connection, server, channel)
            return _change(connection, server, {"shelves": others})

    def note_gap(self, server: int, question: str, day: datetime.date) -> None:
        """Count a question that found no answer on `day`, if the server has switched that on."""
        if not self.settings(server).gaps:  # so that nothing is locked where nothing is counted
            return
        with self._store.writing() as connection:
            if rows.settings_of(connection, server).gaps:
                gaps.note(connection, server, storable(question), day)
                gaps.keep_newest(connection, server, _MOST_GAPS)

    def gaps(self, server: int) -> list[Gap]:
        """Return the questions that found no answer, the most asked first."""
        with self._store.reading() as connection:
            return gaps.of_server(connection, server)

    def clear_gaps(self, server: int) -> int:
        """Forget the questions that found no answer; return how many there were."""
        with self._store.writing() as connection:
            return gaps.clear(connection, server)

    def present(self, servers: Iterable[int]) -> None:
        """Note that the bot is in these servers: what was to be deleted is kept."""
        with self._store.writing() as connection:
            for server in servers:
                rows.mark_left(connection, server, None)

    def left(self, server: int, day: datetime.date) -> None:
        """Note that the bot was taken out of the server on `day`, unless that is known already."""
        with self._store.writing() as connection:
            rows.ensure(connection, server)
            if rows.left_on(connection, server) is None:
                rows.mark_left(connection, server, day)

    def known(self) -> list[int]:
        """Return the ids of all servers of which anything is kept."""
        with self._store.reading() as connection:
            names = collections.with_articles(connection, _PREFIX)
            noted = rows.ids(connection)
        owners = (name.removeprefix(_PREFIX) for name in names)
        return sorted({*noted, *(int(id_) for id_ in owners if id_.isdecimal())})

    def shelves(self) -> list[tuple[int, int]]:
        """Return the channels that have articles of their own, each behind its server.

        Those count as well that are noted to have some, and have none any more.
        """
        with self._store.reading() as connection:
            names = collections.with_articles(connection, _PREFIX)
            noted = {
                (server, channel)
                for server in rows.ids(connection)
                for channel in rows.settings_of(connection, server).shelves
            }
        found = filter(None, map(_SHELF.fullmatch, names))
        filled = {(int(one["server"]), int(one["channel"])) for one in found}
        return sorted(filled | noted)

    def sweep(self, today: datetime.date) -> Sequence[int]:
        """Delete what has been kept for long enough, and all of servers left long ago.

        The words go too that no article has any more, whoever removed those that had them.
        Returns the ids of the servers of which nothing is kept any more. What is damaged of one
        server is told in the log, and no other has to wait for it.
        """
        with self._store.reading() as connection:
            long_ago = today - datetime.timedelta(days=KEPT_DAYS)
            known, gone = rows.ids(connection), {*rows.left_before(connection, long_ago)}
        deleted: list[int] = []
        for server in known:
            try:
                if server in gone and self._delete(server, long_ago):
                    deleted.append(server)
                else:
                    self._delete_old(server, today)
            except StoreDamagedError as error:
                _log.error("What is due of server %s cannot be deleted: %s", server, error)
        clearing.forget(self._store, self._indexes)
        return deleted

    def _delete_old(self, server: int, today: datetime.date) -> None:
        """Delete of a server what it wants to be kept no longer."""
        with self._store.writing() as connection:
            settings, unreadable = rows.kept_of(connection, server)
            gaps.drop_before(connection, server, _days_before(today, settings.gap_days))
            first = _days_before(today, settings.feedback_days)
            feedback.drop_before(connection, server, first)
        if unreadable:
            names = ", ".join(unreadable)
            _log.warning("Settings of server %s cannot be read, set them again: %s", server, names)

    def _delete(self, server: int, long_ago: datetime.date) -> bool:
        """Delete all of a server that was left before `long_ago`; return whether it still was."""
        own = collection_of(server)
        with self._store.writing() as connection:
            left = rows.left_on(connection, server)
            if left is None or left >= long_ago:  # the bot has come back meanwhile
                return False
            names = [own, *collections.with_articles(connection, f"{own}:")]
            for name in names:
                clearing.clear(connection, name)
            rows.drop(connection, server)
        clearing.let_go(self._store, self._indexes, names)
        return True


def _change(connection: Connection, server: int, changes: Mapping[str, object]) -> ServerSettings:
    before = rows.settings_of(connection, server)
    after = ServerSettings.model_validate({**before.model_dump(), **changes})
    rows.put_settings(connection, server, after)
    if not after.gaps:
        gaps.clear(connection, server)
    if not after.feedback_days:
        feedback.clear(connection, server)
    elif not after.feedback_questions:
        feedback.forget_questions(connection, server)
    return after


def _shelves_but(connection: Connection, server: int, channel: int) -> tuple[int, ...]:
    shelves = rows.settings_of(connection, server).shelves
    return tuple(id_ for id_ in shelves if id_ != channel)


def _days_before(today: datetime.date, days: int) -> datetime.date:
    return today - datetime.timedelta(days=days)
