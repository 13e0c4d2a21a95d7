"""From bytes to text: which encoding a file has, and whether it is text at all."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the one of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as Word and EPUB files are"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
_MOST_CONTROLS = 0.05
_MOST_ACCENTS = 0.3


def decode(data: bytes) -> str:
    """Return the text that `data` encodes, with line ends as `\\n`.

    Byte order marks first, then UTF-8, UTF-16, Windows-1252 and a guess. Raises `ValueError` with
    the reason when it is not text.
    """
    text = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    encoding = marked_encoding(data) or _unmarked_utf_16(data)
    if encoding:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            raise ValueError(f"is not valid {encoding.upper()}, as its first bytes say") from None
    _check_is_text(data)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _western(data) or _guessed(data)


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start of `data` names, if any."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_utf_16(data: bytes) -> str | None:
    # In most languages every second byte of UTF-16 is zero, or nearly so.
    first, second = data[0:4096:2], data[1:4096:2]
    most = 0.4 * len(second)
    if len(data) % 2 or len(data) < 4 or min(first.count(0), second.count(0)) > most / 8:
        return None
    if second.count(0) > most:
        return "utf-16-le"
    return "utf-16-be" if first.count(0) > most else None


def _check_is_text(data: bytes) -> None:
    for start, kind in _KINDS:
        if data.startswith(start):
            raise ValueError(f"is {kind}, not text")
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        raise ValueError("is binary, not text")


def _western(data: bytes) -> str | None:
    """Return `data` read as Windows-1252, unless that gives more accents than a language has."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = [character for character in text if character.isalpha()]
    accents = sum(not character.isascii() for character in letters)
    return text if accents <= _MOST_ACCENTS * len(letters) else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # seldom needed, and slow to import

    guess = from_bytes(data).best()
    if guess is None:
        raise ValueError("has an encoding that cannot be recognised; save it as UTF-8")
    return str(guess)
