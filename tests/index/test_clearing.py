"""What is deleted leaves nothing behind, and takes nothing of anybody else's with it."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from index.memory import collection_index, wordbook
from index.models import PUBLIC, Article, Verdict
from index.servers import KEPT_DAYS, collection_of
from index.store.opening import FILE
from tests.index.articles import ALWAYS, BEES, texts

OWN = "user:1"
DAY = datetime.date(2031, 5, 1)
SECRET = Article(
    title="Quetzal merger", text="Bees hum. The zeppelin was sold, Wilhelmina Ostrander said."
)
SECRETS = ("zeppelin", "quetzal", "ostrand", "wilhelmina")


@pytest.fixture(autouse=True)
def however_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even the smallest index and the fewest words be kept in files."""
    monkeypatch.setattr(collection_index, "WORTH_A_FILE", 1)
    monkeypatch.setattr(wordbook, "WORTH_A_FILE", 1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data directory with an article for all and one of somebody's own, both asked."""
    data = tmp_path / "data"
    with Library.open(data, thresholds=ALWAYS) as library:
        library.add(SECRET, collection=OWN)
        library.add(BEES)
        assert texts(library.search("zeppelin bees", collections=(OWN, PUBLIC)))
    return data


def held(data: Path) -> dict[str, list[str]]:
    """Return the files that hold any of the secret words, each with those."""
    files = [path for path in data.rglob("*") if path.is_file()]
    found = {
        str(path.relative_to(data)): [
            word for word in SECRETS if word.encode() in path.read_bytes().lower()
        ]
        for path in files
    }
    return {name: words for name, words in found.items() if words}


def test_a_reader_holds_nobody_up(data: Path) -> None:
    """While somebody reads what the log still holds, it is left as it is, and writers go on."""
    with Library.open(data, thresholds=ALWAYS) as library, Library.open(data) as other:
        with closing(sqlite3.connect(data / FILE, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT max(key) FROM articles").fetchone() == (2,)
            assert library.clear(OWN) == 1
            library.add(Article(text="Bees hum in the lime trees."))
        other.clear("user:2")
        library.servers.sweep(DAY)
    assert not held(data)


def words_of(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / FILE)) as store:
        return [term for (term,) in store.execute("SELECT term FROM terms") if term[0] != " "]


def test_who_deletes_everything_leaves_no_word_in_any_file(data: Path) -> None:
    """Neither the database with its log nor an index file holds a word that nobody else has."""
    assert len(held(data)) > 1
    with Library.open(data, thresholds=ALWAYS) as library:
        assert library.search("zeppelin", collections=OWN)
        library.clear(OWN)
        library.settle()
        assert held(data) == {}
        assert {"bee", "wild"} <= set(words_of(data))
        assert texts(library.search("bees")) == [BEES.text]
        assert library.check() == []
    assert held(data) == {}


def test_a_server_that_is_deleted_leaves_no_word(data: Path) -> None:
    """The daily look takes the words along, also those of articles that were removed one by one."""
    with Library.open(data, thresholds=ALWAYS) as library:
        library.add(SECRET, collection=collection_of(7))
        library.servers.left(7, DAY)
        library.remove(SECRET.id, collection=OWN)
        later = DAY + datetime.timedelta(days=KEPT_DAYS + 1)
        assert library.servers.sweep(later) == [7]
        library.search("bees", collections=(OWN, PUBLIC))
        library.settle()
        assert held(data) == {}


def test_what_somebody_said_of_an_answer_leaves_no_word(data: Path) -> None:
    """The reason is gone from the database and from its log."""
    with Library.open(data, thresholds=ALWAYS) as library:
        library.clear(OWN)
        said = Verdict(server=7, day=DAY, useful=False, reason="No zeppelin")
        library.feedback.give(5, 1, said)
        assert held(data)
        library.feedback.forget(1)
        assert held(data) == {}


def test_a_forgotten_word_may_be_added_again(data: Path) -> None:
    """It is found by whoever had the library open all the time, and after a restart."""
    with (
        Library.open(data, thresholds=ALWAYS) as first,
        Library.open(data, thresholds=ALWAYS) as two,
    ):
        for one in (first, two):
            assert one.search("zeppelin", collections=OWN)
        first.clear(OWN)
        assert not two.search("zeppelin", collections=OWN)
        two.add(Article(text="A zeppelin flew over the bees."))
        first.add(Article(text="The quetzal saw a zeppelin."))
        for one in (first, two):
            assert len(texts(one.search("zeppelin"))) == 2
            assert len(texts(one.search("quetzal"))) == 1
            assert one.ask("Did the quetzal see bees?").unknown_words == ()
            assert one.ask("Did Wilhelmina see bees?").unknown_words == ("Wilhelmina",)
            assert one.check() == []
    with Library.open(data, thresholds=ALWAYS) as library:
        assert len(texts(library.search("zeppelin"))) == 2
        library.remove(BEES.id)
        library.servers.sweep(DAY)
        assert len(texts(library.search("zeppelin quetzal"))) == 2
        assert library.check() == []


def test_a_word_that_is_added_while_others_are_forgotten_stays(tmp_path: Path) -> None:
    """Who adds what somebody else deletes at that moment finds it again."""
    words = [f"{letter}eppelin" for letter in "bcdfghjklm"]
    with Library.open(tmp_path, thresholds=ALWAYS) as library, Library.open(tmp_path) as other:
        for word in words:
            library.add(Article(text=f"A {word} was sold."), collection=OWN)

        def clear() -> None:
            for _ in words:
                other.clear(OWN)
                other.add(Article(text=f"A {words[0]} was sold to {words[1]}."), collection=OWN)

        clearing = threading.Thread(target=clear)
        clearing.start()
        for word in words:
            library.add(Article(text=f"The {word} flew away."))
            assert texts(library.search(word)) == [f"The {word} flew away."]
        clearing.join()
        other.clear(OWN)
        for one in (library, other):
            for word in words:
                assert texts(one.search(word)) == [f"The {word} flew away."]
            assert one.check() == []
        assert set(words_of(tmp_path)) == {"the", "flew", "away", *words}


def test_nothing_is_read_again_where_nothing_is_forgotten(data: Path) -> None:
    """A day on which nobody deleted anything leaves the word list in its file."""
    with Library.open(data, thresholds=ALWAYS) as library:
        library.search("bees", collections=(OWN, PUBLIC))
        library.settle()
        before = (data / "index" / "words").stat().st_mtime_ns
        library.servers.sweep(DAY)
        library.search("bees", collections=(OWN, PUBLIC))
        library.settle()
        assert (data / "index" / "words").stat().st_mtime_ns == before
