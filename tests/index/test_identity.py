from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.identity import article_id, canonical_url


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("HTTPS://Example.ORG/News/", "https://example.org/News"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/a#comments", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7"),
        ("  https://example.org  ", "https://example.org/"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
    ],
)
def test_spellings_of_an_address_become_one(spelling: str, canonical: str) -> None:
    """What does not change the page does not change its address."""
    assert canonical_url(spelling) == canonical


@pytest.mark.parametrize("url", ["https://example.org/a?page=2", "http://example.org/a"])
def test_other_pages_stay_other_pages(url: str) -> None:
    """What may change the page is kept."""
    assert canonical_url(url) != canonical_url("https://example.org/a")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "example.org/a", "https://", "https://["]
)
def test_only_web_addresses_are_addresses(url: str) -> None:
    """Anything that a browser would not fetch from a web server is refused."""
    with pytest.raises(ValueError, match=r".+"):
        canonical_url(url)


def test_the_address_decides_before_the_text() -> None:
    """A page whose text changed is the same article; without an address the text decides."""
    assert article_id("https://example.org/a", "x") == article_id("https://example.org/a/", "y")
    assert article_id(None, "x") != article_id(None, "y")


@given(st.text())
def test_every_text_has_an_id(text: str) -> None:
    """An id is 16 hexadecimal digits and depends on nothing but the text."""
    made = article_id(None, text)
    assert len(made) == 16
    assert int(made, 16) >= 0
    assert made == article_id(None, text)


@given(
    st.from_regex(
        r"https?://[a-z]{1,8}\.org(:[1-9][0-9]{1,3})?(/[a-z]{0,4}){0,3}(\?[a-z]=[0-9])?",
        fullmatch=True,
    )
)
def test_canonical_addresses_stay_as_they_are(url: str) -> None:
    """Making an address canonical twice is making it canonical once."""
    once = canonical_url(url)
    assert canonical_url(once) == once
