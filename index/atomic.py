"""Files that are there as a whole or not at all."""

from __future__ import annotations

import errno
import glob
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PART = ".part"


def is_special(target: Path) -> bool:
    """Return whether there is something at `target` that is no file: a pipe, a terminal, a disk."""
    return target.exists() and not target.is_file()


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Give the path of an empty file beside `target` to write to, before `move` puts it there.

    Only its owner may read it. It is gone after the block, and so is what a killed process left.
    Raises `OSError` where it cannot be written, or `target` is something that is no file.
    """
    if is_special(target):
        raise OSError(errno.EEXIST, "Not a regular file", str(target))
    real = _real(target)
    handle, name = tempfile.mkstemp(_PART, f"{real.name}.", real.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for left in real.parent.glob(f"{glob.escape(real.name)}.*{_PART}*"):
            left.unlink(missing_ok=True)


def move(part: Path, target: Path) -> None:
    """Put the file `part` of `target` in its place, durably; a link stays one."""
    real = _real(target)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(real)
    with suppress(OSError):  # Windows opens no directories
        directory = os.open(real.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def _real(target: Path) -> Path:
    """Return the path of what `target` is a link to, if it is one."""
    return Path(os.path.realpath(target))
