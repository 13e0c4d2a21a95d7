"""What people type otherwise than articles write it."""

from __future__ import annotations

import pytest

from index.search import read
from index.search.wording import as_written


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("What's new?", "What is new?"),
        ("what’s new", "what is new"),
        ("whats new", "what is new"),
        ("WHAT'S NEW", "WHAT IS NEW"),
        ("what'd Price say", "what did Price say"),
        ("I'm in, can't I go?", "I am in, can not I go?"),
        ("dont they pay", "do not they pay"),
        ("the WHO's plan", "the WHO's plan"),
        ("Ana's plan for its well", "Ana's plan for its well"),
        ("", ""),
    ],
)
def test_function_words_are_written_out(typed: str, full: str) -> None:
    """Names keep their “'s”, and words that are spelt like a contraction stay."""
    assert as_written(typed) == full


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("how much will the toll go up?", "how much will the toll rise?"),
        ("why did fares go up by so much", "why did fares rise by so much"),
        ("DID IT GO DOWN", "DID IT FALL"),
        ("is the fee going up this year", "is the fee rising this year"),
        ("can you go up the tower", "can you go up the tower"),
        ("who went down on the moor", "who went down on the moor"),
    ],
)
def test_what_goes_up_rises(typed: str, written: str) -> None:
    """Articles write it so; where somebody goes up a tower nothing rises."""
    assert as_written(typed) == written


@pytest.mark.parametrize("typed", ["What's the toll?", "whats the toll", "isn't the toll"])
def test_a_contraction_is_nothing_to_look_for(typed: str) -> None:
    """It used to be a word that no article contains."""
    assert [word.text for word in read(typed).words] == ["toll"]


def test_a_phrase_keeps_its_contraction() -> None:
    """What stands in quotation marks is looked for as it is."""
    assert read("who said “we can't stop”").phrases == ("we can't stop",)
