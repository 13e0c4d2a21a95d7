"""Index files spare a start the work, and never change an answer."""

from __future__ import annotations

import datetime
import gc
import logging
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from weakref import WeakSet

import pytest

from index.derived import arrays
from index.derived.segments import DIRECTORY, SUFFIX, SegmentFiles
from index.library import Article, Library
from index.memory import collection_index, loaded
from index.memory.collection_index import CollectionIndex
from index.memory.upkeep import Upkeep
from index.safekeeping.restoring import restore
from index.servers import KEPT_DAYS, collection_of
from index.store.opening import FILE
from tests.index.articles import ALWAYS, BEES, TUNNEL, texts

MORE = [
    Article(
        url=f"https://example.org/{n}", text=f"Ferry {n} sails to the island. It has {n} seats."
    )
    for n in range(2, 8)
]
QUESTION = "Which ferry sails to the island with bees?"


@pytest.fixture(autouse=True, params=["read", "mapped"])
def however_small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even the smallest index be kept in files."""
    monkeypatch.setattr(collection_index, "WORTH_A_FILE", 1)
    for module in (arrays, collection_index):
        monkeypatch.setattr(module, "MAPPED", 0 if request.param == "mapped" else 1 << 30)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data directory with articles that were asked."""
    with Library.open(tmp_path / "data", thresholds=ALWAYS) as library:
        for article in (TUNNEL, BEES, *MORE):
            library.add(article)
        library.search(QUESTION)
    assert files(tmp_path / "data")
    return tmp_path / "data"


def files(data: Path) -> list[Path]:
    return sorted(path for path in (data / DIRECTORY).rglob("*") if path.is_file())


def answers(data: Path) -> list[tuple[str, float]]:
    with Library.open(data, thresholds=ALWAYS) as library:
        return [(hit.text, hit.score) for hit in library.search(QUESTION)]


def fresh(data: Path) -> list[tuple[str, float]]:
    """Return what a library answers that has no index files."""
    shutil.rmtree(data / DIRECTORY)
    return answers(data)


