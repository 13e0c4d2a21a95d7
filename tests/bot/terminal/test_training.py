"""`train-attribution`: weights fitted on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bot.codes import Code
from index.language.model import FILE, load, save
from tests.bot.command_line import run, run_json
from tests.index.language.weights import NOBODY

ANNOTATED = Path(__file__).parents[2] / "index" / "language" / "data" / "annotated"


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """Return a folder with eight annotated articles."""
    folder = tmp_path / "annotated"
    folder.mkdir()
    lines = (ANNOTATED / "articles.jsonl").read_text(encoding="utf-8").split("\n")
    (folder / "some.jsonl").write_text("\n".join(lines[:8]), encoding="utf-8")
    return folder


def test_weights_go_to_the_data_folder_and_are_used(
    data: Path, annotated: Path, news: Path
) -> None:
    """The fitted file stands in the data folder, and what is stored then opens with it."""
    assert run("add", news).exit_code == 0
    trained = run("train-attribution", annotated)
    assert trained.exit_code == 0
    assert "8 articles" in trained.stdout
    assert load(data / FILE).sentence
    assert run("quotes").exit_code == 0


def test_bad_lines_are_skipped_and_told(data: Path, annotated: Path, tmp_path: Path) -> None:
    """Each line that is no annotated article is named on standard error; the rest is learned."""
    (annotated / "bad.jsonl").write_text('{"text": 3}\n[]\n', encoding="utf-8")
    out = tmp_path / "mine.json"
    trained = run("train-attribution", annotated, "--out", out)
    assert trained.exit_code == 0
    assert trained.stderr.count("skipped ") == 2
    assert "bad.jsonl, line 2" in trained.stderr
    assert not data.exists()
    found = run_json("train-attribution", annotated, "--out", out)
    assert (found["articles"], found["version"]) == (8, load(out).version)
    assert len(found["skipped"]) == 2


def test_what_cannot_be_learned_from_leaves_the_weights_alone(data: Path, tmp_path: Path) -> None:
    """An empty folder, or too few articles, is one line and exit code 3; nothing is written."""
    save(NOBODY, data / FILE)
    before = (data / FILE).read_bytes()
    folder = tmp_path / "empty"
    folder.mkdir()
    for content in (None, json.dumps({"text": "It rained.", "sentences": []}), '{"text": 3}'):
        if content:
            (folder / "one.jsonl").write_text(content, encoding="utf-8")
        refused = run("train-attribution", folder)
        assert refused.exit_code == Code.FAILED
        assert len(refused.stderr.splitlines()) == 1
    assert "one.jsonl, line 1 is no annotated article" in refused.stderr
    assert (data / FILE).read_bytes() == before


def test_without_scikit_learn_the_line_that_installs_it_is_told(
    data: Path, annotated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "sklearn", None)
    refused = run("train-attribution", annotated)
    assert refused.exit_code == Code.FAILED
    assert "pip install -e '.[train]'" in refused.stderr
    assert "pip install -e '.[train]'" in run("train-attribution", "--help").stdout


def test_a_folder_that_is_missing_is_named_once(data: Path, tmp_path: Path) -> None:
    """The line says which folder it was and why, without Python's own words for it."""
    refused = run("train-attribution", tmp_path / "nowhere")
    assert refused.exit_code == Code.FAILED
    assert f"{tmp_path / 'nowhere'} cannot be read: No such file or directory." in refused.stderr
    assert "Name a .jsonl file" in refused.stderr


def test_damaged_weights_are_one_line(data: Path, news: Path) -> None:
    """A command that needs them names the file; `check` does so among its report."""
    data.mkdir()
    (data / FILE).write_text("{", encoding="utf-8")
    for command in (("add", news), ("ask", "fares?", "--articles", news), ("check",)):
        shown = run(*command)
        assert shown.exit_code == Code.FAILED
        assert FILE in shown.stdout + shown.stderr
        assert "Traceback" not in shown.stdout + shown.stderr
