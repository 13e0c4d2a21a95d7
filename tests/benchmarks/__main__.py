"""Run a benchmark: `python -m tests.benchmarks NAME ...`, `--help` after a name for its options."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import tomllib
from pathlib import Path
from typing import Final

import typer

import tests.benchmarks
from bot.__main__ import spare_threads

_PROJECT: Final = Path(__file__).parents[2] / "pyproject.toml"
_DISTRIBUTIONS: Final = {"sklearn": "scikit-learn", "Stemmer": "PyStemmer"}  # by what is imported


def names() -> list[str]:
    """Return the benchmarks there are: the modules beside this one that have a `main`."""
    found = (module.name for module in pkgutil.iter_modules(tests.benchmarks.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def run(arguments: list[str]) -> None:
    """Run the benchmark that the first argument names with the other arguments."""
    if not arguments or arguments[0] not in names():
        print("usage: python -m tests.benchmarks NAME ...\nbenchmarks:", *names(), file=sys.stderr)
        raise SystemExit(2)
    spare_threads()
    try:
        module = importlib.import_module(f"tests.benchmarks.{arguments[0]}")
        app = typer.Typer(add_completion=False)
        app.command()(module.main)
        app(args=arguments[1:], prog_name=f"python -m tests.benchmarks {arguments[0]}")
    except ModuleNotFoundError as error:
        wanted = extras((error.name or "").partition(".")[0])
        if not wanted:
            raise
        install = f"{sys.executable} -m pip install -e '.[{wanted}]'"
        print(
            f"{arguments[0]} needs {error.name}, which is not installed. Run: {install}",
            file=sys.stderr,
        )
        raise SystemExit(2) from None


def extras(package: str) -> str:
    """Return the extras of ours with which `package`, as it is imported, is there; "" for none."""
    with _PROJECT.open("rb") as file:
        offered = tomllib.load(file)["project"]["optional-dependencies"]
    name = _DISTRIBUTIONS.get(package, package).lower()
    bring = [extra for extra in ("dev", "bench") if name in map(_name, offered[extra])]
    return {"dev": "dev", "bench": "dev,bench"}[bring[0]] if bring else ""


def _name(requirement: str) -> str:
    """Return the name of the distribution that a requirement begins with."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower()


if __name__ == "__main__":
    run(sys.argv[1:])
