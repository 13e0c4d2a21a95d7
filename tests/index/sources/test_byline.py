"""The byline of a text is found where it is plain, and the text stays as it is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.models import Article
from index.sources.byline import find, without
from tests.index.timing import seconds

DAY = datetime.date(2026, 2, 26)
MARTHA = ("Martha Lyle",)
BODY = "Councillors passed a budget on Wednesday night."
LINES = ["By Martha Lyle", "26 February 2026", "Updated: 27 Feb 2026", "Budget passes", BODY, ""]


@pytest.mark.parametrize(
    ("head", "authors", "date"),
    [
        ("By Martha Lyle\n26 February 2026", MARTHA, DAY),
        ("By Martha Lyle\n\n26 February 2026", MARTHA, DAY),
        ("26 February 2026\nUpdated: 27 Feb 2026", (), DAY),
        ("By Martha Lyle\r\n26 February 2026\r", MARTHA, DAY),
        ("By Martha Lyle", MARTHA, None),
        ("By Zorblat Mbeki\nPublished 26 Feb 2026\nUpdated: 3 March 2026", None, DAY),
        ("By a staff reporter\n26 February 2026", (), DAY),
        ("By Martha Lyle\nLenn Herald, 26 February 2026", MARTHA, DAY),
        ("By Martha Lyle\nLenn Herald\n26 February 2026", MARTHA, DAY),
        ("Lenn Herald, 26 February 2026", (), DAY),
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


def test_a_day_alone_is_no_sentence() -> None:
    """It was read as the date, and answered as the first sentence of each letter all the same."""
    text = f"26 February 2026\n\n{BODY}"
    assert without(Article(text=text, date=DAY)).strip() == BODY
    assert without(Article(text=text)) == text


def test_a_day_that_says_more_than_the_date_stays_a_sentence() -> None:
    """With a time it is when a meeting begins; below a question it is the answer, and no date."""
    timed = f"Budget meeting\n26 February 2026 at 7.00pm\n\n{BODY}"
    found = find(timed)
    assert found is not None
    assert (found.date, found.start) == (DAY, found.end)
    assert without(Article(text=timed, date=DAY)) == timed
    text = f"26 February 2026\n\n{BODY}"
    asked = Article(title="When does the toll begin?", text=text, date=DAY)
    assert without(asked) == text
    assert find(f"When does the toll begin?\n26 February 2026\n\n{BODY}") is None
    assert find(text, "When does the toll begin?") is None
    assert find(f"By Martha Lyle\n{text}", "When does the toll begin?") is not None


def test_a_heading_is_no_byline() -> None:
    """ "By Rail" made the article one of several, or its second author."""
    for between in ("\n26 February 2026\n\nGetting there\n\n", "\n\n"):
        found = find(f"By Martha Lyle{between}By Rail\n\nTrains run hourly.")
        assert found is not None
        assert found.authors == MARTHA


def test_a_heading_below_a_byline_is_no_role() -> None:
    """Only what stands right below a name says what its bearer is."""
    found = find(f"By Martha Lyle\n\nHospital Staff\n\n{BODY}")
    assert found is not None
    assert found.end == len("By Martha Lyle")


def test_a_long_blank_line_takes_no_longer_than_short_ones() -> None:
    """One of 32,000 blanks once took eleven seconds, four times as long as one of half of them."""
    short, long = f"{' ' * 79}\n" * 400, f"{' ' * 32_000}\n"
    assert _seconds(f"Budget passes\n{long}{BODY}") < 20 * _seconds(f"Budget passes\n{short}{BODY}")


def _seconds(text: str) -> float:
    return seconds(lambda: find(text))


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
        f"Updated: 27 Feb 2026\n\n{BODY}\n\nUpdated: 26 Feb 2026\n\nIt rained.",
        f"Last updated: yesterday, 10:40\n\n{BODY}",
        f"Lenn Herald, 26 February 2026\n\n{BODY}\n\nLenn Herald, 3 March 2026\n\n{BODY}",
        "By Martha Lyle\n26 February 2026\n",
        "",
    ],
)
def test_lines_that_may_be_the_articles_stay(text: str) -> None:
    """Chronicles, letters, reviewed books and a text of nothing else have no byline."""
    assert find(text) is None


def test_the_day_of_an_update_is_the_last_that_is_taken() -> None:
    """It dates a text that says no other day, and hides no name where another one is given."""
    updated = datetime.date(2026, 2, 27)
    text = f"Updated: 27 Feb 2026\n\n{BODY}"
    found = find(text)
    assert found is not None
    assert (found.date, found.updated) == (None, updated)
    assert without(Article(text=text, date=updated)).strip() == BODY
    assert without(Article(text=text, date=DAY)) == text
    signed = Article(text=f"By Martha Lyle\n{text}", authors=MARTHA, date=DAY)
    assert without(signed).strip() == BODY


def test_only_what_an_article_has_goes_from_its_text() -> None:
    """Nothing that the byline says is lost where whoever gave the article did not read it."""
    text = f"By Martha Lyle\n26 February 2026\n\n{BODY}"
    read = Article(text=text, authors=("MARTHA  LYLE", "Ana Ruiz"), date=DAY)
    assert without(read).strip() == BODY
    later = datetime.date(2026, 2, 27)
    for changed in ({"authors": ()}, {"authors": ("M. Lyle",)}, {"date": None}, {"date": later}):
        assert without(read.model_copy(update=changed)) == text


@given(st.lists(st.sampled_from(LINES), max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_reading_moves_and_changes_nothing(lines: list[str], between: str) -> None:
    """Of a text only the letters of its byline become blanks: all else stays where it stood."""
    text = between.join([*lines, "The end."])
    found = find(text)
    told = Article(text=text)
    if found:
        told = told.replace(authors=found.authors, date=found.date or found.updated)
    left = without(told)
    start, end = (found.start, found.end) if found else (0, 0)
    assert len(left) == len(text)
    assert left[:start] + left[end:] == text[:start] + text[end:]
    assert not left[start:end].strip()
    assert BODY not in text[start:end]
