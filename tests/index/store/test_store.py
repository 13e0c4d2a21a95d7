from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from index.errors import StoreError, StoreLockedError
from index.store import values
from index.store.opening import FILE, open_as_it_is, open_store
from index.store.store import Store

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def put(store: Store, value: str) -> None:
    with store.writing() as connection:
        values.put(connection, "k", value)


def fail_after_putting(store: Store, value: str) -> None:
    with store.writing() as connection:
        values.put(connection, "k", value)
        raise ZeroDivisionError


def fill(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite keeps what is in use
        values.put(connection, "k", "v" * 1_000_000)


def get(store: Store) -> str | None:
    with store.reading() as connection:
        return values.get(connection, "k")


@pytest.mark.parametrize("in_memory", [True, False])
def test_a_failed_transaction_changes_nothing(tmp_path: Path, *, in_memory: bool) -> None:
    """What was written before the failure is undone with the rest."""
    store = open_store(None if in_memory else tmp_path)
    put(store, "before")
    with pytest.raises(ZeroDivisionError):
        fail_after_putting(store, "after")
    assert get(store) == "before"
    store.close()


@pytest.mark.parametrize("in_memory", [True, False])
def test_threads_may_share_a_store(tmp_path: Path, *, in_memory: bool) -> None:
    """Threads that read and write at the same time neither fail nor lose anything."""
    store = open_store(None if in_memory else tmp_path)
    with store.writing() as connection:
        values.put(connection, "n", "0")

    def count() -> None:
        for _ in range(20):
            with store.writing() as connection:
                values.put(connection, "n", str(int(values.get(connection, "n") or 0) + 1))
            get(store)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as connection:
        assert values.get(connection, "n") == "80"
    store.close()


def test_a_store_that_another_process_writes_to_can_be_read(tmp_path: Path) -> None:
    """While another process holds the lock, opening and reading work; writing says so."""
    open_store(tmp_path).close()
    command = [sys.executable, "-c", _HOLD, str(tmp_path / FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        store = open_store(tmp_path)
        assert get(store) is None
        impatient = open_as_it_is(tmp_path / FILE, busy_seconds=0.1)
        with pytest.raises(StoreLockedError, match="Another process is writing"):
            put(impatient, "v")
        impatient.close()
        holder.communicate()
    put(store, "v")
    assert get(store) == "v"
    store.close()


def test_nothing_is_written_to_a_directory_that_is_gone(tmp_path: Path) -> None:
    """When the data directory vanishes, writing fails instead of going nowhere."""
    store = open_store(tmp_path / "data")
    shutil.rmtree(tmp_path / "data")
    with pytest.raises(StoreError, match="not there"):
        put(store, "v")
    store.close()


def test_nothing_is_written_to_a_file_that_was_replaced(tmp_path: Path) -> None:
    """When another file took the store's place, writing fails instead of going nowhere."""
    store = open_store(tmp_path / "a")
    other = open_store(tmp_path / "b")
    put(other, "theirs")
    other.close()
    (tmp_path / "b" / FILE).replace(tmp_path / "a" / FILE)
    with pytest.raises(StoreError, match="not there"):
        put(store, "ours")
    store.close()


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """When there is no room, the message says so and what is there stays there."""
    store = open_store(tmp_path)
    put(store, "before")
    with pytest.raises(StoreError, match="is full"):
        fill(store)
    assert get(store) == "before"
    store.close()


def test_what_goes_wrong_in_memory_is_told_of_that_store() -> None:
    """The message names it in words that are a sentence."""
    store = open_store()
    with pytest.raises(StoreError, match=r"^Cannot use the store in memory: no such table"):
        ask_for_a_lost_table(store)
    store.close()


def ask_for_a_lost_table(store: Store) -> None:
    with store.reading() as connection:
        connection.execute(text("SELECT * FROM lost"))
