"""The segments of one collection in files, so that a start maps them instead of building them.

A file is named after the first and the last of its articles' keys, and holds all articles between
them that were there when it was written. It says which history of the store it belongs to and at
which generation of the collection it was written.
"""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from index.atomic import drop_left_over
from index.derived import arrays
from index.derived.arrays import About, Arrays, UnusableFileError
from index.derived.records import by_record, taken_apart
from index.postings import Postings
from index.search.segments.segment import Columns, Segment

SUFFIX = ".segment"
"""How the names of the files of segments end."""

DIRECTORY = "index"
"""The name of the directory of index files in the data directory."""

_TRIES = 5
_log = logging.getLogger(__name__)


class Filed(NamedTuple):
    """A segment and the name of the file that holds it."""

    segment: Segment
    file: str


class SegmentFiles:
    """The files of the segments of one collection, in a directory of their own."""

    def __init__(self, directory: Path, history: str) -> None:
        self.directory = directory
        self._history = history

    def load(self, generation: int) -> list[Filed]:
        """Return the segments in files, in the order of their articles.

        Files that cannot be used with a collection at that generation are deleted.
        """
        for _ in range(_TRIES):
            with suppress(FileNotFoundError):  # another process has just merged some
                return sorted(self._chosen(generation), key=lambda filed: _span(filed.file)[0])
        return []

    def save(self, segment: Segment, generation: int) -> str:
        """Write `segment` of a collection at that generation; return the file's name.

        Raises `OSError`.
        """
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = segment.columns.articles
        name = f"{keys[0]}-{keys[-1]}-{secrets.token_hex(4)}{SUFFIX}"
        about: About = {"history": self._history, "generation": generation}
        arrays.write(self.directory / name, about, arrays_of(segment))
        return name

    def keep_only(self, names: Collection[str], newest: int) -> None:
        """Delete all files but those of `names` whose articles' keys are no higher than `newest`.

        What a killed process left unfinished goes too.
        """
        for file in self._widest_first():
            if file.name not in names and _span(file.name)[1] <= newest:
                self.delete(file.name)
        drop_left_over(self.directory)

    def clear(self) -> None:
        """Delete all files."""
        shutil.rmtree(self.directory, ignore_errors=True)

    def delete(self, name: str) -> None:
        """Delete a file; one that is gone, or in use on Windows, is nothing to tell."""
        with suppress(OSError):
            (self.directory / name).unlink()

    def is_sound(self, name: str) -> bool:
        """Compare the checksums of a file; delete it, and say so in the log, if they are wrong.

        A file that is gone is sound: whoever deleted it has put its articles into another.
        """
        try:
            with suppress(FileNotFoundError):
                arrays.check(self.directory / name)
        except UnusableFileError as error:
            self._reject(name, error)
            return False
        return True

    def _chosen(self, generation: int) -> Iterator[Filed]:
        """Yield the segments of the files that hold most articles and do not overlap."""
        chosen: list[tuple[int, int]] = []
        for file in self._widest_first():
            first, last = _span(file.name)
            if any(first <= b and a <= last for a, b in chosen):
                continue
            try:
                yield Filed(self._read(file, generation), file.name)
            except UnusableFileError as error:
                self._reject(file.name, error)
            else:
                chosen.append((first, last))

    def _read(self, file: Path, generation: int) -> Segment:
        about, held = arrays.read(file)
        if about.get("history") != self._history:
            raise UnusableFileError("it belongs to what was stored before a restore")
        if int(about.get("generation", 0)) > generation:
            raise UnusableFileError("it is newer than the store")
        return segment_of(held)

    def _reject(self, name: str, why: Exception) -> None:
        file = self.directory / name
        _log.warning("The index file %s is made anew from the store: %s.", file, why)
        self.delete(name)

    def _widest_first(self) -> list[Path]:
        """Return the files, those of most keys first: what they hold is in no other, or newer."""
        found = [file for file in self.directory.glob(f"*{SUFFIX}") if _is_named(file.name)]
        return sorted(found, key=lambda file: _span(file.name)[0] - _span(file.name)[1])


def drop_others(directory: Path, kept: Collection[int]) -> None:
    """Delete the files of all collections but those of the keys `kept`."""
    for own in directory.glob("*"):
        if own.name.isdecimal() and int(own.name) not in kept:
            shutil.rmtree(own, ignore_errors=True)


def arrays_of(segment: Segment) -> Arrays:
    """Return the arrays of a segment by name: "columns.keys", "lengths" ..."""
    return taken_apart({field.name: getattr(segment, field.name) for field in fields(Segment)})


def size_of(segment: Segment) -> int:
    """Return how many bytes the arrays of a segment have."""
    return sum(array.nbytes for array in arrays_of(segment).values())


def segment_of(held: Arrays) -> Segment:
    """Return the segment that `arrays_of` took apart. Raises `UnusableFileError`."""
    records = by_record(held)
    try:
        return Segment(
            columns=Columns(**records["columns"]),
            passages=Postings(**records["passages"]),
            titles=Postings(**records["titles"]),
            **records[""],
        )
    except TypeError as error:
        raise UnusableFileError("another version wrote it") from error


def _span(name: str) -> tuple[int, int]:
    first, last, _ = name.split("-")
    return int(first), int(last)


def _is_named(name: str) -> bool:
    first, *rest = name.split("-")
    return len(rest) == 2 and first.isdecimal() and rest[0].isdecimal()
