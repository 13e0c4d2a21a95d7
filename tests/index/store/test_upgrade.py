from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, select

from index.store import opening, upgrade, values
from index.store.opening import FILE, open_store
from index.store.schema import SCHEMA, counters, metadata
from index.store.sqlite import memory_engine

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{before}"


def upgrade() -> None:
    op.add_column("settings", sa.Column("extra", sa.Text))
    {more}
"""


def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    """Pretend that a next version of Onrecord, with one migration more, is installed."""
    migrations = tmp_path / "migrations"
    shutil.copytree(upgrade._MIGRATIONS, migrations)
    next_one = NEXT.format(before=SCHEMA, more=more)
    (migrations / "versions" / "9000_extra.py").write_text(next_one)
    monkeypatch.setattr(upgrade, "_MIGRATIONS", migrations)
    monkeypatch.setattr(upgrade, "SCHEMA", "9000")
    monkeypatch.setattr(opening, "SCHEMA", "9000")


def columns(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    names = [row[1] for row in connection.execute("PRAGMA table_info(settings)")]
    connection.close()
    return names


def make(directory: Path) -> None:
    store = open_store(directory)
    with store.writing() as connection:
        values.put(connection, "k", "v")
    store.close()


def test_the_schema_is_the_newest_migration() -> None:
    """`SCHEMA` names the one end of the migrations."""
    assert ScriptDirectory(str(upgrade._MIGRATIONS)).get_heads() == [SCHEMA]


def test_migrations_make_the_tables_that_the_code_uses() -> None:
    """A store that was upgraded from nothing has the schema of one that was made new."""
    migrated, made = memory_engine(), memory_engine()
    with migrated.begin() as connection:
        upgrade.upgrade(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    with made.begin() as connection:
        upgrade.create(connection, "here")
    assert described(migrated) == described(made)
    migrated.dispose()
    made.dispose()


def described(engine: Engine) -> tuple[object, ...]:
    """Return what a database says of its tables, and the rows that it starts with."""
    with engine.connect() as connection:
        tables = inspect(connection)
        return (
            {key: sorted(map(str, value)) for key, value in tables.get_multi_columns().items()},
            tables.get_multi_foreign_keys(),
            tables.get_multi_unique_constraints(),
            tables.get_multi_indexes(),
            tables.get_multi_pk_constraint(),
            connection.execute(select(counters).order_by(counters.c.name)).all(),
        )


def test_an_older_store_is_copied_and_upgraded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening upgrades what an older Onrecord wrote, and leaves a copy of it beside."""
    make(tmp_path / "data")
    release(tmp_path, monkeypatch)
    store = open_store(tmp_path / "data")
    with store.reading() as connection:
        assert values.get(connection, "k") == "v"
    store.close()
    assert "extra" in columns(tmp_path / "data" / FILE)
    copy = tmp_path / "data" / f"{FILE}.before-9000"
    assert columns(copy) == ["key", "value"]
    before = sqlite3.connect(copy)
    assert before.execute("SELECT value FROM settings WHERE key = 'k'").fetchall() == [("v",)]
    before.close()


def test_opening_a_store_of_today_copies_nothing(tmp_path: Path) -> None:
    """A backup is made only when there is something to upgrade."""
    make(tmp_path)
    make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_failed_upgrade_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration is done as a whole or not at all."""
    make(tmp_path / "data")
    release(tmp_path, monkeypatch, more="1 / 0")
    with pytest.raises(ZeroDivisionError):
        open_store(tmp_path / "data")
    assert columns(tmp_path / "data" / FILE) == ["key", "value"]


_UPGRADER = """
import sys
from pathlib import Path
from index.store import opening, upgrade

upgrade._MIGRATIONS = Path(sys.argv[2])
upgrade.SCHEMA = opening.SCHEMA = "9000"
opening.open_store(sys.argv[1])
"""
_STOP = "print('half done', flush=True); import time; time.sleep(60)"


def test_an_upgrade_that_is_killed_leaves_a_store_that_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed in the middle, the store is the older one, and the next opening upgrades it."""
    make(tmp_path / "data")
    with monkeypatch.context() as patched:
        release(tmp_path, patched, more=_STOP)
    folders = [str(tmp_path / "data"), str(tmp_path / "migrations")]
    command = [sys.executable, "-c", _UPGRADER, *folders]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        assert process.stdout.readline() == b"half done\n"
        process.kill()
    assert columns(tmp_path / "data" / FILE) == ["key", "value"]
    shutil.rmtree(tmp_path / "migrations")
    release(tmp_path, monkeypatch)
    store = open_store(tmp_path / "data")
    with store.reading() as connection:
        assert values.get(connection, "k") == "v"
    store.close()
    assert "extra" in columns(tmp_path / "data" / FILE)
    assert columns(tmp_path / "data" / f"{FILE}.before-9000") == ["key", "value"]
    assert not list((tmp_path / "data").glob("*.part*"))
