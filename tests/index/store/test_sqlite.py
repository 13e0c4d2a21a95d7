from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from index.store.sqlite import empty_log, file_engine, use_write_ahead_log


def test_a_log_that_cannot_be_emptied_leaves_patience_as_it_was(tmp_path: Path) -> None:
    """The connection goes back to the pool: whoever took it next did not wait for a writer."""
    writing = file_engine(tmp_path / "a.db")
    use_write_ahead_log(writing)
    with writing.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (x)")
    reading = file_engine(tmp_path / "a.db", busy_seconds=7, for_reading=True)
    with pytest.raises(sqlite3.OperationalError):
        empty_log(reading)
    with reading.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 7000
