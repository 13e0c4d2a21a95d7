"""JSON Lines: an article a line. The format in which articles leave and come back."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from index.errors import SourceError
from index.models import Article, storable
from index.sources.encoding import decode, marked_encoding
from index.sources.fields import make_article
from index.sources.texts import with_byline

_LONGEST = 20_000_000
_NAMES, _NAME = 5, 30  # how many names of a line are told, and how much of each
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')


def dump(article: Article) -> str:
    """Return the line that `read` makes the same article of, without its line end.

    But for author and day that the article leaves open and its byline has.
    """
    return json.dumps(article.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def looks_like(data: bytes) -> bool:
    """Say whether `data` starts as an object of JSON does."""
    return _OBJECT.match(data) is not None


def read(file: BinaryIO, where: str) -> Iterator[Article | SourceError]:
    """Yield the article of each line, or why it is none. `where` names the file.

    Raises `ValueError` when the whole file is empty, or not in the encoding that its first bytes
    name.
    """
    is_empty = True
    for number, line in enumerate(_lines(file), 1):
        if line.strip():
            is_empty = False
            yield _read(line, f"{where}:{number}")
    if is_empty:
        raise ValueError("is empty")


def _read(line: bytes, where: str) -> Article | SourceError:
    try:
        return parse(_decoded(line))
    except ValueError as error:
        return SourceError(where, str(error))


def parse(line: str) -> Article:
    """Return the article that a line holds, completed by the byline of its text.

    Raises `ValueError` with the reason.
    """
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        raise ValueError(f"is not JSON: {what} at character {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise ValueError("is not JSON that can be read") from None
    if not isinstance(given, dict):
        raise ValueError("is not a JSON object")
    if "text" not in given:
        raise ValueError(f'has no "text"{_instead(given)}')
    if not isinstance(given["text"], str):
        raise ValueError('has a "text" that is not a string')
    return make_article(given["text"], with_byline(given["text"], given))


def _instead(given: dict[str, object]) -> str:
    """Say which names a line has, as one of them may be what is to be called "text"."""
    names = ", ".join(f'"{storable(name[:_NAME])}"' for name in list(given)[:_NAMES])
    return f", but {names}{' and more' if len(given) > _NAMES else ''}" if names else ""


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `file`, of an overlong one only as much as shows that it is."""
    encoding = marked_encoding(start := file.readline(_LONGEST + 1))
    if encoding and encoding != "utf-8-sig":
        # Lines of these cannot be told before they are decoded.
        text = decode(start + file.read())
        file, start = io.BytesIO(text.encode("utf-8", "surrogatepass")), b""
    for line in chain([start] if start else [], iter(lambda: file.readline(_LONGEST + 1), b"")):
        yield line
        while len(line) > _LONGEST and not line.endswith(b"\n"):
            line = file.readline(_LONGEST + 1)


def _decoded(line: bytes) -> str:
    if len(line) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST // 1_000_000} MB")
    return decode(line)
