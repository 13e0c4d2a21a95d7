from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.encoding import decode

TEXT = "Der Bürgermeister sagte: „Die Brücke kostet 4 Millionen €.“\nÇa va à Łódź — naïve."
WESTERN = "The café’s owner said “no” — twice. A naïve résumé costs 5 €."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_unicode_in_every_form_is_read(encoding: str) -> None:
    """UTF-8, UTF-16 and UTF-32 are told by their marks, UTF-16 also without."""
    assert decode(TEXT.encode(encoding)) == TEXT


def test_windows_1252_is_read() -> None:
    """Typographic quotation marks and accents of older Windows files arrive as they are."""
    assert decode(WESTERN.encode("cp1252")) == WESTERN


def test_other_encodings_are_guessed() -> None:
    """A text with too many accents for Windows-1252 is something else, such as Cyrillic."""
    text = "Мэр города сказал, что новый мост будет построен к концу следующего года. " * 5
    assert decode(text.encode("cp1251")) == text


def test_line_ends_become_one_kind() -> None:
    """Windows, old Macintosh and Unix files read alike."""
    assert decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nrest", "is a PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "an image"),
        (bytes(5000), "binary"),
        (random.Random(1).randbytes(5000), "binary"),
        (b"\xff\xfea", "not valid UTF-16"),
        (b"\xef\xbb\xbf\xff", "not valid UTF-8"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, reason: str) -> None:
    """A binary file, or one that lies about its encoding, is refused with the reason."""
    with pytest.raises(ValueError, match=reason):
        decode(data)


def test_a_few_nuls_do_not_make_a_text_binary() -> None:
    """A stray NUL in a text is left for the article to replace."""
    text = "A text of some length with one \0 in the middle of it."
    assert decode(text.encode()) == text


@given(st.text().map(lambda text: f"A few plain words before. {text}"))
def test_utf_8_is_never_taken_for_something_else(text: str) -> None:
    """Whatever characters follow, UTF-8 is read as UTF-8."""
    expected = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        assert decode(text.encode()) == expected
    except ValueError as error:
        assert "binary" in str(error)  # noqa: PT017


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """No bytes make anything else go wrong."""
    try:
        assert isinstance(decode(data), str)
    except ValueError as error:
        assert str(error)  # noqa: PT017
