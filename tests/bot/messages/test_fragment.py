"""Links open at the sentence, where a page can."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.fragment import at_sentence

PAGE = "https://courier.example/tax"


@pytest.mark.parametrize(
    ("sentence", "directive"),
    [
        ("The tax rises.", "The%20tax%20rises"),
        ("“A well-known, & more,” he.", "A%20well%2Dknown%2C%20%26%20more%2C%E2%80%9D%20he"),
        (" ".join("abcdefghijklmn") + ".", "a%20b%20c%20d%20e%20f,i%20j%20k%20l%20m%20n"),
    ],
)
def test_the_words_are_found_on_the_page(sentence: str, directive: str) -> None:
    """A short sentence is looked for as a whole, a long one by both ends, with nothing active."""
    assert at_sentence(PAGE, sentence) == f"{PAGE}#:~:text={directive}"


@pytest.mark.parametrize("url", [f"{PAGE}.pdf", f"{PAGE}#:~:text=other", "http://[broken"])
def test_where_that_cannot_work_the_link_is_plain(url: str) -> None:
    """A file that is no page, and an address that has its own words already, stay as they are."""
    assert at_sentence(url, "The tax rises.") == url


def test_a_place_on_the_page_is_kept() -> None:
    """An address with a place in it keeps it."""
    assert at_sentence(f"{PAGE}#more", "Yes.") == f"{PAGE}#more:~:text=Yes"


@given(st.text(max_size=200))
def test_any_sentence_makes_an_address(sentence: str) -> None:
    """Whatever the sentence is, its words stand in it and nothing of it has a meaning."""
    found = at_sentence(PAGE, sentence).partition("#:~:text=")[2]
    assert not set("&- ()").intersection(found)
    if "\ufffd" not in unquote(found):
        assert all(unquote(end) in " ".join(sentence.split()) for end in found.split(","))
