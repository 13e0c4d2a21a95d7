"""Nothing that was reported is lost, and nothing is half there, however a program ends."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.library import Library
from index.models import Article
from index.store.opening import FILE

# Adds articles of three sentences, changes every second one and removes every third, and says
# what is done once it is: "added ID", "updated ID", "removed ID".
_WRITER = """
import sys
from index.library import Library
from index.models import Article

with Library.open(sys.argv[1]) as library:
    for number in range(int(sys.argv[2]), 10**9):
        url = f"https://example.org/{number}"
        for version in range(1 + (number % 2 == 0)):
            text = f"Number {number}. Version {version}. End of {number}."
            article = Article(url=url, text=text)
            ((_, change),) = library.add_many([article])
            print(change, article.id, flush=True)
        if number % 3 == 0:
            print("removed", library.remove(article.id).id, flush=True)
"""


def interrupted(directory: Path, first: int, after: float, number: int) -> list[list[str]]:
    """Run the writer, send it a signal after some seconds, and return what it reported."""
    command = [sys.executable, "-c", _WRITER, str(directory), str(first)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as writer:
        assert writer.stdout is not None
        first_line = writer.stdout.readline()
        time.sleep(after)
        writer.send_signal(number)
        rest, _ = writer.communicate()
    lines = (first_line + rest).splitlines(keepends=True)
    return [line.split() for line in lines if line.endswith("\n")]


def versions(directory: Path) -> dict[str, list[str]]:
    """Return the sentences of every article, after checking that the store is whole."""
    raw = sqlite3.connect(directory / FILE)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    with Library.open(directory) as library:
        assert library.check() == []
        articles = [library.article(card.id) for card in library.articles()]
    return {one.card.id: [passage.text for passage in one.passages] for one in articles}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_writer_loses_nothing_that_it_reported(tmp_path: Path, number: int) -> None:
    """After each kill all that was reported holds, and whatever else is there is whole."""
    expected: dict[str, str] = {}
    moments = random.Random(number)
    for cycle in range(4):
        done = interrupted(tmp_path, cycle * 100_000, moments.uniform(0, 0.2), number)
        assert done
        expected.update({article: what for what, article in done})
        there = versions(tmp_path)
        for article, sentences in there.items():
            assert len(sentences) == 3, article
        in_doubt = done[-1][1]  # the next step on the last article may be durable, but unsaid
        for article, what in expected.items():
            if article != in_doubt:
                assert (article in there) == (what != "removed")
            if article in there and what == "updated":
                assert "Version 1." in there[article]
        unsaid = there.keys() - expected.keys()
        assert len(unsaid) <= 1
        expected.update(dict.fromkeys(unsaid, "added"))
        if in_doubt not in there:
            expected[in_doubt] = "removed"


def test_an_index_after_a_kill_answers_from_what_is_there(tmp_path: Path) -> None:
    """The search indexes are made from the store, so they cannot differ from it."""
    done = interrupted(tmp_path, 0, 0.1, signal.SIGKILL)
    there = versions(tmp_path)
    with Library.open(tmp_path) as library:
        hits = library.search("Which number ends the version?", n=1000)
        assert {hit.article.id for hit in hits} == set(there)
        library.add(Article(text="A zeppelin came."))
        assert library.search("zeppelin")[0].text == "A zeppelin came."
    assert done
