"""The fault matrix: what can go wrong on the wire, what becomes of it, and whether it does now."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

_HERE: Final = Path(__file__).parents[1] / "bot"
_FAULTS: Final = _HERE / "faults.toml"
_WIDTHS: Final = (44, 44, 8)


class _Outcomes:
    """A plugin of pytest that notes how each test ended, by its name in the table."""

    def __init__(self) -> None:
        self.failed: set[str] = set()
        self.passed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a part of a test ended."""
        name = _named(report.nodeid)
        if report.failed:
            self.failed.add(name)
        elif report.when == "call" and report.passed:
            self.passed.add(name)

    def of(self, tests: Sequence[str]) -> str:
        """Return what is to be said of some tests together."""
        if self.failed.intersection(tests):
            return "no"
        return "yes" if self.passed.issuperset(tests) else "not run"


def main() -> None:
    """Run the tests of every fault, and print each with its outcome and whether that holds."""
    faults = tomllib.loads(_FAULTS.read_text(encoding="utf-8"))["fault"]
    tests = sorted({name for fault in faults for name in fault["tests"]})
    outcomes = _Outcomes()
    pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *map(_node, tests)], [outcomes])
    for line in _table(faults, outcomes):
        print(line)


def _table(faults: Sequence[dict[str, Any]], outcomes: _Outcomes) -> Iterator[str]:
    yield from _row("what goes wrong", "what becomes of it", "holds")
    for fault in faults:
        yield from _row(fault["what"], fault["outcome"], outcomes.of(fault["tests"]))


def _row(*cells: str) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = [lines[number] if number < len(lines) else "" for lines in wrapped]
        padded = (f"{part:{width}}" for part, width in zip(parts, _WIDTHS, strict=True))
        yield "  ".join(padded).rstrip()


def _node(name: str) -> str:
    """Return how pytest calls a test of the table."""
    file, _, test = name.partition("::")
    return f"{_HERE / f'test_on_the_wire_{file}.py'}::{test}"


def _named(node: str) -> str:
    """Return how the table calls a test of pytest's, whatever its parameters."""
    file, _, test = node.rpartition("/")[2].partition("::")
    return f"{file.removeprefix('test_on_the_wire_').removesuffix('.py')}::{test.partition('[')[0]}"
