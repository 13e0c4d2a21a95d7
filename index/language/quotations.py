"""Where a text stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.segment import Sentence

_OPENING = "“"
_CLOSING = "”"
_STRAIGHT = '"'


def quoted(text: str, sentences: Sequence[Sentence]) -> bytearray:
    """Return one byte a character of `text`: 1 inside quotation marks, the marks included.

    A quotation that is not closed ends with its paragraph, as editors leave it where the next
    paragraph goes on.
    """
    mask = bytearray(len(text))
    for start, end in _paragraphs(sentences):
        for opened, closed in _quotations(text, start, end):
            mask[opened:closed] = b"\x01" * (closed - opened)
    return mask


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for one in sentences:
        start, _ = bounds.get(one.paragraph, (one.start, one.end))
        bounds[one.paragraph] = (start, one.end)
    yield from bounds.values()


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for place in range(start, end):
        mark = text[place]
        if opened is None and mark in (_OPENING, _STRAIGHT):
            opened = place
        elif opened is not None and mark in (_CLOSING, _STRAIGHT):
            yield opened, place + 1
            opened = None
    if opened is not None:
        yield opened, end
