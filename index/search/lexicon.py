"""The word lists that ship with the search, read once when first needed."""

from __future__ import annotations

from functools import cache
from typing import Any

from index.datafiles import toml_entry


@cache
def word_list(file: str, name: str) -> frozenset[str]:
    """Return the words of the list `name` of `lexicon/<file>.toml`.

    Raises `DataFileError` when the file or the list is missing or damaged.
    """
    return frozenset(_entry(file, name, str).split())


@cache
def word_lines(file: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each line of the list `name` of `lexicon/<file>.toml`.

    Raises `DataFileError` when the file or the list is missing or damaged.
    """
    lines = _entry(file, name, str).splitlines()
    return tuple(tuple(line.split()) for line in lines if line.strip())


@cache
def table(file: str, name: str) -> dict[str, str]:
    """Return the table `name` of `lexicon/<file>.toml`, in its order.

    A line that ends in a backslash goes on in the next one, in strings of either kind. Raises
    `DataFileError` when the file or the table is missing or damaged.
    """
    entry: dict[str, str] = _entry(file, name, dict)
    return {key: value.replace("\\\n", "") for key, value in entry.items()}


def _entry(file: str, name: str, kind: type) -> Any:
    return toml_entry("index.search", f"{file}.toml", name, kind)
