"""Files that are there as a whole or not at all."""

from __future__ import annotations

import glob
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PART = ".part"


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Give the path of an empty file beside `target` to write to, before `move` puts it there.

    Only its owner may read it. It is gone after the block, and so is what a killed process left.
    Raises `OSError` where it cannot be written.
    """
    handle, name = tempfile.mkstemp(_PART, f"{target.name}.", target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for left in target.parent.glob(f"{glob.escape(target.name)}.*{_PART}*"):
            left.unlink(missing_ok=True)


def move(part: Path, target: Path) -> None:
    """Put the file `part` in the place of `target`, durably. Both are in one directory."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(target)
    with suppress(OSError):  # Windows opens no directories
        directory = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
