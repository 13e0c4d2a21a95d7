from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from tests.index.articles import ALWAYS


@pytest.fixture
def open_path() -> Iterator[Path]:
    """Give a temporary directory that every user may enter, unlike `tmp_path`."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    for inner in path.rglob("*"):
        inner.chmod(0o700)
    path.chmod(0o700)
    shutil.rmtree(path)


@pytest.fixture
def library() -> Iterator[Library]:
    """Give an empty library in memory that always answers."""
    with Library.open(thresholds=ALWAYS) as library:
        yield library
