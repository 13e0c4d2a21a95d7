from __future__ import annotations

import os
import random
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from index.errors import (
    StoreDamagedError,
    StoreError,
    StoreReadOnlyError,
    StoreVersionError,
)
from index.store import values
from index.store.opening import FILE, check_makeable, is_writable, open_store
from tests.index.permissions import unprivileged


def kept(directory: Path, key: str = "k") -> str | None:
    """Return the value that the store in `directory` keeps under `key`."""
    store = open_store(directory)
    try:
        with store.reading() as connection:
            return values.get(connection, key)
    finally:
        store.close()


def keep(directory: Path, value: str) -> None:
    store = open_store(directory)
    with store.writing() as connection:
        values.put(connection, "k", value)
    store.close()


def test_a_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    """Opening makes the directory, for its owner only, and the file; opening again keeps both."""
    directory = tmp_path / "new" / "data"
    keep(directory, "v")
    assert directory.stat().st_mode & 0o077 == 0
    assert kept(directory) == "v"


def test_a_store_is_durable_and_strict(tmp_path: Path) -> None:
    """Every connection writes ahead, waits for the disk, and holds to foreign keys."""
    store = open_store(tmp_path)
    with store.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        set_to = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    store.close()
    assert set_to == ["wal", 2, 1]


@pytest.mark.parametrize(
    "content",
    [b"hello", b"A text of more than sixteen bytes\n" * 99, random.Random(1).randbytes(9999)],
)
def test_another_kind_of_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """A file that is no database is refused and not touched."""
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(StoreDamagedError, match="not an Onrecord store"):
        open_store(tmp_path)
    assert (tmp_path / FILE).read_bytes() == content


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    """A database with somebody else's tables gets none of ours."""
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(StoreDamagedError, match="not an Onrecord store"):
        open_store(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    other.close()


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    """What a newer Onrecord wrote is refused, and the message says what to install."""
    keep(tmp_path, "v")
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    with pytest.raises(StoreVersionError, match="newer Onrecord"):
        open_store(tmp_path)


def test_a_broken_store_is_told(tmp_path: Path) -> None:
    """A store whose pages are overwritten is damaged, and the message names the file."""
    keep(tmp_path, "v" * 50_000)
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    data[4096:] = random.Random(1).randbytes(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreDamagedError, match=f"{path} is damaged"):
        kept(tmp_path)


def test_a_truncated_store_is_told(tmp_path: Path) -> None:
    """A store that lost its end is damaged."""
    keep(tmp_path, "v" * 50_000)
    os.truncate(tmp_path / FILE, 20_000)
    with pytest.raises(StoreDamagedError, match="damaged"):
        kept(tmp_path)


def test_a_file_is_no_data_directory(tmp_path: Path) -> None:
    """A data directory that is a file is refused with its name."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file cannot be the data directory"):
        open_store(tmp_path / "file")


def test_a_read_only_store_can_be_read(open_path: Path) -> None:
    """Without the right to write, reading works and writing says what is missing."""
    keep(open_path, "v")
    (open_path / FILE).chmod(0o444)
    open_path.chmod(0o555)
    with unprivileged():
        assert kept(open_path) == "v"
        assert not is_writable(open_path)
        with pytest.raises(StoreReadOnlyError, match="cannot be written"):
            keep(open_path, "w")
    assert is_writable(open_path)
    assert kept(open_path) == "v"


def test_a_read_only_store_can_be_read_while_another_writes(open_path: Path) -> None:
    """A reader without rights sees what the writer of the same moment has made durable."""
    writer = open_store(open_path)
    with writer.writing() as connection:
        values.put(connection, "k", "v")
    for file in open_path.iterdir():
        file.chmod(0o444)
    open_path.chmod(0o555)
    with unprivileged():
        assert kept(open_path) == "v"
    writer.close()


@pytest.mark.parametrize("inside", [".", "new"])
def test_no_store_is_made_without_the_right_to(open_path: Path, inside: str) -> None:
    """A directory that may not be written gets no store, and the message names it and says why."""
    open_path.chmod(0o555)
    with unprivileged(), pytest.raises(StoreError, match="cannot be the data directory") as told:
        open_store(open_path / inside)
    assert str(told.value).startswith(str(open_path))


@pytest.mark.parametrize("place", ["data", "file", "file/data", "new/data"])
def test_where_a_store_can_be_made_is_told_without_making_it(open_path: Path, place: str) -> None:
    """Who asks whether one can be made finds nothing made."""
    (open_path / "file").touch()
    if place.startswith("file"):
        with pytest.raises(StoreError, match="file is a file"):
            check_makeable(open_path / place)
    else:
        check_makeable(open_path / place)
    assert [one.name for one in open_path.iterdir()] == ["file"]


def test_several_may_make_the_same_store(tmp_path: Path) -> None:
    """Two who open a new store at the same time open the same one."""
    start = threading.Barrier(4)
    errors: list[BaseException] = []

    def opens() -> None:
        start.wait()
        try:
            open_store(tmp_path).close()
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=opens) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert kept(tmp_path) is None


def test_a_copy_is_a_store(tmp_path: Path) -> None:
    """A file that was copied from a closed store opens as one."""
    keep(tmp_path / "a", "v")
    (tmp_path / "b").mkdir()
    shutil.copy(tmp_path / "a" / FILE, tmp_path / "b" / FILE)
    assert kept(tmp_path / "b") == "v"


def test_an_unknown_kind_of_database_is_told() -> None:
    """A database URL that nothing installed can open is an error with the URL, not its password."""
    with pytest.raises(StoreError, match=r"nosuch://me:\*\*\*@host") as told:
        open_store("nosuch://me:secret@host/db")
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("url", ["sqlite:///{}", "sqlite+pysqlite:///{}", "sqlite://"])
def test_an_sqlite_url_is_refused(tmp_path: Path, url: str) -> None:
    """A store in a file is opened by its directory, which is what makes it durable and strict."""
    with pytest.raises(StoreError, match=r"sqlite.* Give the directory of its onrecord\.db"):
        open_store(url.format(tmp_path / FILE))
    assert not list(tmp_path.iterdir())
