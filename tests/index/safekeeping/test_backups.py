"""Backups hold all that was stored, are there whole or not at all, and come back under users."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from index.errors import BackupError, StoreError, StoreVersionError
from index.library import Article, Library, Totals
from index.safekeeping.backups import back_up
from index.safekeeping.restoring import restore
from index.store import serving
from index.store.opening import FILE, open_store
from tests.index.articles import ALWAYS, BEES, TUNNEL, texts

GONG = Article(text="The gong of Lund is cracked.")

# Adds an article, which then stands in the write-ahead log alone, and is killed.
_KILLED = """
import os, signal, sys
from index.library import Article, Library

library = Library.open(sys.argv[1])
library.add(Article(text="The gong of Lund is cracked."))
os.kill(os.getpid(), signal.SIGKILL)
"""


def filled(directory: Path, *articles: Article) -> Path:
    """Make a data directory that holds these articles."""
    with Library.open(directory) as library:
        for article in articles:
            library.add(article)
    return directory


def backed_up(directory: Path, file: Path) -> Path:
    """Back up a data directory to `file`."""
    store = open_store(directory)
    back_up(store, file)
    store.close()
    return file


def exported(directory: Path) -> list[Article]:
    """Return the articles in a data directory."""
    with Library.open(directory) as library:
        return list(library.export())


@pytest.mark.parametrize("named", [Path, str])
def test_a_backup_holds_all_that_was_stored(tmp_path: Path, named: type[Path | str]) -> None:
    """Restored into a new data directory, every article and value is there again."""
    data = filled(tmp_path / "data", TUNNEL, BEES)
    with Library.open(data) as library:
        library.set_value("k", "v")
        library.servers.change(7, threads=True)
        contents = library.back_up(named(tmp_path / "backup.db"))
    restored = restore(tmp_path / "backup.db", tmp_path / "new")
    assert contents == restored.contents == (2, 3)
    assert restored.kept is None
    assert exported(tmp_path / "new") == [TUNNEL, BEES]
    with Library.open(tmp_path / "new") as library:
        assert library.get_value("k") == "v"
        assert library.servers.settings(7).threads


def test_a_backup_is_one_file_for_its_owner_alone(tmp_path: Path) -> None:
    """Nothing lies beside a backup, and nobody else may read what may be private."""
    backed_up(filled(tmp_path / "data", TUNNEL), tmp_path / "backup.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.db", "data"]
    assert (tmp_path / "backup.db").stat().st_mode & 0o077 == 0


def test_a_backup_is_one_moment_of_a_store_in_use(tmp_path: Path) -> None:
    """While articles are added, a backup holds the first ones, however many, each whole."""
    data = filled(tmp_path / "data", Article(text="Number -1. It is one."))
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        with Library.open(data) as library:
            number = 0
            while not done.is_set():
                library.add(Article(text=f"Number {number}. It is one."))
                number += 1
                if number == 3:
                    writing.set()

    writer = threading.Thread(target=write)
    writer.start()
    writing.wait()
    files = [backed_up(data, tmp_path / f"{number}.db") for number in range(5)]
    done.set()
    writer.join()
    sizes = []
    for file in files:
        restore(file, tmp_path / file.stem)
        numbers = [int(article.text.split()[1][:-1]) for article in exported(tmp_path / file.stem)]
        assert numbers == list(range(-1, len(numbers) - 1))
        sizes.append(len(numbers))
    assert sizes == sorted(sizes)
    assert sizes[0] >= 4


def test_two_backups_to_one_file_leave_each_other_alone(tmp_path: Path) -> None:
    """However they overlap, each holds what was stored, and so does the file."""
    store = open_store(filled(tmp_path / "data", TUNNEL, BEES))
    others: list[Totals] = []

    def told(doing: str, done: int, steps: int) -> None:
        if not others:
            others.append(back_up(store, tmp_path / "backup.db"))

    assert [back_up(store, tmp_path / "backup.db", told=told), *others] == [(2, 3), (2, 3)]
    store.close()
    restore(tmp_path / "backup.db", tmp_path / "new")
    assert exported(tmp_path / "new") == [TUNNEL, BEES]


STEPS = ["Copying", "Checking the database", "Checking articles", "Copying", "Restoring"]


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_copy_that_vanished_is_not_restored(tmp_path: Path, step: int) -> None:
    """Where somebody deletes what is being restored, at any step, what is stored is not lost."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    steps: list[str] = []
    parts: list[Path] = []

    def told(doing: str, done: int, all_: int) -> None:
        parts.extend([] if steps else data.glob("*.part"))
        if len(steps) == step:
            parts[0].unlink()
        steps.append(doing)

    with suppress(StoreError):
        restore(file, data, told=told)
    assert steps == STEPS[: len(steps)]
    assert exported(data) == [TUNNEL]


