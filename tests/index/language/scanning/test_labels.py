from __future__ import annotations

import pytest

from index.language.scanning.labels import is_lettered, without_label


@pytest.mark.parametrize(
    "text",
    [
        "Q: Why so?",
        "q: Why so?",
        "**Q:** Why so?",
        "**Q: Why so?",
        "Q. Why so?",
        "Q2: Why so?",
        "Question 2: Why so?",
        "1. Why so?",
        "@sir_bonk: Why so?",
        "**@sir.bonk:** Why so?",
        "Host: Why so?",
        "Dr. Dana O’Neill-Holm (BBC): Why so?",
        "Why so?",
    ],
)
def test_a_label_is_taken_off_what_it_stands_before(text: str) -> None:
    """Whether it is a letter, a number, a handle or a name, and in bold."""
    assert without_label(text) == "Why so?"


@pytest.mark.parametrize(
    "text", ["When does the 10:30 train go?", "Why?", "3.5 of what?", "https://a.example/ why?", ""]
)
def test_other_words_are_no_label(text: str) -> None:
    """A clock time, a number and an address stay."""
    assert without_label(text) == text


@pytest.mark.parametrize(
    ("text", "lettered"),
    [
        ("Q: Why?", True),
        ("A. So.", True),
        ("Answer 1: So.", True),
        ("Asa: So.", False),
        ("Q", False),
    ],
)
def test_a_letter_says_who_asks_and_who_answers(text: str, lettered: bool) -> None:
    """As it does before each line of questions and answers."""
    assert is_lettered(text) is lettered
