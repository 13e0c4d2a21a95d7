from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.language.analysis import Analyser
from index.library import Library
from index.models import (
    Article,
    Passage,
)
from index.safekeeping import renewal
from index.store.opening import FILE
from tests.index.articles import ALWAYS, BEES, TUNNEL, changed, texts
from tests.index.faulty import Faulty, cursed


def test_two_libraries_share_a_directory(tmp_path: Path) -> None:
    """What one adds, changes or removes the other finds, lists and forgets at once."""
    with (
        Library.open(tmp_path, thresholds=ALWAYS) as one,
        Library.open(tmp_path, thresholds=ALWAYS) as other,
    ):
        one.add(TUNNEL)
        assert texts(other.search("tunnel cost")) == texts(one.search("tunnel cost"))
        other.add(BEES)
        one.add(changed(TUNNEL, text="The tunnel will be free of charge."))
        assert texts(other.search("tunnel"))[0] == "The tunnel will be free of charge."
        other.remove(TUNNEL.id)
        assert texts(one.search("tunnel")) == []
        assert texts(one.search("bees")) == texts(other.search("bees")) == [BEES.text]


def test_a_library_stays_as_it_is_when_opened_again(tmp_path: Path) -> None:
    """Articles, answers and values are the same after a restart."""
    with Library.open(tmp_path) as library:
        library.add(TUNNEL)
        library.add(BEES)
        library.set_value("k", "v")
        before = library.ask("What will the tunnel cost?")
    with Library.open(str(tmp_path)) as library:
        assert library.ask("What will the tunnel cost?") == before
        assert (library.get_value("k"), library.get_value("other")) == ("v", None)
        library.set_value("k", "w")
        assert library.get_value("k") == "w"


@pytest.mark.parametrize(
    ("name", "changed"), [("RULES", renewal.RULES + 1), ("stemmer_version", lambda: "99.0")]
)
def test_articles_are_analysed_again_when_the_rules_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, changed: object
) -> None:
    """What older rules or another stemmer made of texts is made anew before the first question."""
    with Library.open(tmp_path, thresholds=ALWAYS) as library:
        library.add(TUNNEL)
        library.add(BEES, collection="user:1")
    old = sqlite3.connect(tmp_path / FILE)
    old.execute("DELETE FROM passages WHERE sentence = 1")
    old.commit()
    old.close()
    monkeypatch.setattr(renewal, name, changed)
    with Library.open(tmp_path, thresholds=ALWAYS) as library:
        assert len(library.article(TUNNEL.id).passages) == 2
        assert texts(library.search("tunnel cost"))
        assert texts(library.search("bees", collections=["user:1"])) == [BEES.text]
        keys = [hit.article for hit in library.search("tunnel")]
    with Library.open(tmp_path, thresholds=ALWAYS) as library:
        assert [hit.article for hit in library.search("tunnel")] == keys


def test_an_article_that_can_no_longer_be_analysed_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """New rules that fail on one article neither keep the library shut nor lose the article."""
    old, fine = cursed("Old"), TUNNEL
    with Library.open(tmp_path) as library:
        before = [library.add(one) and library.article(one.id) for one in (old, fine)]
    monkeypatch.setattr(renewal, "RULES", renewal.RULES + 1)
    monkeypatch.setattr("index.library.Analyser", Faulty)
    with Library.open(tmp_path) as library:
        assert [library.article(one.id) for one in (old, fine)] == before
    assert "Old: it could not be analysed" in caplog.text


PLACES = ["first", "second", "third", "last"]
ADDED = [Article(text=f"This is the {place}.") for place in PLACES]


class Interrupted(Analyser):
    """Analyse as ever, until Ctrl-C is pressed at the text with the word "third"."""

    def passages(self, text: str) -> tuple[Passage, ...]:
        """Return the passages of `text`, or raise `KeyboardInterrupt`."""
        if "third" in text:
            raise KeyboardInterrupt
        return super().passages(text)


def fill(directory: Path) -> None:
    with Library.open(directory) as library:
        for article in ADDED:
            library.add(article)


def interrupt(directory: Path, monkeypatch: pytest.MonkeyPatch, rules: int) -> None:
    """Open a library, whose articles are analysed again by those rules until Ctrl-C is pressed."""
    monkeypatch.setattr(renewal, "RULES", rules)
    with monkeypatch.context() as patched:
        patched.setattr("index.library.Analyser", Interrupted)
        with pytest.raises(KeyboardInterrupt):
            Library.open(directory)


@pytest.mark.parametrize("rules", [[1, 1], [1, 2], [1, 2, 2], [1, 2, 3], [1, 1, 2, 1]])
def test_interrupted_analysis_keeps_the_order_of_adding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: list[int]
) -> None:
    """However often it is interrupted, and by whatever rules it goes on, the order stays."""
    fill(tmp_path)
    *interrupted, last = [renewal.RULES + number for number in rules]
    for number in interrupted:
        interrupt(tmp_path, monkeypatch, number)
    monkeypatch.setattr(renewal, "RULES", last)
    with Library.open(tmp_path) as library:
        assert list(library.export()) == ADDED
        assert library.check() == []


@pytest.mark.parametrize(
    ("rules", "again"), [(1, ["third", "last"]), (2, ["third", "last", *PLACES])]
)
def test_interrupted_analysis_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: int, again: list[str]
) -> None:
    """What is done is not done again, unless the rules have changed once more."""
    fill(tmp_path)
    interrupt(tmp_path, monkeypatch, renewal.RULES + 1)
    monkeypatch.setattr(renewal, "RULES", renewal.RULES - 1 + rules)
    seen: list[str] = []

    class Seeing(Analyser):
        def passages(self, text: str) -> tuple[Passage, ...]:
            seen.append(text.removeprefix("This is the ").removesuffix("."))
            return super().passages(text)

    monkeypatch.setattr("index.library.Analyser", Seeing)
    for _ in range(2):
        Library.open(tmp_path).close()
        assert seen == again


def change(library: Library, number: int) -> None:
    """Add, change and remove one article, over and over."""
    for turn in range(15):
        text = f"Tunnel {turn} costs {turn} euros. So."
        article = Article(url=f"https://example.org/{number}", text=text)
        library.add(article)
        if turn % 3 == 2:
            library.remove(article.id)


def ask(library: Library, done: threading.Event) -> set[str]:
    """Ask until `done`; return every text that was shown."""
    shown: set[str] = set()
    while not done.is_set():
        shown.update(texts(library.search("What do the tunnels cost in euros?")))
    return shown


@pytest.mark.parametrize("in_memory", [True, False])
def test_questions_and_changes_may_come_at_the_same_time(
    tmp_path: Path, *, in_memory: bool
) -> None:
    """Threads that ask while others add, change and remove get whole sentences and no errors."""
    done = threading.Event()
    sentences = {f"Tunnel {turn} costs {turn} euros." for turn in range(15)} | {"So."}
    with (
        Library.open(None if in_memory else tmp_path, thresholds=ALWAYS) as library,
        ThreadPoolExecutor() as threads,
    ):
        asking = [threads.submit(ask, library, done) for _ in range(2)]
        changing = [threads.submit(change, library, number) for number in range(3)]
        try:
            for future in changing:
                future.result()
        finally:
            done.set()
        for asked in asking:
            assert asked.result() <= sentences
        assert library.articles() == []
        assert texts(library.search("tunnel")) == []
