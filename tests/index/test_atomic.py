"""Files are there as a whole or not at all, and who writes one leaves those of others alone."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from index.atomic import move, part_of

TWO_HOURS = 7200


def test_who_writes_the_same_file_at_the_same_time_finishes_too(tmp_path: Path) -> None:
    """The one that ends first takes nothing from the other, which is there in the end."""
    target = tmp_path / "file"
    with part_of(target) as slow:
        slow.write_text("slow")
        with part_of(target) as quick:
            quick.write_text("quick")
            move(quick, target)
        assert target.read_text() == "quick"
        move(slow, target)
    assert target.read_text() == "slow"
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_not_put_in_place_is_gone_with_all_beside_it(tmp_path: Path) -> None:
    """Nothing is left of a part, nor of what a database kept beside it."""
    with part_of(tmp_path / "file") as part:
        Path(f"{part}-wal").touch()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_long_ago_goes_too(tmp_path: Path) -> None:
    """Parts that nobody has written for hours are deleted, and no other files."""
    left = [tmp_path / "file.1.part", tmp_path / "file.1.part-wal"]
    others = [tmp_path / "file.2.part", tmp_path / "file.old", tmp_path / "other.1.part"]
    for path in (*left, *others):
        path.touch()
    for path in (*left, *others[1:]):
        os.utime(path, times=(time.time() - TWO_HOURS,) * 2)
    with part_of(tmp_path / "file"):
        pass
    assert sorted(tmp_path.iterdir()) == others


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX flags")
def test_a_file_is_flushed_by_who_may_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows flushes no file that was opened for reading alone."""
    from fcntl import F_GETFL, fcntl

    fsync, flushed = os.fsync, []

    def as_on_windows(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            assert fcntl(descriptor, F_GETFL) & os.O_ACCMODE != os.O_RDONLY
            flushed.append(descriptor)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", as_on_windows)
    with part_of(tmp_path / "file") as part:
        move(part, tmp_path / "file")
    assert len(flushed) == 1
