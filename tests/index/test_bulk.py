"""Many articles at once, analysed by several processes."""

from __future__ import annotations

import json
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index import bulk
from index.errors import PipelineError, SourceError
from index.intake import Analysed
from index.language.analysis import Analyser
from index.library import Library
from index.models import Article, Change
from index.store.opening import FILE, open_store
from tests.index.articles import ALWAYS
from tests.index.faulty import Faulty, cursed, start_faulty

ROOT = Path(__file__).parents[2]
INTERRUPTED = 130


def articles(count: int) -> list[Article]:
    """Return so many short articles."""
    said = "“The road is closed,” said Ann Price, the mayor. It opens again on day {}."
    return [Article(text=said.format(number)) for number in range(count)]


def test_several_processes_do_what_one_does(tmp_path: Path) -> None:
    """Articles come back in order, each once, with the passages that one process makes."""
    many = articles(bulk.FEW + 60)
    with Library.open(tmp_path / "one") as one, Library.open(tmp_path / "two") as two:
        assert list(one.add_many(many)) == [(article, Change.ADDED) for article in many]
        assert list(two.add_many(many, workers=2)) == [(each, Change.ADDED) for each in many]
        for article in many[-3:]:
            assert two.article(article.id) == one.article(article.id)
        again = [*many, *many[:5], Article(text="Nobody said the bridge was closed.")]
        changes = [change for _, change in two.add_many(again, workers=2)]
        assert changes == [Change.UNCHANGED] * (len(many) + 5) + [Change.ADDED]


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    """A small import needs no other process."""

    def refuse(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    assert len(list(library.add_many(articles(bulk.FEW), workers=4))) == bulk.FEW


def test_processes_that_die_lose_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another process does not bring back is analysed in this one."""
    monkeypatch.setattr(bulk, "_start", os.abort)  # it takes no argument, so each process fails
    many = articles(bulk.FEW + 20)
    found = list(bulk.analysed(many, Analyser(), lambda _: False, 2))
    assert [article for article, _ in found] == many
    assert all(isinstance(new, Analysed) and len(new.passages) == 2 for _, new in found)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_article_ends_no_import(monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    """What cannot be analysed is told and left out; all others are stored, in their order."""
    monkeypatch.setattr(bulk, "_start", start_faulty)
    many, first, last = articles(bulk.FEW + 20), cursed("First"), cursed("Last")
    given = [many[0], first, *many[1:], last, articles(bulk.FEW + 21)[-1]]
    skipped: list[SourceError] = []
    with Library(open_store(None), Faulty(), ALWAYS) as library:
        done = library.add_many(given, workers=workers, skipped=skipped.append)
        assert [article for article, _ in done] == [one for one in given if one.title == ""]
        assert [(error.where, error.reason) for error in skipped] == [
            (name, "it could not be analysed (ValueError: no such sentence); please report this")
            for name in ("First", "Last")
        ]
        with pytest.raises(SourceError, match="First: it could not be analysed"):
            library.add(first)


def test_an_error_passes_between_processes() -> None:
    """Why an article cannot be read says the same in the process that is told of it."""
    error = pickle.loads(pickle.dumps(SourceError("tunnel.md", "is empty")))
    assert (error.where, error.reason, str(error)) == (
        "tunnel.md",
        "is empty",
        "tunnel.md: is empty",
    )


def test_a_skipped_article_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Who gives no callback finds in the log what was left out."""
    with Library(open_store(None), Faulty(), ALWAYS) as library:
        assert not list(library.add_many([cursed("First")]))
    assert "Skipped First: it could not be analysed" in caplog.text


def test_what_fails_for_every_article_ends_an_import() -> None:
    """A pipeline that is not there is said once, not for each article."""
    with (
        Library(open_store(None), Analyser("no_such_pipeline"), ALWAYS) as library,
        pytest.raises(PipelineError),
    ):
        list(library.add_many(articles(2)))


def test_an_interrupted_import_holds_what_it_reported(tmp_path: Path) -> None:
    """After Ctrl-C the articles counted are stored and no others; adding again does the rest."""
    file, count = tmp_path / "many.jsonl", 3000
    lines = (json.dumps({"text": article.text}) for article in articles(count))
    file.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "bot", "add", str(file), "--workers", "2", "--json"]
    command += ["--data", str(tmp_path / "data")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        while stored(tmp_path / "data") <= bulk.FEW + 20:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate()
    assert process.returncode == INTERRUPTED
    added = json.loads(output)["added"]
    assert bulk.FEW < added == stored(tmp_path / "data") < count


def stored(data: Path) -> int:
    """Return how many articles the store in the folder `data` holds."""
    if not (data / FILE).exists():
        return 0
    try:
        with closing(sqlite3.connect(data / FILE)) as connection:
            return int(connection.execute("select count(*) from articles").fetchone()[0])
    except sqlite3.OperationalError:  # the table is being made
        return 0
