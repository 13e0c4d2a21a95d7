"""Bring the schema of a store to the version that this Onrecord uses."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from index.errors import StoreVersionError
from index.store import faults, history
from index.store.schema import SCHEMA, counters, metadata, schema_version

_MIGRATIONS = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str | None:
    """Return the version of the schema, or None for an empty database."""
    if not inspect(connection).has_table(schema_version.name):
        return None
    return connection.execute(select(schema_version.c.version_num)).scalar()


def create(connection: Connection, where: str) -> None:
    """Make the tables in an empty database.

    Raises `StoreDamagedError` when the database holds somebody else's tables.
    """
    if inspect(connection).get_table_names():
        raise faults.not_a_store(where)
    metadata.create_all(connection)
    connection.execute(insert(schema_version), {"version_num": SCHEMA})
    connection.execute(insert(counters), [{"name": n, "next": 1} for n in ("article", "passage")])
    history.begin(connection)


def check_known(found: str, where: str, otherwise: str = "choose another data directory") -> None:
    """Raise `StoreVersionError` when this Onrecord has no way from the version `found`.

    `otherwise` is what may be done in place of installing a newer one.
    """
    known = {file.name.partition("_")[0] for file in (_MIGRATIONS / "versions").glob("*.py")}
    if found not in known:
        raise StoreVersionError(
            f"{where} was written by a newer Onrecord (schema {found}, this one knows {SCHEMA}). "
            f"Install that Onrecord, or {otherwise}."
        )


def upgrade(connection: Connection) -> None:
    """Run the migrations that the store has not seen, in the connection's transaction."""
    from alembic import command  # needed about once a release, and slow to import
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, SCHEMA)
