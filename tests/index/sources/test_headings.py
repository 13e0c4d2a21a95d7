"""Which lines of a plain text are headings: in doubt none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Answer, Library
from index.sources.headings import of_plain
from index.sources.texts import from_markdown, from_plain
from tests.index.sources.test_wrapped import DATA
from tests.index.timing import seconds

GUIDE = """\
Setting up the hub

By the Pondwatch team
20 March 2026

What you need

A hub and a phone. You do not need an account.

Setting up

1. Plug in the hub.
2. Tap Add hub.

Frost

The sensors fail below five degrees.
"""
RULES = """\
House Rules
===========

Last changed: 14/09/2025 by Odile

GENERAL

1. Characters start at level 3.
2. Phones are on silent.

CRITICAL HITS AND FUMBLES
A natural 20 does maximum damage.

Trading between characters

Magic items are only swapped at the club, and both players sign.

Lost or damaged items
---------------------
Tell Petra straight away.

4. Absent players
4.1 Say so by noon.

5. Safety tools
We use the X-card at every table.
"""
BODY = "The committee met on Monday and closed the bridge."


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in of_plain(text)]


def test_headings_of_a_plain_text_are_known_by_their_places() -> None:
    """ "Frost" was a sentence that found nothing, and what stands below it did not say of what."""
    article = from_plain(GUIDE, "guide")
    headings = [article.text[one.start : one.end] for one in article.sections]
    assert headings == ["What you need", "Setting up", "Frost"]
    with Library.open() as library:
        library.add(article)
        (hit, *_) = library.search("When do the sensors fail?")
    assert hit.under == ("Frost",)


def test_headings_of_several_looks_are_known_in_one_text() -> None:
    """Rules grow over years: none of these had headings, where one line was of another look."""
    assert found(RULES) == [
        "House Rules",
        "GENERAL",
        "CRITICAL HITS AND FUMBLES",
        "Trading between characters",
        "Lost or damaged items",
        "4. Absent players",
        "5. Safety tools",
    ]


def test_rules_of_a_plain_text_are_found_by_their_heading() -> None:
    """ "trading rules" found the one sentence with the word, and not first what the rule is."""
    with Library.open() as library:
        library.add(from_plain(RULES))
        answer = library.ask("trading rules")
    assert isinstance(answer, Answer)
    assert answer.hits[0].text.startswith("Magic items are only swapped")


def test_plain_text_has_the_headings_that_markdown_has() -> None:
    """The same text with marks and without has the same parts."""
    marked = GUIDE.replace("What", "## What").replace("Setting up\n\n1", "## Setting up\n\n1")
    article = from_markdown("# " + marked.replace("Frost", "## Frost"))
    plain = from_plain(GUIDE)
    assert [article.text[one.start : one.end] for one in article.sections] == [
        plain.text[one.start : one.end] for one in plain.sections
    ]
    assert {one.level for one in article.sections} == {one.level for one in plain.sections}


@pytest.mark.parametrize(
    "line",
    [
        "the rules",
        "The rules:",
        "Bring a boat, or two",
        "Rules |",
        "- Rules",
        "2. Rules",
        "14:00 – Raft race",
        "What are the rules?",
        "“Rules”",
        "Dana Holm",
        "Anna",
        "DANA HOLM",
        "Advertisement",
        "Prices",
        "All that nobody ever tells you of the rules of this pool",
    ],
)
def test_a_line_that_may_be_something_else_leaves_none(line: str) -> None:
    """Text would stand under a heading that is none of it, or under the one before."""
    sure = f"Prices\n\n{BODY}\n\nRules\n\n{BODY}"
    assert found(sure) == ["Prices", "Rules"]
    assert found(f"{sure}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "DANA HOLM",
        "CITY 3 UNITED 1",
        "DOORS: 14:00",
        "THE RULES\n\nOF THE POOL",
        "PRICES",
        "THAT NOBODY IS EVER TOLD OF THE RULES OF THIS POOL",
    ],
)
def test_one_line_in_capitals_that_is_none_leaves_none(line: str) -> None:
    """Speakers, scores, labels and shouting look like headings in capitals."""
    sure = f"PRICES\n\n{BODY}\n\nRULES\n{BODY}"
    assert found(sure) == ["PRICES", "RULES"]
    assert found(f"{sure}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line", ["2. Rules", "4. Rules", "3. the rules", "3. Rules: none", "3. Rules\n4. Dues"]
)
def test_one_numbered_line_that_is_an_item_leaves_none(line: str) -> None:
    """A list is numbered as headings are."""
    sure = f"1. Prices\n{BODY}\n2. Cleaning\n{BODY}"
    assert found(sure) == ["1. Prices", "2. Cleaning"]
    assert found(f"{sure}\n{line}\n{BODY}") == []


def test_one_letter_may_greet_where_several_are_signed() -> None:
    """A newsletter greets once; among letters each signature may look like a heading."""
    body = f"THE HEATING\n\n{BODY}\n\nLOST AND FOUND\n\n{BODY}"
    assert found(f"Hello members,\n\n{body}\n\nBram") == ["THE HEATING", "LOST AND FOUND"]
    assert found(f"Dear sirs,\n\n{body}\n\nDear editor,\n\n{BODY}") == []


@pytest.mark.parametrize(
    "text",
    [
        f"Prices\n\n{BODY}",
        f"Name  Price\n-----------\n{BODY}\n\nName  Size\n----------\n{BODY}",
        "1. sisal\n2. a machine\n3. three people",
        "1. Chair's report\n2. Accounts\n3. Elections",
        f"{BODY}\n\nPrices\n\nRules\n\n{BODY}",
        f"Prices\n\n{BODY}\n\nRules",
        "Prices\n\nLow.\n\nRules\n\nFew.",
        f"Prices\n\n{BODY}\n\nRules\n\nand so on.",
        f"Prices\n\n{BODY}\n\nRules\n\n13:00 – Opening\n14:00 – Raft race",
        f"Dear editor, {BODY}\n\nConcerned Resident\n\n{BODY}\n\nOld Sailor\n\n{BODY}",
        "Spring came\n\nand it was wet.\n\nSummer came\n\nand it was dry.",
        f"Prices\n{BODY}\n\nRules\n{BODY}",
        "",
    ],
)
def test_lines_that_are_no_headings_are_none(text: str) -> None:
    """Items, signatures, verse, the last line, and one that stands right above its paragraph."""
    assert found(text) == []


def test_news_and_interviews_have_no_headings() -> None:
    """Among 1,700 articles only twenty have any: reports, minutes, notes on games."""
    names = ("community_articles.jsonl", "speakers.jsonl", "unseen_speakers.jsonl")
    lines = [line for name in names for line in (DATA / name).read_text().splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    first = [found(text)[0] for text in texts if of_plain(text)]
    assert first == [
        "1) Planning",
        "1) Pound Lane",
        "TREASURER",
        "WHAT IS NEW",
        "1. Venue",
        "FILM",
        "LANDINGS",
        "ORIGINS",
        "SUMMARY",
        "The complaint",
        "The rain",
        "SYNOPSIS",
        "WHERE TO SLEEP",
        "HEROES",
        "1. Minutes of the October meeting",
        "SALLOW LANE ALLOTMENT ASSOCIATION",
        "FROM THE CAPTAIN",
        "Highlights",
        "Note from the maintainers",
        "1. Last minutes",
    ]


@given(st.text(st.sampled_from("Aa .\n\t?-"), max_size=120), st.integers(0, 20))
def test_headings_are_slices_in_order(text: str, start: int) -> None:
    """Each is a line, trimmed, behind the one before."""
    at = start
    for one in of_plain(text, start):
        assert at <= one.start < one.end
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        assert "\n" not in text[one.start : one.end]
        at = one.end


@pytest.mark.parametrize("unit", ["A\n\n", "A b.\n\n", "\n", " \n", "A\n", " ", "A "])
def test_a_text_of_many_lines_takes_no_longer_for_each(unit: str) -> None:
    """Eight times as many take about eight times as long."""
    assert seconds(lambda: of_plain(unit * 64_000)) < 32 * seconds(lambda: of_plain(unit * 8_000))
