"""The README shows what the program prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.terminal.corpus import SAMPLES
from index.library import Library
from index.models import Article, Outcome
from tests.index.articles import read

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


class Example(NamedTuple):
    """A command of a console block and the output shown below it."""

    command: str
    output: str


def examples() -> list[Example]:
    """Return every command in the README's console blocks that shows an output."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    shown = [re.split(r"^\$ ", block, flags=re.MULTILINE)[1:] for block in blocks]
    parts = [part.partition("\n") for block in shown for part in block]
    return [Example(command, output) for command, _, output in parts if output.strip()]


def ours(example: Example) -> bool:
    """Return whether the command ends in a call of the bot, which can be run here."""
    return "-m bot" in example.command.rpartition("&&")[2]


def arguments(command: str, data: Path) -> list[str]:
    """Return the arguments of the last program of `command`, run by this very Python.

    The reader's folder `trial` is the one of that name in `data`.
    """
    typed = shlex.split(command.rpartition("&&")[2])[1:]
    return [sys.executable, *(str(data / part) if part == "trial" else part for part in typed)]


def timeless(text: str) -> str:
    """Return `text` without what differs from run to run: times and trailing blanks."""
    return re.sub(
        r"\d+(\.\d+)? (ms|s)\b", "TIME", re.sub(r" +$", "", text, flags=re.MULTILINE)
    ).strip()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory that the README's commands share, as a reader's would be."""
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize(
    "example", [one for one in examples() if ours(one)], ids=lambda example: example.command[-60:]
)
def test_a_command_prints_what_the_readme_shows(example: Example, data: Path) -> None:
    """Each command of the bot, run in the README's order, prints exactly the output shown."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")
    }
    ran = subprocess.run(
        arguments(example.command, data),
        env=environment | {"ONRECORD_DATA": str(data), "COLUMNS": "100", "NO_COLOR": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert timeless(ran.stdout + ran.stderr) == timeless(example.output)


def test_what_the_readme_asks_is_answered() -> None:
    """The questions that it suggests are answered by the samples that a newcomer asks."""
    (paragraph,) = re.findall(r"^Ask “.*?\n\n", README, re.MULTILINE | re.DOTALL)
    questions = re.findall(r"“(.*?)”", " ".join(paragraph.split()))
    assert len(questions) > 3
    with Library.open() as library:
        for article in read([SAMPLES]):
            assert isinstance(article, Article)
            library.add(article)
        for question in questions:
            assert library.ask(question).outcome is Outcome.ANSWER, question


def test_the_two_commands_stand_first() -> None:
    """The first two commands set up everything themselves: one asks, one tests."""
    first, second = re.findall(r"^\$ (.*)$", README, re.MULTILINE)[:2]
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert "-m bot ask" in first
    assert second.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert second.endswith("-m pytest")


def test_the_python_examples_run(capsys: pytest.CaptureFixture[str]) -> None:
    """The lines for a Python prompt run as they stand and print what they show."""
    found = re.findall(r"```python\n(.*?)```\n+prints\n+```\n(.*?)```", README, re.DOTALL)
    assert len(found) == README.count("```python")
    for code, shown in found:
        exec(compile(code, "README.md", "exec"), {})
        assert capsys.readouterr().out.strip() == shown.strip()