def test_two_restores_at_the_same_time_leave_each_other_alone(tmp_path: Path) -> None:
    """However they overlap, both say that the backup was restored, and it was."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    others: list[Totals] = []

    def told(doing: str, done: int, steps: int) -> None:
        if doing == "Copying" and not others:
            others.append(restore(file, data).contents)

    assert [restore(file, data, told=told).contents, *others] == [(1, 2), (1, 2)]
    assert exported(data) == [TUNNEL]


def test_a_backup_replaces_nothing_unless_forced(tmp_path: Path) -> None:
    """A file that is there stays what it is, until somebody says that it may go."""
    store = open_store(filled(tmp_path / "data", TUNNEL))
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BackupError, match="there already"):
        back_up(store, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"
    assert back_up(store, tmp_path / "file", force=True) == (1, 2)
    store.close()
    restore(tmp_path / "file", tmp_path / "new")
    assert exported(tmp_path / "new") == [TUNNEL]


@pytest.mark.parametrize("force", [False, True])
def test_the_store_is_no_place_for_its_backup(tmp_path: Path, *, force: bool) -> None:
    """Not even forced does a backup go where the store is, or where a directory is."""
    store = open_store(filled(tmp_path / "data", TUNNEL))
    with pytest.raises(BackupError, match="the store itself"):
        back_up(store, tmp_path / "data" / FILE, force=force)
    with pytest.raises(BackupError, match="a directory"):
        back_up(store, tmp_path, force=force)
    with pytest.raises(BackupError, match="cannot be written"):
        back_up(store, tmp_path / "missing" / "file", force=force)
    store.close()
    assert exported(tmp_path / "data") == [TUNNEL]


def test_a_store_in_memory_is_not_copied(tmp_path: Path) -> None:
    """What can be done instead is said."""
    store = open_store()
    with pytest.raises(BackupError, match=r"not the store in memory.* export the articles"):
        back_up(store, tmp_path / "backup.db")
    store.close()


def test_a_store_that_is_not_as_it_should_be_gives_no_backup(tmp_path: Path) -> None:
    """A breach of a promise is told with the article's id, and an older backup stays."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    before = file.read_bytes()
    with closing(sqlite3.connect(data / FILE)) as other:
        other.execute("UPDATE articles SET text = replace(text, 'billion', 'million')")
        other.commit()
    store = open_store(data)
    with pytest.raises(BackupError, match=TUNNEL.id):
        back_up(store, file, force=True)
    store.close()
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.db", "data"]


def test_what_is_restored_is_served_by_who_has_the_store_open(tmp_path: Path) -> None:
    """An open library answers from the restored articles at once, and adds to them."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    with Library.open(data, thresholds=ALWAYS) as library:
        library.remove(TUNNEL.id)
        library.add(BEES)
        assert texts(library.ask("bees"))
        restored = restore(file, data)
        assert texts(library.ask("bees")) == []
        assert texts(library.ask("tunnel"))
        library.add(GONG)
        assert texts(library.ask("gong")) == [GONG.text]
    assert exported(data) == [TUNNEL, GONG]
    assert restored.kept
    restore(restored.kept, tmp_path / "before")
    assert exported(tmp_path / "before") == [BEES]


def test_a_damaged_store_is_moved_away(tmp_path: Path) -> None:
    """In the place of a store that cannot be read comes the backup; the damaged file is kept."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    (data / FILE).write_bytes(b"damaged" * 1000)
    (data / f"{FILE}-wal").write_bytes(b"left" * 1000)
    restored = restore(file, data)
    assert exported(data) == [TUNNEL]
    assert restored.kept
    assert restored.kept.read_bytes() == b"damaged" * 1000


def test_what_a_killed_process_left_is_not_played_over_a_restored_backup(tmp_path: Path) -> None:
    """Where the database alone was moved away, what SQLite wrote ahead of it is put aside."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(data)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (data / FILE).rename(tmp_path / FILE)
    log = (data / f"{FILE}-wal").read_bytes()
    restored = restore(file, data)
    assert exported(data) == [TUNNEL]
    kept = data.glob(f"{FILE}.before-restore-*")
    assert {path.name.rpartition("Z")[2] for path in kept} == {"-wal", "-shm"}
    assert restored.kept
    assert restored.kept.read_bytes() == log


def test_a_store_that_was_moved_away_is_not_restored_under_a_running_bot(tmp_path: Path) -> None:
    """A bot goes on with the file that it opened, so it must end before another takes its place."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    (data / FILE).unlink()
    with serving.claimed(data):
        with pytest.raises(BackupError, match=f"process {os.getpid()} uses it"):
            restore(file, data)
        (data / "bot.pid").write_text("")
        with pytest.raises(BackupError, match="process unknown uses it"):
            restore(file, data)
    assert not (data / FILE).exists()


