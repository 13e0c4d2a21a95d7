"""The word lists that ship with the language rules, read once when first needed."""

from __future__ import annotations

from functools import cache

from index.datafiles import toml_entry


@cache
def word_list(file: str, name: str) -> frozenset[str]:
    """Return the list `name` of `lexicon/<file>.toml`, where words stand between white space.

    Raises `DataFileError` when the file or the list is missing or damaged.
    """
    return frozenset(toml_entry("index.language", f"{file}.toml", name, str).split())
