"""Files, folders and standard input -> articles. What cannot be read never stops the others."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from index.errors import SourceError
from index.models import Article
from index.sources import front_matter, jsonl
from index.sources.encoding import decode
from index.sources.folders import JSONL, MARKDOWN, OFFERED, PLAIN, Place, name
from index.sources.texts import from_markdown, from_plain

_SENTENCE = re.compile(r"^\W{0,3}[^\W\d_].*[.!?…。！？]\W{0,3}$", re.MULTILINE)
_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)

LARGEST = 20_000_000
"""The most bytes a text may have. A JSONL file may have more, but not a line of it."""


def read_one(place: Place) -> Iterator[Article | SourceError]:
    """Yield the articles of one file, or of standard input."""
    where = name(place)
    try:
        if place == "-":
            yield from _read_stream(sys.stdin.buffer, where)
        else:
            yield from _read_file(place, where)
    except OSError as error:
        yield SourceError(where, f"cannot be read: {error.strerror or error}")
    except ValueError as error:
        yield SourceError(where, str(error))


def read_bytes(data: bytes, file_name: str) -> Iterator[Article | SourceError]:
    """Yield the articles of a file called `file_name` that holds `data`."""
    path = PurePath(file_name)
    try:
        yield from _read_binary(io.BytesIO(data), path, name(path))
    except ValueError as error:
        yield SourceError(name(path), str(error))


def _read_file(path: Path, where: str) -> Iterator[Article | SourceError]:
    with path.open("rb") as file:
        yield from _read_binary(file, path, where)


def _read_binary(file: BinaryIO, path: PurePath, where: str) -> Iterator[Article | SourceError]:
    suffix = path.suffix.lower()
    if suffix in JSONL:
        yield from jsonl.read(file, where)
    else:
        text = _text(file)
        if _PAGE.match(text):
            raise ValueError("is a page in HTML; save what it says as text, in a .txt file")
        if not suffix:
            _check_is_prose(text)
        yield _maker(suffix)(text, path.stem)


def _maker(suffix: str) -> Callable[[str, str], Article]:
    if suffix in MARKDOWN:
        return from_markdown
    if suffix in PLAIN or not suffix:
        return from_plain
    raise ValueError(f"is a {suffix} file; Onrecord reads {', '.join(OFFERED)}")


def _check_is_prose(text: str) -> None:
    """Raise `ValueError` where the text of a file without an end to its name is no article."""
    if text.startswith("#!"):
        raise ValueError("is a program, not an article")
    if not _SENTENCE.search(text):
        raise ValueError("has no sentence; if it is an article, end its name in .txt")


def _read_stream(stream: BinaryIO, where: str) -> Iterator[Article | SourceError]:
    data = stream.read(LARGEST + 1)
    if jsonl.looks_like(data):
        yield from jsonl.read(io.BytesIO(data + stream.read()), where)
        return
    text = _text(io.BytesIO(data))
    yield from_markdown(text) if front_matter.stands_before(text) else from_plain(text)


def _text(file: BinaryIO) -> str:
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(f"is larger than {LARGEST // 1_000_000} MB; split it into articles")
    if not data:
        raise ValueError("is empty")
    return decode(data)
