from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from bot.codes import Code
from index.store.opening import FILE
from tests.bot.command_line import process_environment, run_process
from tests.bot.terminal.test_check import TOKEN

FARES = "By how much will ferry fares rise?"


def _run_into(
    output: int | IO[str], arguments: tuple[str, ...], data: Path
) -> subprocess.CompletedProcess[str]:
    """Return the command ended, which had `output` for standard output."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=process_environment(data),
        cwd=data,
        stdout=output,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def test_ask_never_imports_discord(data: Path, news: Path) -> None:
    """Asking on the command line does not load what only the bot needs."""
    code = (
        "import sys, bot.__main__\n"
        f"sys.argv = ['bot', 'ask', {FARES!r}, '--articles', {str(news)!r}]\n"
        "try: bot.__main__.main()\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "sys.exit('discord' in sys.modules or 'aiohttp' in sys.modules)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=process_environment(data),
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes")
@pytest.mark.parametrize(
    "arguments", [("ask", FARES), ("list",), ("export",), ("ask", FARES, "--json")]
)
def test_a_closed_pipe_ends_quietly(data: Path, news: Path, arguments: tuple[str, ...]) -> None:
    """Output that nobody reads any more ends the command as it ends others, without a word."""
    run_process("add", news, data=data)
    reader, writer = os.pipe()
    os.close(reader)
    ran = _run_into(writer, arguments, data)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, "")


@pytest.mark.skipif(sys.platform != "linux", reason="needs bytes as arguments")
def test_a_question_that_is_not_text_is_answered(data: Path, news: Path) -> None:
    """Bytes that are no text in the question are searched for like unknown characters."""
    ran = run_process("ask", b"ferry fares \xff\xfe", "--articles", news, data=data)
    assert ran.returncode in (0, 1)
    assert "Searched 2 articles" in ran.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="needs bytes as arguments")
@pytest.mark.parametrize("command", ["list", "export", "show x", "remove x --yes"])
def test_a_collection_that_is_not_text_is_not_there(data: Path, news: Path, command: str) -> None:
    """Bytes that are no text name no collection, as any name that nobody gave."""
    run_process("add", news, data=data)
    ran = run_process(*command.split(), "--collection", b"\xff", data=data)
    assert ran.returncode == 3
    assert ran.stderr == "There is no collection '\ufffd'. There are: public.\n"


def test_output_is_plain_where_piped(data: Path, news: Path) -> None:
    """Piped, nothing is coloured and each sentence is one line, however long."""
    (news / "long.md").write_text("# Long\n\nThe zither " + "played on and on " * 20 + "softly.\n")
    ran = run_process("ask", "How did the zither play?", "--articles", news, data=data)
    assert "\x1b" not in ran.stdout
    assert any(
        line.endswith("on and on softly.") and len(line) > 300 for line in ran.stdout.split("\n")
    )


def test_no_color_is_respected(data: Path, news: Path) -> None:
    """On a terminal there are colours, unless NO_COLOR says otherwise."""
    colour = "\x1b[36m"
    arguments = ("ask", FARES, "--articles", news)
    assert colour in run_process(*arguments, data=data, FORCE_COLOR="1", TERM="xterm").stdout
    plain = run_process(*arguments, data=data, FORCE_COLOR="1", TERM="xterm", NO_COLOR="1")
    assert colour not in plain.stdout


def test_an_encoding_without_quotation_marks_is_no_error(data: Path, news: Path) -> None:
    """Where the terminal's encoding lacks a character, a question mark stands in for it."""
    ran = run_process("ask", "Who waited?", "--articles", news, data=data, PYTHONIOENCODING="ascii")
    assert ran.returncode in (0, 1)
    assert "Traceback" not in ran.stderr


def test_run_without_a_token_is_a_matter_of_settings(data: Path) -> None:
    """`run` without a token ends in 78, and names the setting to make."""
    ran = run_process("run", data=data)
    assert ran.returncode == 78
    assert "ONRECORD_TOKEN" in ran.stderr


def test_run_without_a_store_that_can_be_used_is_no_matter_of_settings(data: Path) -> None:
    """What a supervisor may try again, as another one's lock or a full disk, does not end in 78."""
    data.mkdir()
    (data / FILE).write_bytes(b"this is no database, whatever its name says" * 50)
    ran = run_process("run", data=data, ONRECORD_TOKEN=TOKEN)
    assert ran.returncode == 3
    assert f"{FILE} is not an Onrecord store" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX descriptors")
@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [
        (("list",), 1, 0),
        (("show", "nothing"), 2, 3),
        (("chat",), 0, 0),
        (("add", "-"), 0, 3),
        (("remove", "Ferry fares will rise"), 0, 2),
    ],
)
def test_a_stream_that_is_closed_is_an_empty_one(
    data: Path, news: Path, arguments: tuple[str, ...], closed: int, code: int
) -> None:
    """What a service manager or `>&-` closed costs the exit code nothing, and no traceback."""
    run_process("add", news, data=data)
    command = [sys.executable, "-m", "bot", *arguments]
    ran = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}>&-', "sh", *command],
        env=process_environment(data),
        cwd=data,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device without room")
@pytest.mark.parametrize("arguments", [("list",), ("export",), ("list", "--json")])
def test_output_that_finds_no_room_is_named(
    data: Path, news: Path, arguments: tuple[str, ...]
) -> None:
    """When the disk that output goes to is full, the line says that it is the output."""
    run_process("add", news, data=data)
    with Path("/dev/full").open("w") as full:
        ran = _run_into(full, arguments, data)
    assert (ran.returncode, ran.stderr) == (3, "standard output: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_an_interruption_while_the_program_loads_is_no_traceback(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the first moment ends the command as quietly as later on."""
    stand_in = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "typer.py").write_text(stand_in, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    ended = run_process("ask", "ferry", data=data)
    assert (ended.returncode, ended.stderr) == (Code.INTERRUPTED, "")
