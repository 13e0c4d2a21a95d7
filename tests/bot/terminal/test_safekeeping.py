"""`backup`, `restore` and `check --deep` on the command line."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from index.store import serving
from index.store.opening import FILE
from tests.bot.command_line import run, run_json


def execute(data: Path, statement: str) -> None:
    """Change the store behind Onrecord's back."""
    with closing(sqlite3.connect(data / FILE)) as other:
        other.execute(statement)
        other.commit()


def test_a_backup_comes_back(data: Path, news: Path, tmp_path: Path) -> None:
    """What was backed up is there again after restoring, and what was there meanwhile is kept."""
    run("add", news)
    file = tmp_path / "backup.db"
    made = run("backup", file)
    assert (made.exit_code, made.stdout) == (0, f"backed up 2 articles, 3 sentences to {file}\n")
    run("remove", "Ferry fares will rise", "--yes")
    restored = run("restore", file)
    assert restored.exit_code == 0
    said, kept = restored.stdout.splitlines()
    assert said == f"restored 2 articles, 3 sentences from {file}"
    assert len(run_json("list")) == 2
    assert run("restore", kept.rpartition(" ")[2]).exit_code == 0
    assert len(run_json("list")) == 1


def test_json_says_the_same(data: Path, news: Path, tmp_path: Path) -> None:
    """With `--json`, `backup` and `restore` print a record."""
    run("add", news)
    file = tmp_path / "backup.db"
    counts = {"file": str(file), "articles": 2, "sentences": 3}
    assert run_json("backup", file) == counts
    restored = run_json("restore", file)
    assert Path(restored.pop("kept")).parent == data
    assert restored == counts | {"bot": None}


def test_the_bot_that_answers_from_a_backup_is_told(data: Path, news: Path, tmp_path: Path) -> None:
    """With its process id; where that cannot be known, with no number at all."""
    run("add", news)
    run("backup", tmp_path / "backup.db")
    said = "The bot that runs as process %s answers from the restored articles now."
    with serving.claimed(data):
        assert run("restore", tmp_path / "backup.db").stdout.splitlines()[-1] == said % os.getpid()
        (data / "bot.pid").write_text("")
        assert run("restore", tmp_path / "backup.db").stdout.splitlines()[-1] == said % "unknown"


def test_a_backup_replaces_nothing_unless_forced(data: Path, news: Path, tmp_path: Path) -> None:
    """Where a file is already, exit code 3 and a line that names the option."""
    run("add", news)
    file = tmp_path / "backup.db"
    file.touch()
    refused = run("backup", file)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert "--force" in refused.stderr
    assert file.stat().st_size == 0
    assert run("backup", file, "--force").exit_code == 0


def test_without_articles_there_is_nothing_to_back_up(data: Path, tmp_path: Path) -> None:
    """An empty data folder gives no empty backup, and is not made."""
    refused = run("backup", tmp_path / "backup.db")
    assert refused.exit_code == 3
    assert str(data) in refused.stderr
    assert not data.exists()
    assert not (tmp_path / "backup.db").exists()


def test_a_file_in_place_of_the_data_folder_is_told(data: Path, tmp_path: Path) -> None:
    """It is not only that nothing is stored there."""
    data.touch()
    refused = run("backup", tmp_path / "backup.db")
    assert refused.exit_code == 3
    assert f"{data} is a file" in refused.stderr


def test_what_is_no_backup_is_not_restored(data: Path, news: Path, tmp_path: Path) -> None:
    """A file that is no backup ends in 3 with its name, and what is stored stays."""
    run("add", news)
    refused = run("restore", news / "ferry.md")
    assert refused.exit_code == 3
    assert "ferry.md is not a backup" in refused.stderr
    assert len(run_json("list")) == 2


def test_a_file_that_is_not_there_makes_no_data_folder(data: Path, tmp_path: Path) -> None:
    """A mistyped name ends in 3, and nothing is made."""
    assert run("restore", tmp_path / "nofile.db").exit_code == 3
    assert not data.exists()


def test_a_sound_store_passes(data: Path, news: Path) -> None:
    """Looking through a store in order finds nothing, and says how much it looked at."""
    run("add", news)
    checked = run("check", "--deep")
    assert checked.exit_code == 0
    assert "2 articles looked through: nothing is wrong." in checked.stdout
    assert run_json("check", "--deep")["problems"] == []
    assert "problems" not in run_json("check")


def test_a_forged_article_is_found(data: Path, news: Path) -> None:
    """A breach ends in 3, and is told with the article's id and the remedy, which works."""
    run("add", news)
    execute(data, "UPDATE articles SET text = replace(text, 'nine', 'ten')")
    checked = run("check", "--deep", "--json")
    assert checked.exit_code == 3
    problems = json.loads(checked.stdout)["problems"]
    [id_] = {problem["article"] for problem in problems}
    assert "not the one that was added" in problems[0]["what"]
    shown = run("check", "--deep")
    assert id_ in shown.stdout
    assert "Remove the article, then add it again." in shown.stdout
    run("remove", id_, "--yes")
    run("add", news)
    assert run("check", "--deep").exit_code == 0
