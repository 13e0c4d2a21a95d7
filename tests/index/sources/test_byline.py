"""The byline of a text is found where it is plain, and the text stays as it is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.byline import find, without

DAY = datetime.date(2026, 2, 26)
MARTHA = ("Martha Lyle",)
BODY = "Councillors passed a budget on Wednesday night."
LINES = ["By Martha Lyle", "26 February 2026", "Updated: 27 Feb 2026", "Budget passes", BODY, ""]


@pytest.mark.parametrize(
    ("head", "authors", "date"),
    [
        ("By Martha Lyle\n26 February 2026", MARTHA, DAY),
        ("By Martha Lyle\n\n26 February 2026", MARTHA, DAY),
        ("26 February 2026", (), DAY),
        ("By Martha Lyle", MARTHA, None),
        ("By Zorblat Mbeki\nPublished 26 Feb 2026\nUpdated: 3 March 2026", None, DAY),
        ("By a staff reporter\n26 February 2026", (), DAY),
        ("By Martha Lyle\nCourier Staff Writer\n26 February 2026", MARTHA, DAY),
        ("By Martha Lyle\n25 February 2026\n26 February 2026", MARTHA, None),
    ],
)
@pytest.mark.parametrize("above", ["", "Budget passes\n\n"])
def test_a_byline_is_found_at_the_start(
    head: str, authors: tuple[str, ...] | None, date: datetime.date | None, above: str
) -> None:
    """It may stand below a title; two days are none."""
    text = f"{above}{head}\n\n{BODY}"
    found = find(text)
    assert found is not None
    assert found.authors == (("Zorblat Mbeki",) if authors is None else authors)
    assert found.date == date
    assert text[found.start : found.end] == head


def test_a_byline_may_stand_below_what_stands_below_a_title() -> None:
    """A short paragraph between them hides no name; a date alone would be a date of the text."""
    above = "Budget passes\n\nIt took five hours.\n\n"
    assert find(f"{above}By Martha Lyle\n\n{BODY}") is not None
    assert find(f"{above}26 February 2026\n\n{BODY}") is None
    assert find(f"{BODY * 9}\n\nBy Martha Lyle\n\n{BODY}") is None
    assert find(f"One.\n\nTwo.\n\nThree.\n\nBy Martha Lyle\n\n{BODY}") is None


@pytest.mark.parametrize(
    "text",
    [
        f"26 February 2026\n\n{BODY}\n\n3 March 2026\n\nThe vote was 19 to 14.",
        f"By Ana Ruiz\n\n{BODY}\n\nBy Ben Reed\n\nThe buses are late.",
        f"The Ferryman\nby Ana Ruiz\nMerle & Stone, 412 pp\n\n{BODY}",
        f"By Popular Request\n\n{BODY}",
        f"By Zorblat Mbeki\n\n{BODY}",
        f"Updated: 27 Feb 2026\n\n{BODY}",
        "By Martha Lyle\n26 February 2026\n",
        "",
    ],
)
def test_lines_that_may_be_the_articles_stay(text: str) -> None:
    """Chronicles, letters, reviewed books and a text of nothing else have no byline."""
    assert find(text) is None
    assert without(text) == text


@given(st.lists(st.sampled_from(LINES), max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_reading_moves_and_changes_nothing(lines: list[str], between: str) -> None:
    """Of a text only the letters of its byline become blanks: all else stays where it stood."""
    text = between.join(lines)
    found, left = find(text), without(text)
    start, end = (found.start, found.end) if found else (0, 0)
    assert len(left) == len(text)
    assert left[:start] + left[end:] == text[:start] + text[end:]
    assert not left[start:end].strip()
    assert BODY not in text[start:end]
