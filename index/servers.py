"""What is kept for each server that the bot is in: its settings, so far as they differ."""

from __future__ import annotations

from index.models import ServerSettings
from index.store import servers as rows
from index.store.store import Store


class Servers:
    """The servers of a store, by the ids that Discord knows them by.

    `Library.servers` is the way to it. Every method raises a `StoreError` when the store cannot be
    used.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def settings(self, server: int) -> ServerSettings:
        """Return what the server has set; the defaults where it has set nothing."""
        with self._store.reading() as connection:
            return rows.settings_of(connection, server)

    def change(self, server: int, **changes: object) -> ServerSettings:
        """Change some settings of the server; the others stay. Return all of them.

        Raises `pydantic.ValidationError` for a value that a setting cannot have.
        """
        with self._store.writing() as connection:
            before = rows.settings_of(connection, server)
            after = ServerSettings.model_validate({**before.model_dump(), **changes})
            rows.put_settings(connection, server, after)
        return after
