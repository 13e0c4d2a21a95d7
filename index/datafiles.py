"""Read the data files that ship with the code: word lists, tables of patterns, weights."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from index.errors import DataFileError

T = TypeVar("T")


@contextmanager
def shipped(package: str, name: str) -> Iterator[Traversable]:
    """Give the file `name` of a package's lexicon to a block that reads it.

    Whatever goes wrong while the block reads is raised as a `DataFileError` that names the file.
    """
    path = files(package) / "lexicon" / name
    try:
        yield path
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise DataFileError(f"{path}: {problem!r}; install Onrecord again") from problem


@cache
def toml(package: str, name: str) -> dict[str, Any]:
    """Return what the TOML file `name` of a package's lexicon holds.

    Raises `DataFileError` when it is missing or damaged.
    """
    with shipped(package, name) as path:
        return tomllib.loads(path.read_text(encoding="utf-8"))


def toml_entry(package: str, name: str, key: str, kind: type[T]) -> T:
    """Return the entry `key` of a TOML file, which must be of that kind.

    Raises `DataFileError` when the file or the entry is missing or damaged.
    """
    entries = toml(package, name)
    with shipped(package, name):
        entry = entries[key]
        if not isinstance(entry, kind):
            raise TypeError(f"{key} is no {kind.__name__}")
    return entry
