"""Run a benchmark: `python -m tests.benchmarks NAME ...`, `--help` after a name for its options."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import typer

import tests.benchmarks
from bot.__main__ import spare_threads


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
    module = importlib.import_module(f"tests.benchmarks.{arguments[0]}")
    app = typer.Typer(add_completion=False)
    app.command()(module.main)
    app(args=arguments[1:], prog_name=f"python -m tests.benchmarks {arguments[0]}")


if __name__ == "__main__":
    run(sys.argv[1:])