def test_a_damaged_store_is_not_taken_from_a_running_bot(tmp_path: Path) -> None:
    """A bot that has a damaged store open must end first: the message has its process id."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    (data / FILE).write_bytes(b"damaged" * 1000)
    with (
        serving.claimed(data),
        pytest.raises(BackupError, match=f"process {os.getpid()} uses it"),
    ):
        restore(file, data)
    assert (data / FILE).read_bytes() == b"damaged" * 1000


def nothing(file: Path) -> None:
    file.unlink()


def no_database(file: Path) -> None:
    file.write_bytes(b"not a database" * 100)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def another_s(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE theirs (x)")


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()


def truncated(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def forged(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE articles SET text = replace(text, 'billion', 'million')")
        other.commit()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (nothing, "no file"),
        (no_database, "not a backup"),
        (empty, "not a backup"),
        (another_s, "not a backup"),
        (newer, "newer Onrecord"),
        (truncated, "damaged"),
        (forged, "is not the one that was added"),
    ],
)
def test_what_is_no_backup_is_not_restored(
    tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    """A file that cannot be restored is told as such, and changes nothing."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    spoil(file)
    with pytest.raises((BackupError, StoreVersionError), match=told) as error:
        restore(file, data)
    assert str(file) in str(error.value)
    assert exported(data) == [TUNNEL]
    assert [path.name for path in data.iterdir()] == [FILE]


@pytest.mark.parametrize("spoil", [nothing, no_database, newer, truncated, forged])
def test_what_is_no_backup_makes_no_data_directory(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    """Where nothing is restored, no folder is there that was not there before."""
    file = backed_up(filled(tmp_path / "data", TUNNEL), tmp_path / "backup.db")
    spoil(file)
    (tmp_path / "mine").mkdir()
    for new in ("mine", "a/new/one"):
        with pytest.raises((BackupError, StoreVersionError)):
            restore(file, tmp_path / new)
    assert (tmp_path / "mine").exists()
    assert not (tmp_path / "a").exists()


def test_a_backup_with_other_pages_is_restored(tmp_path: Path) -> None:
    """How large the pages of a database are makes no difference."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA page_size = 16384")
        other.execute("VACUUM")
    with Library.open(data) as library:
        library.add(BEES)
        restore(file, data)
        assert list(library.export()) == [TUNNEL]


def test_a_backup_of_an_older_onrecord_is_upgraded(tmp_path: Path) -> None:
    """A backup that an older version made is brought up to date, and itself left as it is."""
    data = filled(tmp_path / "data", TUNNEL)
    file = backed_up(data, tmp_path / "backup.db")
    with closing(sqlite3.connect(file)) as other:
        other.executescript("DROP TABLE feedback; DROP TABLE gaps; DROP TABLE servers;")
        other.execute("ALTER TABLE indexed DROP COLUMN signs")
        other.execute("ALTER TABLE indexed DROP COLUMN headings")
        other.execute("UPDATE settings SET value = '2' WHERE key = 'language rules'")
        other.execute("DROP INDEX ix_articles_collection_key")
        other.execute("ALTER TABLE articles DROP COLUMN seal")
        other.execute("ALTER TABLE articles DROP COLUMN sections")
        other.execute("UPDATE alembic_version SET version_num = '0001'")
        other.commit()
    before = file.read_bytes()
    restore(file, tmp_path / "new")
    assert exported(tmp_path / "new") == [TUNNEL]
    assert file.read_bytes() == before
    with Library.open(tmp_path / "new") as library:
        assert not library.servers.settings(7).threads
        assert library.check() == []


def test_a_store_that_is_locked_is_not_overwritten(tmp_path: Path) -> None:
    """Where another process keeps writing, restoring gives up and changes nothing."""
    data = filled(tmp_path / "data", TUNNEL, BEES)
    file = backed_up(data, tmp_path / "backup.db")
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another process is writing"):
            restore(file, data, busy_seconds=0.1)
    assert exported(data) == [TUNNEL, BEES]


def test_a_copy_of_the_directory_is_a_backup_too(tmp_path: Path) -> None:
    """A database copied with what SQLite wrote ahead beside it is restored as it was."""
    with Library.open(tmp_path / "data") as library:
        library.add(TUNNEL)
        shutil.copytree(tmp_path / "data", tmp_path / "copied")
    assert (tmp_path / "copied" / f"{FILE}-wal").exists()
    restore(tmp_path / "copied" / FILE, tmp_path / "new")
    assert exported(tmp_path / "new") == [TUNNEL]
