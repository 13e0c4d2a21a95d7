from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.serving.deliveries import KEY
from bot.terminal.corpus import SAMPLES
from config.settings import Settings
from index.library import Library
from index.store.opening import FILE
from tests.bot.command_line import run, run_json
from tests.bot.press import TAX
from tests.index.permissions import unprivileged

TOKEN = "MTA4NzY1NDMyMTA5ODc2NTQz.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789ABCD"


def test_every_setting_is_shown_with_its_source(data: Path, tmp_path: Path) -> None:
    """Each setting has a line with its value and where that came from."""
    toml = tmp_path / "my.toml"
    toml.write_text('log_level = "debug"')
    lines = [line.split() for line in run("check", "--config", toml).stdout.splitlines()]
    for name in Settings.model_fields:
        assert any(line[:1] == [name] for line in lines)
    assert ["log_level", str(toml), "debug"] in lines
    assert ["data", "environment", str(data)] in lines
    assert ["close_threshold", "default", "0.1"] in lines


def test_the_token_is_not_shown(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a token nothing is missing, and no output has the token."""
    assert run_json("check")["ready"] is False
    monkeypatch.setenv("ONRECORD_TOKEN", TOKEN)
    record = run_json("check")
    assert record["ready"] is True
    assert record["missing"] == []
    assert TOKEN not in json.dumps(record) + run("check").stdout


def test_without_a_token_check_says_where_to_get_one(data: Path) -> None:
    """A missing token is no broken configuration: it is missing only to go live."""
    checked = run("check")
    assert checked.exit_code == 0
    assert "ONRECORD_TOKEN_FILE" in checked.stdout


@pytest.mark.parametrize(
    "token",
    ["wrong", TOKEN.partition(".")[0], TOKEN.rpartition(".")[0], f"{TOKEN.partition('.')[0]}.."],
)
def test_a_token_that_is_none_is_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    """What names no bot, or is a part of a token, is no token; the exit code says so."""
    monkeypatch.setenv("ONRECORD_TOKEN", token)
    checked = run("check")
    assert checked.exit_code == 78
    assert "The token names no bot" in checked.stdout
    assert "Nothing is missing" not in checked.stdout
    assert token not in checked.stdout
    assert run_json("check")["ready"] is False


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_token_in_quotation_marks_is_told(
    data: Path, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    """They come along from files that other programs read without them."""
    monkeypatch.setenv("ONRECORD_TOKEN", f"{mark}{TOKEN}{mark}")
    checked, invited = run("check"), run("check", "--invite")
    assert checked.exit_code == invited.exit_code == 78
    assert "The token has quotation marks around it" in checked.stdout
    assert "Nothing else is missing" not in checked.stdout
    assert "The token has quotation marks around it" in invited.stderr
    monkeypatch.setenv("ONRECORD_TOKEN", f"{mark}wrong{mark}")
    assert "The token names no bot" in run("check").stdout


def test_a_bot_without_articles_is_told(
    stored: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may start, but has nothing to answer from; what a server has added counts."""
    monkeypatch.setenv("ONRECORD_TOKEN", TOKEN)
    assert "No article is stored" not in run("check").stdout
    with Library.open(stored) as library:
        library.remove(TAX.id)
    checked = run("check")
    assert checked.exit_code == 0
    assert "No article is stored yet: `python -m bot add PATHS`" in checked.stdout
    assert "Nothing else is missing: `python -m bot run` starts the bot." in checked.stdout
    with Library.open(stored) as library:
        library.add(TAX, collection="guild:7")
    assert "No article is stored" not in run("check").stdout


@pytest.mark.parametrize("deep", [[], ["--deep"]])
def test_check_makes_nothing(data: Path, deep: list[str]) -> None:
    """A data folder that was mistyped is not there, and stays so."""
    checked = run("check", *deep)
    assert checked.exit_code == 0
    assert f"{data}: not there yet; `add` and `run` make it" in checked.stdout
    assert run_json("check")["store"]["made"] is False
    assert not data.exists()


def test_check_makes_no_store_in_a_folder(data: Path) -> None:
    """A folder without a store stays without one."""
    data.mkdir()
    assert f"{data}: no store yet; `add` and `run` make one" in run("check").stdout
    assert not list(data.iterdir())


def test_a_store_that_can_only_be_read_is_told(
    open_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot answers from it, which is no fault; that nothing can be added is said."""
    monkeypatch.setenv("ONRECORD_DATA", str(open_path))
    with Library.open(open_path) as library:
        library.add(TAX)
    assert "cannot be written" not in run("check").stdout
    (open_path / FILE).chmod(0o444)
    open_path.chmod(0o555)
    with unprivileged():
        checked, store = run("check"), run_json("check")["store"]
    assert checked.exit_code == 0
    assert f"{open_path / FILE} cannot be written" in checked.stdout
    assert (store["articles"], store["writable"], store["fault"]) == (1, False, None)


def test_a_folder_that_can_get_no_store_is_a_fault(
    open_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the bot nor `add` could start there, and both say so in these words."""
    monkeypatch.setenv("ONRECORD_DATA", str(open_path))
    open_path.chmod(0o555)
    with unprivileged():
        checked, added = run("check"), run("add", SAMPLES)
    assert checked.exit_code == added.exit_code == 3
    assert f"{open_path} cannot be the data directory: " in checked.stdout
    assert added.stderr.strip() in checked.stdout


def test_the_store_is_counted(data: Path, news: Path) -> None:
    """`check` opens the store and counts what is in it."""
    run("add", news)
    store = run_json("check")["store"]
    counts = {"articles": 2, "sentences": 3}
    assert store == {"data": str(data), "made": True, "writable": True, **counts, "fault": None}


def test_how_answers_were_delivered_is_counted(data: Path) -> None:
    """What a bot counted is added up and shown; where nothing was, nothing is."""
    assert "Answers in Discord" not in run("check").stdout
    with Library.open(data) as library:
        for delivered in ({"in_time": 1_500, "late": 2}, {"in_time": 1, "lost": 1}):
            library.add_counts(KEY, delivered)
    assert "1,501 answers in time, 2 late, 1 lost" in run("check").stdout
    assert run_json("check")["answers"] == {"in_time": 1501, "late": 2, "lost": 1}


def test_a_store_that_cannot_be_used_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings are shown although the store is damaged, which must be mended to go live."""
    monkeypatch.setenv("ONRECORD_TOKEN", TOKEN)
    data.mkdir()
    (data / FILE).write_bytes(b"no database at all" * 100)
    checked = run("check")
    assert checked.exit_code == 3
    assert "close_threshold" in checked.stdout
    assert checked.stdout.endswith(
        "To go live\n  The store cannot be used: first put right what is said about it above.\n"
    )
    assert run_json("check")["store"]["fault"]


def test_broken_settings_are_problems_in_json(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--json` the problems are a list, and the exit code is that of configuration."""
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "loud")
    checked = run("check", "--json")
    assert checked.exit_code == 78
    [problem] = json.loads(checked.stdout)["problems"]
    assert problem["name"] == "ONRECORD_LOG_LEVEL"


def test_a_pipeline_that_is_not_installed_is_missing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spaCy pipeline that the settings name must be there before going live.

    A bot starts without it, and only adding fails, unless stored articles are to be analysed by it.
    """
    monkeypatch.setenv("ONRECORD_PIPELINE", "xx_no_such_pipeline")
    checked = run("check", "--json")
    missing = json.loads(checked.stdout)["missing"]
    assert any("xx_no_such_pipeline" in one for one in missing)
    assert checked.exit_code == 0
    monkeypatch.delenv("ONRECORD_PIPELINE")
    with Library.open(data) as library:
        library.add(TAX)
    monkeypatch.setenv("ONRECORD_PIPELINE", "xx_no_such_pipeline")
    checked = run("check")
    assert checked.exit_code == 3
    assert "xx_no_such_pipeline" in checked.stdout.partition("To go live")[2]
    assert "first mend" not in checked.stdout
