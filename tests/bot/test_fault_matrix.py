"""The faults of the wire as a table: each has its tests, and each test of faults is in it."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAULTS = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]
ALL_OF = ("faults", "failures", "gateway", "searches", "trouble", "process")


def names_in(file: str) -> set[str]:
    """Return the tests that a file of tests has."""
    tree = ast.parse((HERE / f"test_on_the_wire_{file}.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.AsyncFunctionDef)]
    return {f"{file}::{node.name}" for node in functions if node.name.startswith("test_")}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["what"])
def test_each_fault_has_tests(fault: dict[str, list[str]]) -> None:
    """What can go wrong is tested by tests that there are, and has an outcome."""
    assert fault["outcome"]
    assert fault["tests"]
    for name in fault["tests"]:
        assert name in names_in(name.split("::")[0])


@pytest.mark.parametrize("file", ALL_OF)
def test_each_test_of_a_fault_is_in_the_table(file: str) -> None:
    """A file that tests faults alone has no test that the table does not name."""
    named = {name for fault in FAULTS for name in fault["tests"]}
    assert names_in(file) <= named