def test_a_start_takes_the_index_from_its_files(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that is in files is read from the store and built again."""
    expected = answers(data)
    monkeypatch.setattr(collection_index, "indexed", None)
    assert answers(data) == expected


def test_what_changed_since_the_files_were_written_is_found(data: Path) -> None:
    """Articles added, changed and removed by who never asked are as in a new index."""
    with Library.open(data) as library:
        library.add(Article(text="A ferry to the island was painted."))
        library.add(Article(url=MORE[0].url, text="Ferry two does not sail to the island."))
        library.remove(MORE[2].id)
    found = answers(data)
    assert sorted(found) == sorted(fresh(data))
    assert "Ferry two does not sail to the island." in dict(found)


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def write_over(file: Path) -> None:
    file.write_bytes(b"other")


@pytest.mark.parametrize("damage", [flip, cut, write_over])
def test_looking_through_a_store_finds_damaged_index_files(data: Path, damage: object) -> None:
    """Each damaged file is named, with what to do; and doing so helps."""
    assert callable(damage)
    with Library.open(data) as library:
        assert library.check() == []
        for file in files(data):
            damage(file)
        problems = library.check()
    assert [str(file) in one.what for file, one in zip(files(data), problems, strict=True)]
    (remedy,) = {one.remedy for one in problems}
    assert f"Delete {data / DIRECTORY}" in remedy
    shutil.rmtree(data / DIRECTORY)
    answers(data)
    with Library.open(data) as library:
        assert library.check() == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tokens", "other words of the article"),
        ("keys", "other words of the article"),
        ("titles", "other words of the article"),
        ("signs", "other words of the article"),
        ("articles", "lacks the article"),
    ],
)
def test_looking_through_a_store_compares_index_files_with_it(
    data: Path, name: str, told: str
) -> None:
    """A whole file that holds something else than the store is found too."""
    (file,) = (data / DIRECTORY).rglob(f"*{SUFFIX}")
    about, held = arrays.read(file)
    changed = {name: array.copy() for name, array in held.items()}
    changed[f"columns.{name}"][1] += 1
    arrays.write(file, about, changed)
    with Library.open(data) as library:
        (problem,) = library.check()
    assert told in problem.what


def test_looking_through_a_store_leaves_files_of_others_alone(data: Path, tmp_path: Path) -> None:
    """Files of another history or of newer articles are not wrong: nobody will use them."""
    with Library.open(tmp_path / "other") as other:
        other.add(BEES)
        other.back_up(tmp_path / "backup")
    restore(tmp_path / "backup", data)
    with Library.open(data) as library:
        assert library.check() == []


def test_looking_through_a_store_passes_by_folders_that_are_no_collections(data: Path) -> None:
    """A copy that somebody put among the folders of index files is looked at by nobody."""
    (file,) = (data / DIRECTORY).rglob(f"*{SUFFIX}")
    shutil.copytree(file.parent, data / DIRECTORY / "old")
    with Library.open(data) as library:
        assert library.check() == []


@pytest.mark.parametrize("damage", [flip, cut, write_over, Path.unlink])
def test_a_damaged_file_is_made_anew(
    data: Path, caplog: pytest.LogCaptureFixture, damage: object
) -> None:
    """The damage is said once, and the second start has whole files again."""
    expected = answers(data)
    assert callable(damage)
    for file in files(data):
        damage(file)
    with caplog.at_level(logging.INFO), Library.open(data, thresholds=ALWAYS) as library:
        library.search(QUESTION)
        library.settle()
        found = [(hit.text, hit.score) for hit in library.search(QUESTION)]
    assert sorted(found) == sorted(expected)
    said = [record.message for record in caplog.records if "index" in record.message]
    assert len([one for one in said if "anew" in one]) == (damage is not Path.unlink)
    caplog.clear()
    assert sorted(answers(data)) == sorted(expected)
    assert not caplog.records


def test_one_of_several_files_may_be_lost(data: Path) -> None:
    """What it held is found again, although other files are whole."""
    with Library.open(data, thresholds=ALWAYS) as library:
        library.add(Article(text="One more ferry sails to the island."))
        library.search(QUESTION)
    assert len(files(data)) > 1
    expected = answers(data)
    files(data)[0].unlink()
    assert sorted(answers(data)) == sorted(expected)


def test_a_lost_file_is_missed_where_as_many_articles_were_removed(tmp_path: Path) -> None:
    """The files hold as many articles as are stored, but not the same ones."""
    data, sails = tmp_path / "data", " ".join(f"Ferry {n} sails to the island." for n in range(40))
    with Library.open(data, thresholds=ALWAYS) as library:
        for added in ([Article(text=sails)], [TUNNEL, BEES]):
            for article in added:
                library.add(article)
            library.search(QUESTION)
            library.settle()
    lost, _ = files(data)
    lost.unlink()
    with Library.open(data) as library:
        library.remove(TUNNEL.id)
    found = answers(data)
    assert len(found) > 1
    assert sorted(found) == sorted(fresh(data))


def test_files_of_another_history_are_not_used(data: Path, tmp_path: Path) -> None:
    """After a restore, keys and generations repeat with another meaning."""
    with Library.open(tmp_path / "other") as other:
        for number in range(9):
            other.add(Article(text=f"The bees of island {number} sleep."))
        other.back_up(tmp_path / "backup")
    before = set(files(data))
    restore(tmp_path / "backup", data)
    found = answers(data)
    assert {text for text, _ in found} == {f"The bees of island {n} sleep." for n in range(9)}
    assert not before & set(files(data))


def test_files_newer_than_the_store_are_not_used(data: Path) -> None:
    """Who puts an older copy of the database in place gets answers from that."""
    with closing(sqlite3.connect(data / FILE)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    older = (data / FILE).read_bytes()
    with Library.open(data) as library:
        library.remove(BEES.id)
        library.add(Article(text="Another ferry sails to the island."))
        library.search(QUESTION)
    for left in data.glob(f"{FILE}*"):
        left.unlink()
    (data / FILE).write_bytes(older)
    found = answers(data)
    assert sorted(found) == sorted(fresh(data))
    with Library.open(data, thresholds=ALWAYS) as library:
        assert [hit.text for hit in library.search("wild bees")] == [BEES.text]


def test_files_of_articles_that_are_gone_go_too(data: Path) -> None:
    """Nothing of a removed article stays once its collection was asked again."""
    with Library.open(data) as library:
        for article in (TUNNEL, BEES, *MORE[:-1]):
            library.remove(article.id)
        library.search(QUESTION)
    (kept,) = files(data)
    assert len(arrays.read(kept).arrays["columns.articles"]) == 1
    assert {text for text, _ in answers(data)} <= set(re.split(r"(?<=\.) ", MORE[-1].text))


def test_a_cleared_collection_leaves_no_files(data: Path) -> None:
    """Who deletes all there is, deletes what was made from it; also when nobody asks again."""
    with Library.open(data) as library:
        library.add(TUNNEL, collection="user:7")
        library.search(QUESTION, collections=["user:7"])
        library.settle()
        assert len(files(data)) == 2
        library.clear("user:7")
    assert len(files(data)) == 1
    with closing(sqlite3.connect(data / FILE)) as other:
        other.execute("UPDATE collections SET size = 0")
        other.commit()
    with Library.open(data) as library:
        library.search(QUESTION, collections=["user:7"])
    assert not files(data)


def test_a_server_that_is_deleted_leaves_no_files(data: Path) -> None:
    """What was made from its articles, and those of its channels, goes with them at once."""
    day = datetime.date(2031, 5, 1)
    with Library.open(data) as library:
        before = files(data)
        names = [collection_of(7), collection_of(7, 11)]
        for name in names:
            library.add(TUNNEL, collection=name)
        library.search(QUESTION, collections=names)
        library.settle()
        assert len(files(data)) == len(before) + 2
        library.servers.left(7, day)
        assert library.servers.sweep(day + datetime.timedelta(days=KEPT_DAYS + 1)) == [7]
        library.settle()
        assert files(data) == before


def test_a_collection_that_was_let_go_answers_as_before(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With room for one collection, each is let go for the next, and its files bring it back."""
    held = WeakSet[CollectionIndex]()

    class Held(CollectionIndex):
        def __init__(self, name: str, files: SegmentFiles | None, upkeep: Upkeep) -> None:
            super().__init__(name, files, upkeep)
            held.add(self)

    monkeypatch.setattr(loaded, "CollectionIndex", Held)
    names = [f"guild:{n}" for n in range(3)]
    with Library.open(data, thresholds=ALWAYS, index_memory=0) as library:
        for n, name in enumerate(names):
            library.add(
                Article(text=f"Ferry {n} sails to the island of {n} bees."), collection=name
            )
        for _ in range(2):
            for n, name in enumerate(names):
                found = texts(library.search(QUESTION, collections=[name]))
                assert found == [f"Ferry {n} sails to the island of {n} bees."]
                library.settle()
                gc.collect()
                assert len(held) == 1
                assert not library.speakers("Nobody", collections=[name])


def test_a_library_in_memory_writes_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a data directory there is none for the index either."""
    monkeypatch.chdir(tmp_path)
    with Library.open(thresholds=ALWAYS) as library:
        library.add(TUNNEL)
        assert texts(library.search("tunnel"))
    assert not list(tmp_path.iterdir())
