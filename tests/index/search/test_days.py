"""Days as questions name them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.days import When, bounds, days_of, in_words


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("12 March 2026", date(2026, 3, 12), date(2026, 3, 12)),
        ("March 12, 2026", date(2026, 3, 12), date(2026, 3, 12)),
        ("the 3rd of May 2026", date(2026, 5, 3), date(2026, 5, 3)),
        ("Feb. 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-02-07", date(2026, 2, 7), date(2026, 2, 7)),
        ("1987", date(1987, 1, 1), date(1987, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year(written: str, first: date, last: date) -> None:
    """What is named becomes its first and its last day."""
    assert days_of(written) == (first, last)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "31 June 2026",
        "29 February 2025",
        "2026-13",
        "13",
        "May",
        "Maybe 2026",
        "03/04/2026",
    ],
)
def test_what_names_no_days(written: str) -> None:
    """What is no date, does not exist or leaves the year open is refused with what to write."""
    with pytest.raises(ValueError, match="write 2026-05-31, 2026-05 or 2026"):
        days_of(written)


def test_bounds_are_the_first_day_and_the_last() -> None:
    """What only one of the two says leaves the other end open; what is no day is an error."""
    assert bounds("2026-02", "2026-02") == (date(2026, 2, 1), date(2026, 2, 28))
    assert bounds(None, "2026") == (None, date(2026, 12, 31))
    assert bounds("2026", "") == (date(2026, 1, 1), None)
    with pytest.raises(ValueError, match="tomorrow"):
        bounds(None, "tomorrow")


@given(day=st.dates(date(1600, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    """A day written in words or figures is that day."""
    for written in (day.isoformat(), f"{day.day} {day:%B %Y}", f"{day:%b} {day.day}, {day.year}"):
        assert days_of(written) == (day, day)


def test_a_year_that_is_not_named_is_filled_in() -> None:
    """A day is that of the year; 29 February is none of most, and 30 February never."""
    day, leap_day, never = (When.read(written) for written in ("7 May", "29 February", "30 Feb"))
    assert day
    assert leap_day
    assert never
    assert day.days(2025) == (date(2025, 5, 7), date(2025, 5, 7))
    assert leap_day.days(2024) == (date(2024, 2, 29), date(2024, 2, 29))
    assert [leap_day.exists(year) for year in (2024, 2025, 1900)] == [True, False, False]
    assert not never.exists()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2026-05-18", "18 May 2026"),
        ("What closed on 2026-05-08?", "What closed on 8 May 2026?"),
        ("2026-13-18 and 12026-05-18", "2026-13-18 and 12026-05-18"),
    ],
)
def test_a_day_in_numbers_is_one_in_words(typed: str, written: str) -> None:
    """A day as tables have it is the day that sentences spell out."""
    assert in_words(typed) == written
