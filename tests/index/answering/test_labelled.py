"""Lines behind a label that says what a question asks for, as announcements have them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.answering.headings import SURE
from index.library import Library
from index.models import Answer, Outcome
from index.sources.texts import from_markdown, from_plain

DUNGEON = """24-Hour Charity Dungeon

📅 When: Fri 17 April 2026, 6pm – Sat 18 April, 6pm
📍 Where: Old Ropeworks, main hall
🎲 Who: 6 GMs, 30 seats
Cost: £8 a slot

We play one enormous dungeon for a day without a break. Last year's dungeon raised £1,340.
"""
RECAP = """# Session {number}

Date: {date}
Next session: {after}
Loot: a silver bell

The party reached the session hall at dusk. Next to the bell stood a mule.
"""
TALK = """A talk about the bell

Anna: The bell is cracked
Ben: Who cracked it

Next week they talk about the session again. The cost of the bell was never told.
"""


@pytest.fixture
def club() -> Iterator[Library]:
    """Give a library that holds an announcement, two recaps and a talk."""
    with Library.open() as library:
        library.add(from_plain(DUNGEON))
        for number, date, after in (
            (41, "8 November 2025", "22 November"),
            (43, "6 December 2025", "10 January"),
            (42, "22 November 2025", "6 December"),
        ):
            library.add(from_markdown(RECAP.format(number=number, date=date, after=after)))
        library.add(from_plain(TALK))
        yield library


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("charity dungeon when", "📅 When: Fri 17 April 2026, 6pm – Sat 18 April, 6pm"),
        ("charity dungeon date", "📅 When: Fri 17 April 2026, 6pm – Sat 18 April, 6pm"),
        ("When is the charity dungeon?", "📅 When: Fri 17 April 2026, 6pm – Sat 18 April, 6pm"),
        ("Where is the charity dungeon?", "📍 Where: Old Ropeworks, main hall"),
        ("charity dungeon cost", "Cost: £8 a slot"),
        ("charity dungeon fee", "Cost: £8 a slot"),
        ("How much is the charity dungeon?", "Cost: £8 a slot"),
        ("next session", "Next session: 10 January"),
        ("next session date", "Next session: 10 January"),
        ("When is the next session?", "Next session: 10 January"),
        ("session 41 loot", "Loot: a silver bell"),
    ],
)
def test_a_line_whose_label_is_asked_for_answers(club: Library, question: str, line: str) -> None:
    """With the title it says all that is asked; of several the newest article's comes first."""
    found = club.ask(question)
    assert isinstance(found, Answer)
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text == line


@pytest.mark.parametrize(
    "question", ["charity dungeon menu", "Where is the next session?", "When does the talk end?"]
)
def test_another_label_says_nothing_for_sure(club: Library, question: str) -> None:
    """Nor does one behind which no place stands where one is asked for."""
    assert club.ask(question).confidence < SURE


@pytest.mark.parametrize(
    "question",
    [
        "charity dungeon deadline",
        "When is the deadline for the charity dungeon?",
        "charity dungeon deposit",
        "charity dungeon temperature",
        "What is the score of the charity dungeon?",
    ],
)
def test_a_day_is_no_deadline_and_a_price_no_deposit(club: Library, question: str) -> None:
    """ "Cost: £8" answered whatever has an amount, and "When: 17 April" whatever has a day."""
    assert club.ask(question).confidence < SURE


def test_a_free_event_says_what_it_costs() -> None:
    """ "Cost: free" has no amount in it, and answers all the same."""
    with Library.open() as library:
        library.add(from_plain(DUNGEON.replace("£8 a slot", "free")))
        found = library.ask("What does the charity dungeon cost?")
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text == "Cost: free"


def test_the_price_of_a_part_stands_behind_its_label() -> None:
    """ "Parking: £3" names no price, but shows one where "parking price" asks for it."""
    pool = "The pool\n\nIt is open from May on and has a slide.\n\nParking: £3\nEntry: £4"
    with Library.open() as library:
        library.add(from_plain(pool))
        found = library.ask("pool parking price")
    assert found.outcome is Outcome.ANSWER
    assert found.hits[0].text == "Parking: £3"


@pytest.mark.parametrize("question", ["Ben talk", "bell"])
def test_who_speaks_is_no_label(club: Library, question: str) -> None:
    """A name before a colon says whose words follow, and a word alone may be a name."""
    found = club.ask(question)
    assert found.confidence != SURE
