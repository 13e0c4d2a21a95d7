"""What is remembered of a store goes with its history, not with its numbers alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from index.library import Article, Library
from index.store.opening import FILE
from tests.index.articles import ALWAYS, texts

ZITHER = Article(text="A zither was found in the attic.")
GONG = Article(text="The gong of Lund is cracked.")
PLUM = Article(text="Plums were cheap that year.")


def overwrite(target: Path, source: Path) -> None:
    """Put the rows of one store in the place of another's, under the hands of who has it open."""
    with (
        closing(sqlite3.connect(source / FILE)) as origin,
        closing(sqlite3.connect(target / FILE)) as goal,
    ):
        origin.backup(goal)


def test_an_open_library_sees_that_its_store_became_another_one(tmp_path: Path) -> None:
    """The same generations, keys and term ids of another history are not taken for known ones."""
    with Library.open(tmp_path / "other", thresholds=ALWAYS) as other:
        other.add(GONG)
    with Library.open(tmp_path / "mine", thresholds=ALWAYS) as mine:
        mine.add(ZITHER)
        assert texts(mine.ask("zither")) == [ZITHER.text]
        overwrite(tmp_path / "mine", tmp_path / "other")
        assert texts(mine.ask("zither")) == []
        assert texts(mine.ask("gong")) == [GONG.text]
        mine.add(PLUM)
        assert texts(mine.ask("plums")) == [PLUM.text]
    with Library.open(tmp_path / "mine", thresholds=ALWAYS) as again:
        assert texts(again.ask("plums")) == [PLUM.text]
