"""Files of named arrays: there as a whole or not at all, checked, and shared between processes.

A file begins with a magic word, the version of this format and the length and checksum of a header
in JSON; the header says what the file is about and lists the arrays, each with its checksum. The
arrays follow, each at a multiple of 64 bytes. Numbers are little-endian.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.atomic import move, part_of

Arrays = Mapping[str, NDArray[Any]]
About = Mapping[str, str | int]

_MAGIC = b"onrecord"
_VERSION = 1
_START = struct.Struct("<8sIIQ")  # magic word, version, checksum and length of the header
_ALIGNED = 64
_CHUNK = 1 << 20
MAPPED = 4 << 20
"""From this size in bytes on a file is mapped; a smaller one is read, and checked at once."""


class UnusableFileError(Exception):
    """Say in a few words why a derived file cannot be used."""


class Contents(NamedTuple):
    """What a file is about, and its arrays, which cannot be written."""

    about: About
    arrays: Arrays


class _Entry(NamedTuple):
    name: str
    dtype: str
    size: int  # elements
    checksum: int


class _Header(NamedTuple):
    about: About
    entries: tuple[_Entry, ...]
    end: int  # where the header ends

    def places(self) -> Iterator[tuple[_Entry, int]]:
        """Yield each array with the place of its first byte."""
        at = self.end
        for entry in self.entries:
            at = _aligned(at)
            yield entry, at
            at += entry.size * np.dtype(entry.dtype).itemsize

    @property
    def size(self) -> int:
        """Return how many bytes the file has."""
        return max((at + _bytes(entry) for entry, at in self.places()), default=self.end)


def write(file: Path, about: About, arrays: Arrays) -> None:
    """Put a file of `arrays` (one-dimensional) at `file`, durably. Raises `OSError`."""
    stored = {name: np.ascontiguousarray(_little(array)) for name, array in arrays.items()}
    entries = [
        (name, array.dtype.str, len(array), zlib.crc32(_raw(array)))
        for name, array in stored.items()
    ]
    header = json.dumps({"about": dict(about), "arrays": entries}).encode()
    with part_of(file) as part:
        with part.open("wb") as out:
            out.write(_START.pack(_MAGIC, _VERSION, zlib.crc32(header), len(header)))
            out.write(header)
            for array in stored.values():
                out.write(bytes(_aligned(out.tell()) - out.tell()))
                out.write(_raw(array))
        move(part, file)


def read(file: Path, *, checked: bool = False) -> Contents:
    """Return what `file` holds: mapped where it is large, else read.

    Checksums are compared where it is read, or `checked`. Otherwise the file is there as a whole,
    and whether its arrays are as they were is for `check` to say.

    Raises `UnusableFileError`, `FileNotFoundError` and `OSError`.
    """
    with file.open("rb") as opened:
        header = _header(opened)
        large = header.size >= MAPPED
        opened.seek(0)
        content: bytes | mmap.mmap = (
            mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) if large else opened.read()
        )
    arrays = {
        entry.name: np.frombuffer(content, entry.dtype, entry.size, at)
        for entry, at in header.places()
    }
    if checked or not large:
        for entry in header.entries:
            _compare(entry, zlib.crc32(_raw(arrays[entry.name])))
    return Contents(header.about, arrays)


def check(file: Path) -> None:
    """Read all of `file` and compare the checksums. Raises `UnusableFileError` and `OSError`."""
    with file.open("rb") as opened:
        for entry, at in _header(opened).places():
            opened.seek(at)
            checksum, left = 0, _bytes(entry)
            while left and (chunk := opened.read(min(left, _CHUNK))):
                checksum = zlib.crc32(chunk, checksum)
                left -= len(chunk)
            _compare(entry, checksum)


def _header(opened: IO[bytes]) -> _Header:
    start = opened.read(_START.size)
    if len(start) < _START.size or not start.startswith(_MAGIC):
        raise UnusableFileError("it is no file of arrays")
    _, version, checksum, length = _START.unpack(start)
    if version != _VERSION:
        raise UnusableFileError(f"it has version {version} of the format, not {_VERSION}")
    size = opened.seek(0, 2)
    opened.seek(_START.size)
    written = opened.read(min(length, size))
    if len(written) != length or zlib.crc32(written) != checksum:
        raise UnusableFileError("its header is damaged")
    given = json.loads(written)
    entries = tuple(_Entry(*entry) for entry in given["arrays"])
    header = _Header(given["about"], entries, _START.size + length)
    if header.size != size:
        raise UnusableFileError(f"it has {size:,} bytes, not {header.size:,}")
    return header


def _compare(entry: _Entry, checksum: int) -> None:
    if checksum != entry.checksum:
        raise UnusableFileError(f"its array {entry.name} is damaged")


def _aligned(at: int) -> int:
    return -(-at // _ALIGNED) * _ALIGNED


def _bytes(entry: _Entry) -> int:
    return entry.size * np.dtype(entry.dtype).itemsize


def _little(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(array.dtype.newbyteorder("<"), copy=False)


def _raw(array: NDArray[Any]) -> memoryview:
    return array.view(np.uint8).data
