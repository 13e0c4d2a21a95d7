"""The word lists that ship with the language rules, read once when first needed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from index.errors import DataFileError


@cache
def word_list(file: str, name: str) -> frozenset[str]:
    """Return the list `name` of `lexicon/<file>.toml`, where words stand between white space.

    Raises `DataFileError` when the file or the list is missing or damaged.
    """
    return frozenset(_lists(file, name).split())


def _lists(file: str, name: str) -> str:
    path = files("index.language") / "lexicon" / f"{file}.toml"
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    except (OSError, ValueError, KeyError) as problem:
        raise DataFileError(f"{path}: {problem!r}; install Onrecord again") from problem
    if not isinstance(found, str):
        raise DataFileError(f"{path}: {name} is no list of words; install Onrecord again")
    return found
