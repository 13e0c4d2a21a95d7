"""The floors of the house: an import never goes up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"config": 0, "index": 1, "bot": 2, "tests": 3}
RECORDS = ("index.models", "index.errors")  # on the ground floor too: everything may import them
MODULES = sorted(
    path for floor in ("config", "index", "bot") for path in (ROOT / floor).rglob("*.py")
)


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of every module that the file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_goes_up(path: Path) -> None:
    """A module imports from its own floor or from one below."""
    own = FLOORS[path.relative_to(ROOT).parts[0]]
    lower = [name for name in imported(path) if name not in RECORDS]
    above = [name for name in lower if FLOORS.get(name.split(".")[0], -1) > own]
    assert not above


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.parent.name in ("language", "search")],
    ids=lambda path: path.stem,
)
def test_language_and_search_need_no_store(path: Path) -> None:
    """Articles are analysed and passages ranked wherever they come from."""
    without = ("index.language", "index.search", "index.atomic", "index.datafiles", *RECORDS)
    own = [name for name in imported(path) if name.startswith("index.")]
    assert not [name for name in own if not name.startswith(without)]


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.is_relative_to(ROOT / "bot" / "messages")],
    ids=lambda path: path.stem,
)
def test_messages_know_nothing_of_who_sends_them(path: Path) -> None:
    """They are made of what the library answers, for whatever way of asking."""
    own = [name for name in imported(path) if name.startswith("bot.")]
    known = ("bot.messages", "bot.audience", "bot.words")
    assert not [name for name in own if not name.startswith(known)]


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.is_relative_to(ROOT / "index")],
    ids=lambda path: path.stem,
)
def test_the_index_knows_nothing_of_discord(path: Path) -> None:
    """Nothing in `index` imports discord."""
    assert not [name for name in imported(path) if name.split(".")[0] == "discord"]
