from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from config.shards import Shards
from index.store.serving import claimed


def claim(held: ExitStack, directory: Path, shards: str) -> int | None:
    """Claim shards, or all of them, until `held` ends."""
    return held.enter_context(claimed(directory, Shards.read(shards) if shards else None))


@pytest.mark.parametrize(
    ("first", "second", "free"),
    [
        ("", "", False),
        ("", "0-1/4", False),
        ("0-1/4", "", False),
        ("0-1/4", "1-3/4", False),
        ("0-1/4", "0-1/4", False),
        ("0-1/4", "2-3/4", True),
        ("0-1/4", "2-3/8", False),
    ],
)
def test_who_would_answer_twice_is_told_who_does(
    tmp_path: Path, first: str, second: str, free: bool
) -> None:
    """Only shards of the same division that have none in common are claimed side by side."""
    with ExitStack() as held:
        assert claim(held, tmp_path, first) is None
        assert claim(held, tmp_path, second) == (None if free else os.getpid())


def test_what_was_let_go_can_be_claimed_by_all(tmp_path: Path) -> None:
    """Claims end with their blocks, and a file that nobody holds claims nothing."""
    with ExitStack() as held:
        claim(held, tmp_path, "0-1/4")
        claim(held, tmp_path, "2-3/4")
    (tmp_path / "bot-0-9-of-10.pid").write_text("123")
    (tmp_path / "bot-of-wood.pid").write_text("123")
    with ExitStack() as held:
        assert claim(held, tmp_path, "") is None
