from __future__ import annotations

import pytest

from index.sources.plain import split_headline


@pytest.mark.parametrize(
    "title", ["Council approves tunnel", "Who pays for the tunnel?", "Tunnel: the U.S. view"]
)
def test_a_first_line_that_stands_alone_is_the_headline(title: str) -> None:
    """A headline is followed by a blank line and is not a sentence."""
    assert split_headline(f"\n{title}\n \nThe text.\n") == (title, "The text.\n")


@pytest.mark.parametrize(
    "head", ["Council news\n====\n", "Council news\n===\n\n", "\n=====\n Council news\n=====\n\n"]
)
def test_a_first_line_that_is_underlined_is_the_headline(head: str) -> None:
    """It was the first of the headings, and the file's name the title."""
    title, text = split_headline(f"{head}The text.\n\nMore\n====\nText.")
    assert (title, text.lstrip()) == ("Council news", "The text.\n\nMore\n====\nText.")


@pytest.mark.parametrize(
    "text",
    [
        "The council approved the tunnel.\n\nIt rained.",
        "“We will build,” she said.”\n\nIt rained.",
        "No blank line\nfollows here.",
        "Only a line",
        "Only a line\n\n",
        "***\n\nThe text.",
        "=====\n\nThe text.",
        "Dues\n----\nThey rise.",
        "w " * 100 + "\n\nThe text.",
        "",
    ],
)
def test_other_first_lines_are_text(text: str) -> None:
    """A sentence, a long line, a ruler or the only line there is belongs to the text."""
    assert split_headline(text) == ("", text)
