"""Which files are meant: the ones named, and those in the folders named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Literal

from index.errors import SourceError

Place = Path | Literal["-"]
"""A file, a folder, or "-" for standard input."""

MARKDOWN = (".md", ".markdown")
PLAIN = (".txt", ".text")
JSONL = (".jsonl", ".ndjson")
OFFERED = (*MARKDOWN, *PLAIN, *JSONL)
"""What is read in a folder, by the ends of the files' names."""

_OF_PROGRAMS = ("__MACOSX", "__pycache__")  # folders that nobody keeps articles in


def _ignore(_: Path) -> None:
    """Be told of what is passed over, and say nothing of it."""


def discover(
    places: Sequence[Place], passed_over: Callable[[Path], object] = _ignore
) -> list[Place | SourceError]:
    """Return the files at `places`, each once; those of a folder and its folders by name.

    `passed_over` is told of each file of a folder that is not one of `OFFERED`; hidden files are
    passed over in silence.
    """
    found: dict[object, Place | SourceError] = {}
    for place in places:
        for one in _files(place, passed_over):
            found.setdefault(_identity(one), one)
    return list(found.values())


def name(place: Place | PurePath) -> str:
    """Return `place` as it can be printed everywhere."""
    return "standard input" if place == "-" else os.fsencode(place).decode(errors="replace")


def _files(place: Place, passed_over: Callable[[Path], object]) -> Iterator[Place | SourceError]:
    if place == "-" or place.is_file():
        yield place
    elif place.is_dir():
        nothing = SourceError(name(place), f"holds no file to read: no {', '.join(OFFERED)}")
        yield from list(_files_in(place, passed_over)) or [nothing]
    else:
        kind = "is not a file or folder" if os.path.lexists(place) else "does not exist"
        yield SourceError(name(place), kind)


def _files_in(folder: Path, passed_over: Callable[[Path], object]) -> Iterator[Place | SourceError]:
    seen: set[Path] = set()
    errors: list[OSError] = []
    for path, folders, files in os.walk(folder, followlinks=True, onerror=errors.append):
        here = Path(path)
        seen.add(here.resolve())
        folders[:] = [one for one in sorted(folders) if _is_new(here / one, seen)]
        for one in (here / file for file in sorted(files) if not file.startswith(".")):
            if one.suffix.lower() in OFFERED:
                yield from _files(one, passed_over)
            else:
                passed_over(one)
    for error in errors:
        yield SourceError(name(Path(error.filename)), f"cannot be read: {error.strerror}")


def _is_new(folder: Path, seen: set[Path]) -> bool:
    # A link may lead back to a folder above it.
    ours = not folder.name.startswith(".") and folder.name not in _OF_PROGRAMS
    return ours and folder.resolve() not in seen


def _identity(one: Place | SourceError) -> object:
    return one.resolve() if isinstance(one, Path) else str(one)
