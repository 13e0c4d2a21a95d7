"""The benchmarks' own runner."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "tests/index/language/data/sentence_cases.jsonl"


def run_without(
    package: str, folder: Path, benchmark: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a benchmark where `package` cannot be imported."""
    missing = f"raise ModuleNotFoundError({package!r}, name={package!r})"
    (folder / f"{package}.py").write_text(missing, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", benchmark, *arguments],
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{folder}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("package", "benchmark", "extras"),
    [
        ("jsonschema", ["evening"], "dev"),
        ("blingfire", ["sentence_splitters", str(SENTENCES)], "dev,bench"),
    ],
)
def test_a_package_that_is_not_installed_is_named_with_what_installs_it(
    tmp_path: Path, package: str, benchmark: list[str], extras: str
) -> None:
    """After the README's first installation a benchmark says what is missing, in one line."""
    ran = run_without(package, tmp_path, *benchmark)
    assert ran.returncode == 2
    assert ran.stderr == (
        f"{benchmark[0]} needs {package}, which is not installed. "
        f"Run: {sys.executable} -m pip install -e '.[{extras}]'\n"
    )


def test_what_is_broken_otherwise_is_shown_in_full(tmp_path: Path) -> None:
    """A module that no installation brings is a mistake of ours, and keeps its traceback."""
    (tmp_path / "jsonschema.py").write_text("import no_such_module_of_ours", encoding="utf-8")
    ran = run_without("unused", tmp_path, "evening")
    assert "Traceback" in ran.stderr
