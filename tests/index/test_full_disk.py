"""Without room to write, or without its directory, a library says so, loses nothing and answers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from index.derived.segments import DIRECTORY, SUFFIX
from index.errors import StoreError, StoreFullError
from index.language.analysis import Analyser
from index.library import Article, Library
from index.memory import collection_index
from index.safekeeping.restoring import restore
from index.store.opening import FILE, open_store
from tests.index.articles import ALWAYS, texts

GONG = Article(text="The gong of Lund is cracked.")


def long_article(number: int) -> Article:
    return Article(text=f"Number {number} begins. " + "It goes on and on. " * 150)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs the right to mount a file system in memory")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(library: Library) -> list[str]:
    """Add articles until the disk is full; return the ids of those that were acknowledged."""
    added: list[str] = []
    while True:
        article = long_article(len(added))
        try:
            library.add(article)
        except StoreFullError:
            return added
        added.append(article.id)


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as a quota does."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fill_up(file: Path) -> None:
    """Leave no room at all on the disk."""
    with suppress(OSError), file.open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 4096)


def test_a_full_disk_loses_nothing_and_answers_are_still_given(small_disk: Path) -> None:
    """All that was acknowledged is there, also for who opens the store while the disk is full."""
    with Library.open(small_disk / "data", thresholds=ALWAYS) as library:
        library.add(GONG)
        added = fill(library)
        fill_up(small_disk / "filler")
        assert texts(library.ask("gong")) == [GONG.text]
        with Library.open(small_disk / "data", thresholds=ALWAYS) as second:
            assert texts(second.ask("gong")) == [GONG.text]
            with pytest.raises(StoreFullError, match=str(small_disk)):
                second.add(long_article(-1))
    (small_disk / "filler").unlink()
    with Library.open(small_disk / "data", thresholds=ALWAYS) as library:
        assert {card.id for card in library.articles()} == {GONG.id, *added}
        assert library.check() == []


def test_an_index_that_does_not_fit_on_the_disk_answers_from_memory(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said once that there is no room for index files, and nothing unfinished is left."""
    monkeypatch.setattr(collection_index, "WORTH_A_FILE", 1)
    with Library.open(small_disk / "data", thresholds=ALWAYS) as library:
        for article in (GONG, *map(long_article, range(5))):
            library.add(article)
        fill_up(small_disk / "filler")
        for _ in range(2):
            assert texts(library.ask("gong")) == [GONG.text]
            library.settle()
        (said,) = caplog.messages
        assert "No space left" in said
        assert not list((small_disk / "data").rglob("*.segment*"))
        (small_disk / "filler").unlink()
        library.add(Article(text="Another gong is whole."))
        assert len(texts(library.search("gong"))) == 2
    written = (small_disk / "data" / DIRECTORY / "1").iterdir()
    assert {path.suffix for path in written} == {SUFFIX}


def test_a_backup_to_a_full_disk_names_that_disk(small_disk: Path, tmp_path: Path) -> None:
    """A backup that does not fit is not there, and the message is about where it was to go."""
    with Library.open(tmp_path / "data") as library:
        for number in range(40):
            library.add(long_article(number))
        (small_disk / "filler").write_bytes(b"x" * 2_500_000)
        with pytest.raises(
            StoreFullError, match=f"{small_disk}/backup.db could not be written: its disk is full"
        ):
            library.back_up(small_disk / "backup.db")
        assert [path.name for path in small_disk.iterdir()] == ["filler"]
        assert len(library.articles()) == 40


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
def test_a_user_who_may_write_no_more_is_told_so(tmp_path: Path) -> None:
    """A quota is no disk that is gone; what was stored before is still there."""
    with Library.open(tmp_path, thresholds=ALWAYS) as library:
        library.add(GONG)
        with at_most(400_000):
            assert fill(library)
            with pytest.raises(StoreFullError, match="takes no more"):
                library.add(long_article(-1))
        assert texts(library.ask("gong")) == [GONG.text]
        assert library.check() == []
    with at_most(10_000), pytest.raises(StoreFullError, match="takes no more"):
        Library.open(tmp_path)  # SQLite cannot even make the file that its readers share


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
def test_a_restore_without_room_names_where_it_was_to_go(tmp_path: Path) -> None:
    """The backup has all the room that it needs; it is the store that found none."""
    with Library.open(tmp_path / "data") as library:
        for number in range(10):
            library.add(long_article(number))
        library.back_up(tmp_path / "backup.db")
    new = tmp_path / "new"
    with at_most(50_000), pytest.raises(StoreFullError, match=f"{new / FILE} could not be written"):
        restore(tmp_path / "backup.db", new)
    assert not list(new.glob(f"{FILE}*"))


def test_a_directory_that_vanished_is_not_made_anew(tmp_path: Path) -> None:
    """Who has the store open answers from it, or says that it is gone; nothing empty appears."""
    store = open_store(tmp_path / "data")
    with Library(store, Analyser(), ALWAYS) as library:
        library.add(GONG)
        shutil.rmtree(tmp_path / "data")
        assert texts(library.ask("gong")) == [GONG.text]
        (tmp_path / "data").mkdir()
        with pytest.raises(StoreError, match="is not there"):
            library.add(long_article(0))
        with store.reading(), pytest.raises(StoreError, match="is not there"):
            library.ask("gong")  # on a second connection
    assert not list((tmp_path / "data").iterdir())
