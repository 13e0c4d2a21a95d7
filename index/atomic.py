"""Files that are there as a whole or not at all."""

from __future__ import annotations

import errno
import glob
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PART = ".part"
_LEFT_OVER = 3600  # seconds after which nobody is still writing a part


def is_special(target: Path) -> bool:
    """Return whether there is something at `target` that is no file: a pipe, a terminal, a disk."""
    return target.exists() and not target.is_file()


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Give the path of an empty file beside `target` to write to, before `move` puts it there.

    Only its owner may read it. It is gone after the block, with all beside it, and so is what a
    process left that was killed more than an hour ago: until then it may still be writing. Raises
    `OSError` where it cannot be written, or `target` is something that is no file.
    """
    if is_special(target):
        raise OSError(errno.EEXIST, "Not a regular file", str(target))
    real = _real(target)
    handle, name = tempfile.mkstemp(_PART, f"{real.name}.", real.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for own in real.parent.glob(f"{glob.escape(Path(name).name)}*"):
            own.unlink(missing_ok=True)
        drop_left_over(real.parent, glob.escape(real.name))


def drop_left_over(directory: Path, names: str = "*") -> None:
    """Delete the parts in `directory` of files named `names` that nobody writes any more."""
    for part in directory.glob(f"{names}.*{_PART}*"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _LEFT_OVER:
                part.unlink()


def move(part: Path, target: Path) -> None:
    """Put the file `part` of `target` in its place, durably; a link stays one."""
    real = _real(target)
    with part.open("r+b") as file:  # Windows flushes nothing that was opened for reading alone
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
