from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from bot.cli import app
from bot.codes import Code
from index.store.opening import FILE
from tests.bot.command_line import run, run_json

_group = typer.main.get_command(app)
assert isinstance(_group, TyperGroup)
COMMANDS = _group.commands


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(name: str) -> None:
    """`--help` says what a command does, explains each of its options, and gives an example."""
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert f"Example: python -m bot {name}" in shown.stdout
    explained = [getattr(parameter, "help", None) for parameter in COMMANDS[name].params]
    assert all(explained)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"run", "export"}))
def test_each_command_that_shows_something_has_json(name: str) -> None:
    """Where a person gets a table, a program gets JSON."""
    assert "--json" in [option for one in COMMANDS[name].params for option in one.opts]


def test_version() -> None:
    """`--version` names the program."""
    assert run("--version").stdout.startswith("onrecord")


def test_no_command_is_wrong_usage() -> None:
    """Without a command there is the help, and exit code 2."""
    shown = run()
    assert shown.exit_code == 2
    assert "Exit codes" in shown.stdout + shown.stderr


@pytest.mark.parametrize("command", ["list", "export", "show x", "ask x", "quotes"])
def test_a_file_is_no_data_folder(news: Path, command: str) -> None:
    """A file named as the folder of articles is refused, not taken for an empty one."""
    refused = run(*command.split(), "--data", news / "ferry.md")
    assert refused.exit_code == Code.FAILED
    assert "ferry.md is a file" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ask",), 2),
        (("ask", "x", "-n", "0"), 2),
        (("quotes", "-n", "99999999999999999999"), 2),
        (("ask", "x", "--articles", "news/ferry.md", "typo.md"), 2),
        (("ask", "x", "--articles", "typo.md"), 3),
        (("ask", "x", "--article", "ffff"), 3),
        (("show", "ffff"), 3),
        (("remove", "ffff", "--yes"), 3),
        (("add", "typo.md"), 3),
        (("list", "--config", "typo.toml"), 78),
        (("check", "--invite", "--deep"), 2),
    ],
)
def test_mistakes_end_in_their_exit_code(
    data: Path, news: Path, arguments: tuple[str, ...], code: int
) -> None:
    """A mistake has its documented exit code and says what is wrong on standard error."""
    failed = run(*arguments)
    assert failed.exit_code == code
    assert isinstance(failed.exception, SystemExit)
    assert failed.stderr or arguments[0] == "add"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", "what", "is", "it"), "more than it takes: is it. Put several words in quotation"),
        (("ask", "x", "--articles", "news/ferry.md", "typo.md"), "typo.md. What stands after"),
        (("quotes", "Dana\x1b[2J"), "more than it takes: Dana[2J. Put"),
    ],
)
def test_words_too_many_are_told_with_what_to_do(
    data: Path, news: Path, arguments: tuple[str, ...], told: str
) -> None:
    """Who forgot the quotation marks is reminded of them."""
    refused = run(*arguments)
    assert refused.exit_code == Code.USAGE
    assert told in " ".join(refused.stderr.replace("│", " ").split())


def test_wrong_settings_are_all_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command that reads settings ends in 78 with all that is wrong with them."""
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "loud")
    monkeypatch.setenv("ONRECORD_TOKNE", "secret")
    failed = run("list")
    assert failed.exit_code == 78
    assert "ONRECORD_LOG_LEVEL" in failed.stderr
    assert "ONRECORD_TOKEN" in failed.stderr
    assert "secret" not in failed.stderr


@pytest.mark.parametrize("name", ["ask", "list", "show", "remove", "export", "add", "check"])
def test_a_damaged_store_is_one_line(data: Path, news: Path, name: str) -> None:
    """A store that is not a database ends every command in exit code 3 and a line."""
    data.mkdir()
    (data / FILE).write_bytes(b"this is no database, whatever its name says" * 50)
    arguments = {"ask": ["x"], "show": ["f"], "remove": ["f"], "add": [str(news)]}
    failed = run(name, *arguments.get(name, []))
    assert failed.exit_code == 3
    assert isinstance(failed.exception, SystemExit)
    assert FILE in failed.stdout + failed.stderr


def test_articles_cannot_move_the_cursor(data: Path, tmp_path: Path) -> None:
    """What an article says reaches a terminal without control characters, and JSON untouched."""
    evil = tmp_path / "evil.jsonl"
    text = "The \x1b[31mferry\x07 sank\x9b2J at dawn, the \u202eharbour master said."
    article = {"text": text, "title": "Evil \x1b]0;title\x07", "publisher": "P\x1b[2J"}
    evil.write_text(json.dumps(article), encoding="utf-8")
    outputs = [
        run("ask", "Where was the harbour master at dawn?", "--articles", evil).stdout,
        run("ask", "dawn harbour master", "--articles", evil, "--explain").stdout,
        run("list", "--articles", evil).stdout,
        run("show", run_json("list", "--articles", evil)[0]["id"], "--articles", evil).stdout,
    ]
    for output in outputs:
        assert "Evil" in output
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(output)
    stored = run_json("show", run_json("list", "--articles", evil)[0]["id"], "--articles", evil)
    assert stored["text"] == text
