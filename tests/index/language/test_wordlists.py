"""The word lists: each word once in its list."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import index.language

LEXICON = Path(index.language.__path__[0]) / "lexicon"
LISTS = [
    (path.stem, name, value.split())
    for path in sorted(LEXICON.glob("*.toml"))
    for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()
    if isinstance(value, str)
]


@pytest.mark.parametrize(("file", "name", "words"), LISTS, ids=lambda one: str(one)[:30])
def test_a_list_holds_each_word_once(file: str, name: str, words: list[str]) -> None:
    """A word that stands twice is taken out once, and seems to stay."""
    assert {word for word in words if words.count(word) > 1} == set()
