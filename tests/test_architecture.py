"""The floors of the house: an import never goes up."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"config": 0, "index": 1, "bot": 2, "tests": 3}
RECORDS = ("index.models", "index.errors")  # everything in `index` may import them
SHARED = ("index.formula", "index.postings")  # by search and the library over one field
DRAWN = ("index", "index.language", "index.search", "bot")  # their docstrings draw their floors
APART = ("index.bm25", "index.store.migrations")  # a library of its own; what alembic runs by name
MODULES = sorted(
    path for floor in ("config", "index", "bot") for path in (ROOT / floor).rglob("*.py")
)


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of all that the file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def named(path: Path) -> str:
    """Return the full name of the module in that file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def reached(name: str) -> set[str]:
    """Return the names of our modules that importing the one of that `name` may load."""
    paths = {named(path): path for path in MODULES}
    found: set[str] = set()
    left = [name]
    while left:
        name = left.pop()
        if name in paths and name not in found:
            found.add(name)
            left += imported(paths[name])
        left += [name.rpartition(".")[0]] if "." in name else []
    return found


def test_the_program_uses_every_module() -> None:
    """What `python -m bot` can never load is named, and nothing of it is loaded."""
    apart = {named(path) for path in MODULES if named(path).startswith(APART)}
    assert {named(path) for path in MODULES} - reached("bot.__main__") == apart


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_goes_up(path: Path) -> None:
    """A module imports from its own floor or from one below."""
    own = FLOORS[path.relative_to(ROOT).parts[0]]
    above = [name for name in imported(path) if FLOORS.get(name.split(".")[0], -1) > own]
    assert not above


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if named(path).startswith(("index.language", "index.search"))],
    ids=named,
)
def test_language_and_search_need_no_store(path: Path) -> None:
    """Articles are analysed and passages ranked wherever they come from."""
    ground = ("index.atomic", "index.datafiles", *SHARED, *RECORDS)
    without = ("index.language", "index.search", *ground)
    own = [name for name in imported(path) if name.startswith("index.")]
    assert not [name for name in own if not name.startswith(without)]


def within(package: str) -> list[tuple[str, Path]]:
    """Return the modules of a package that draws its floors, each with the name of that package."""
    return [(package, path) for path in MODULES if named(path).startswith(f"{package}.")]


@pytest.mark.parametrize(
    ("package", "path"),
    [pair for package in DRAWN for pair in within(package)],
    ids=lambda given: given if isinstance(given, str) else named(given),
)
def test_no_import_within_a_package_goes_up(package: str, path: Path) -> None:
    """A module imports from its own floor, or from one that its package draws below it."""
    drawing = importlib.import_module(package).__doc__ or ""
    drawn = re.findall(r"^    ([a-z0-9_]+)  ", drawing, re.MULTILINE)
    floors = {f"{package}.{name}": -number for number, name in enumerate(drawn)}
    depth = package.count(".") + 2

    def floor(name: str) -> int:
        return floors[".".join(name.split(".")[:depth])]

    names = [name for name in imported(path) if name.startswith(f"{package}.")]
    assert not [name for name in names if floor(name) > floor(named(path))]


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if named(path).startswith(("index.bm25", *SHARED))],
    ids=lambda path: path.stem,
)
def test_the_library_over_one_field_stands_alone(path: Path) -> None:
    """It needs the formula and the postings that it shares with search, and nothing else."""
    own = [name for name in imported(path) if name.startswith("index.")]
    assert not [name for name in own if not name.startswith(("index.bm25", *SHARED))]


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
