from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.library import Library
from tests.index.articles import ALWAYS


@pytest.fixture
def library() -> Iterator[Library]:
    """Give an empty library in memory that always answers."""
    with Library.open(thresholds=ALWAYS) as library:
        yield library
