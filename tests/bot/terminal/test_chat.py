from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.command_line import process_environment, run, run_json

FARES = "By how much will ferry fares rise?"
_PATIENCE = 60  # seconds


def test_each_line_is_a_question(data: Path, news: Path) -> None:
    """Piped questions are answered one by one; empty lines are passed over."""
    chat = run("chat", "--articles", news, typed=f"{FARES}\n\nWho planted plum trees?\n")
    assert chat.exit_code == 0
    assert chat.stdout.count("Searched 2 articles") == 2
    assert "nine per cent" in chat.stdout
    assert "four hundred plum trees" in chat.stdout


def test_a_piped_question_stands_above_its_answer(data: Path, news: Path) -> None:
    """What is piped in is shown again, so that a reader can tell the answers apart."""
    shown = run("chat", "--articles", news, typed=f"{FARES}\nWho planted plum trees?\n").stdout
    assert shown.startswith(f"> {FARES}\n")
    assert "\n\n> Who planted plum trees?\n" in shown


def test_quit_ends_the_chat(data: Path, news: Path) -> None:
    """What follows `:quit` is not asked."""
    for typed in (":quit", ":q", ":quit now", "quit", "Exit"):
        assert run("chat", "--articles", news, typed=f"{typed}\n{FARES}\n").stdout == ""


def test_article_narrows_and_widens(data: Path, news: Path) -> None:
    """`:article ID` asks one article until `:article` asks all again."""
    article = run_json("list", "--articles", news)[1]["id"][:6]
    lines = [f":article {article}", FARES, ":article", FARES, ":article nosuch"]
    chat = run("chat", "--articles", news, typed="\n".join(lines)).stdout
    narrow, wide = chat.index("Searched 1 article,"), chat.index("Searched 2 articles,")
    assert narrow < wide
    assert "No article has an id that begins with 'nosuch'" in chat


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (":help", ":article ID"),
        ("help", ":article ID"),
        (":articles", "Orchard planted on old airfield · The Gazette"),
        (":explain", "Explaining is on."),
        (":nonsense", "There is no :nonsense"),
    ],
)
def test_commands_answer(data: Path, news: Path, command: str, answer: str) -> None:
    """Each command says what it did, and an unknown one that it is unknown."""
    assert answer in run("chat", "--articles", news, typed=f"{command}\n").stdout


def test_a_question_that_leans_on_the_one_before_says_so(data: Path, news: Path) -> None:
    """Once “why?” was refused as if nothing were missing; help says it, a sure answer does not."""
    asked = f"{FARES}\nWhy?\nand about the bus?\nand about the airfield?\n"
    chat = run("chat", "--articles", news, typed=asked).stdout
    assert chat.count("Each question is read by itself: say who or what you mean.") == 2
    assert "itself" not in chat.rpartition("airfield?")[2]
    assert "Each is read by itself" in run("chat", "--articles", news, typed="help").stdout


def test_json_is_one_object_a_question(data: Path, news: Path) -> None:
    """With `--json` standard output has records alone, a line each."""
    chat = run("chat", "--json", "--articles", news, typed=f":help\n{FARES}\n{FARES}\n")
    outcomes = [json.loads(line)["outcome"] for line in chat.stdout.splitlines()]
    assert outcomes == ["answer", "answer"]


def test_a_line_that_is_not_text_is_a_question(data: Path, news: Path) -> None:
    """Bytes that are no text are searched for like unknown characters; the next line follows."""
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--articles", str(news)],
        env=process_environment(data, PYTHONIOENCODING="utf-8:strict"),
        input=b"\xff comet\n" + FARES.encode(),
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"> \xef\xbf\xbd comet\n" in ran.stdout
    assert b"nine per cent" in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_terminal_greets_and_ends_at_ctrl_d(data: Path, news: Path) -> None:
    """On a terminal there is a greeting and a prompt; Ctrl-C gives up a line, Ctrl-D leaves."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--articles", str(news)],
        env=process_environment(data),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(theirs)
    shown = _until(ours, b"> ")
    os.write(ours, b"half a quest")
    shown += _until(ours, b"quest")
    _press_ctrl_c(ours)
    shown += _until(ours, b"> ")
    os.write(ours, b"\x04")
    code = process.wait()
    os.close(ours)
    assert b"Asking 2 articles" in shown
    assert b"Each question is read by itself" in shown
    assert code == 0


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _until(terminal: int, mark: bytes) -> bytes:
    shown = b""
    while not shown.endswith(mark):
        assert select.select([terminal], [], [], _PATIENCE)[0], f"{mark!r} is not in {shown!r}"
        shown += os.read(terminal, 1024)
    return shown


def _press_ctrl_c(terminal: int) -> None:
    """Press until something happens: a press just before Python waits for keys is lost."""
    for _ in range(2 * _PATIENCE):
        os.write(terminal, b"\x03")
        if select.select([terminal], [], [], 0.5)[0]:
            return
    raise AssertionError("Ctrl-C did nothing")
