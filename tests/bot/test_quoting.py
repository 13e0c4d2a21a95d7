from __future__ import annotations

from typing import Any

import pytest

from bot.messages.message import Message
from bot.quoting import trace
from bot.words import english
from index.library import Library
from index.models import Hit
from tests.bot.press import ELSEWHERE, SAID

CHATTER = "The gulls were loud on the roof that day, and nobody knew why. "


@pytest.fixture
def searched(press: Library, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of what is searched for from now on."""
    texts, search = list[str](), press.search

    def note(text: str, **options: Any) -> tuple[Hit, ...]:
        texts.append(text)
        return search(text, **options)

    monkeypatch.setattr(press, "search", note)
    return texts


def traced(library: Library, text: str) -> Message:
    return trace(library, text, ELSEWHERE, english())


def test_a_long_text_is_looked_up_by_its_start(press: Library, searched: list[str]) -> None:
    """Ten embeds of 4,000 characters kept a search thread busy for seconds; this is said."""
    said = traced(press, f"“{SAID}.” {640 * CHATTER}")
    assert "word for word" in said.heading
    assert sum(map(len, searched)) < 4000
    assert "its first 2000 characters" in said.text
    assert "its first 2000 characters" in traced(press, f"{640 * CHATTER} “{SAID}.”").heading
    assert "characters" not in traced(press, f"“{SAID}.” {9 * CHATTER}").text


@pytest.mark.parametrize(
    "text", [f"“{SAID}.”", f"> {SAID}\n> “{SAID}.”", f"“{SAID}”, “{SAID},” and “{SAID.upper()}”"]
)
def test_what_is_quoted_twice_is_looked_up_once(
    press: Library, searched: list[str], text: str
) -> None:
    """A text that is its own quotation is one, and so are quotations that are typeset otherwise."""
    assert "word for word" in traced(press, text).heading
    assert len({one.casefold() for one in searched}) == len(searched) <= 2


def test_what_is_quoted_twice_and_is_not_there_is_named_once(press: Library) -> None:
    """A made-up quotation that stands twice in a message is one."""
    said = traced(press, f"“{SAID}” “Zeppelins will land free” “zeppelins will land free.”")
    assert said.text.count("Not in the articles") == 1
