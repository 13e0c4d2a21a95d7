"""Headings that say what a question asks for: what stands below answers it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.library import Library
from index.models import Answer, Outcome, Refusal
from index.sources.texts import from_markdown

NOTES = """---
title: Lantern release notes
---
## Version 2.4.0 – 3 March 2026

- Search is twice as fast on long pages.
- Exports keep footnotes.

## Version 2.3.0 – 9 January 2026

- Tables can be sorted by any column.
- A crash when two windows were closed at once is gone.

### Known problems

- Printing cuts the last line on A5 paper.

### Thanks

## Version 2.2.0

- Dark mode follows the system.
"""
RULES = """# Server rules

## Trading

Post offers once a day at most. Prices must stand in the first line.

## Voice channels

Push to talk is required after 22:00. Music bots need the moderators’ leave.

## Appeals

Write to the moderators within 14 days. They answer within a week.

## What is spam?

Anything that is posted twice.
"""


@pytest.fixture
def server() -> Iterator[Library]:
    """Give a library that holds the rules of a server and some release notes."""
    with Library.open() as library:
        library.add(from_markdown(NOTES))
        library.add(from_markdown(RULES))
        yield library


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("voice channels", ["Push to talk is", "Music bots"]),
        ("what are the rules for trading?", ["Post offers", "Prices must"]),
        ("Trading rules", ["Post offers", "Prices must"]),
        ("how do I appeal", ["Write to", "They answer"]),
        ("What's new in 2.3.0?", ["Tables can", "A crash", "Printing cuts"]),
        ("what changed in version 2.4.0", ["Search is", "Exports keep"]),
        ("known problems in 2.3.0", ["Printing cuts"]),
    ],
)
def test_a_heading_that_is_asked_for_is_answered_by_what_stands_below(
    server: Library, question: str, told: list[str]
) -> None:
    """All of it, in its order, as an answer; the heading itself says nothing."""
    found = server.ask(question)
    assert isinstance(found, Answer)
    assert found.outcome is Outcome.ANSWER
    assert [hit.text[: len(begin)] for hit, begin in zip(found.hits, told, strict=True)] == told
    assert all(hit.under for hit in found.hits)
    assert not found.unknown_words
    assert not any(hit.missing for hit in found.hits)


@pytest.mark.parametrize("question", ["voice chess", "what are the rules for cooking?"])
def test_a_heading_that_lacks_a_word_is_not_asked_for(server: Library, question: str) -> None:
    """What stands below may be close, but does not answer."""
    found = server.ask(question)
    assert isinstance(found, Refusal) or found.outcome is Outcome.CLOSE


def test_a_day_is_not_all_that_stands_below_a_heading(server: Library) -> None:
    """Who asks when or who wants the sentence that tells it."""
    found = server.ask("Who trades?")
    assert isinstance(found, Refusal) or found.outcome is Outcome.CLOSE


def test_a_heading_names_what_the_sentences_below_are_about(server: Library) -> None:
    """It counts as part of their paragraph."""
    first, *_ = server.ask("when is push to talk required in voice channels").hits
    assert first.text == "Push to talk is required after 22:00."


def test_a_heading_in_quotation_marks_is_found(server: Library) -> None:
    """Who asks for its very words is shown where they stand."""
    first, *_ = server.search("“Voice channels”")
    assert first.text == "Voice channels"


def test_a_heading_that_asks_is_answered_as_in_an_faq(server: Library) -> None:
    """The question stands before what answers it."""
    first, *_ = server.ask("What is spam?").hits
    assert first.text == "What is spam?\n\nAnything that is posted twice."


def test_a_heading_with_nothing_below_it_is_a_sentence(server: Library) -> None:
    """It may be all that an article says of something."""
    assert server.search("thanks")[0].text == "Thanks"


def test_of_many_headings_alike_the_one_below_the_rarest_is_asked_for() -> None:
    """“Fixed” stands in each of forty releases, and once the first twenty alone were looked at."""
    releases = (
        f"## Version 3.{n}\n\n### Fixed\n\n- The lamp in room {n} flickers no more.\n\n"
        for n in range(40)
    )
    with Library.open() as library:
        library.add(from_markdown("# Lamp notes\n\n" + "".join(releases)))
        first, *others = library.ask("what was fixed in 3.33").hits
    assert (first.text, first.under) == (
        "The lamp in room 33 flickers no more.",
        ("Version 3.33", "Fixed"),
    )
    assert not others
