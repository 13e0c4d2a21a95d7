from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.markdown import blocks


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A *b* **c** ***d*** `e` ~~f~~.", "A b c d e f."),
        ('See [the *plan*](https://example.org "title") now.', "See the plan now."),
        ("See <https://example.org>.", "See https://example.org."),
        ("A ![a chart](chart.png) B", "A B"),
        ("One line\nand the next.", "One line and the next."),
        ("Verse  \nby verse", "Verse\nby verse"),
        ("A &amp; B \\* C &euro;5", "A & B * C €5"),
        ("H<sub>2</sub>O<br>", "H2O"),
        ("> Quoted *words*.", "Quoted words."),
        ("<div class='x'>Plain <b>words</b><script>alert(1)</script></div>", "Plain words"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("“Quoted,” she said.", "“Quoted,” she said."),
    ],
)
def test_a_paragraph_becomes_its_words(markdown: str, text: str) -> None:
    """Marks of Markdown disappear; the words, and nothing but the words, stay."""
    assert [block.text for block in blocks(markdown)] == [text]


def test_every_block_stands_alone() -> None:
    """Headings, items, rows and code are blocks of their own, so no sentence runs through two."""
    page = (
        "# Head\n\nText.\n\n- one\n- two\n  - three\n\n1. four\n\n"
        "| a | b |\n|---|---|\n| c, d | |\n\n```\ncode *x*\n```\n\n"
        "Under\n-----\n\n***\n\n<!-- no -->\n"
    )
    assert [(block.text, block.heading) for block in blocks(page)] == [
        ("Head", True),
        ("Text.", False),
        ("one", False),
        ("two", False),
        ("three", False),
        ("four", False),
        ("a; b", False),
        ("c, d", False),
        ("code *x*", False),
        ("Under", True),
    ]


def test_reference_links_lose_their_definitions() -> None:
    """The address of a link is not part of the text."""
    page = "See [the plan][1].\n\n[1]: https://example.org"
    assert [block.text for block in blocks(page)] == ["See the plan."]


@given(st.text(st.sampled_from("ab *_`[]()<>!#-+|\\\n>&;1.\t\"'~:/"), max_size=80))
def test_any_text_is_markdown(markdown: str) -> None:
    """No text makes reading it fail, and no block is empty."""
    assert all(block.text for block in blocks(markdown))
