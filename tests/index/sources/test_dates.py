from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.dates import date_in_name, days_left_open, parse_date

DAY = datetime.date(2024, 5, 31)


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-31",
        "20240531",
        "2024/05/31",
        "31 May 2024",
        "May 31, 2024",
        "Fri, 31 May 2024 09:30:00 +0200",
        "2024-05-31T23:59:00Z",
        "2024-05-31 23:59:00 EST",
        "31/05/2024",
        "05/31/2024",
        "31.5.2024",
        "31. 05. 2024",
        "5.31.2024",
        "31. Mai 2024",
        "Freitag, 31. Mai 2024",
        "31 mai 2024",
        DAY,
        datetime.datetime(2024, 5, 31, 23, tzinfo=datetime.UTC),
        20240531,
    ],
)
def test_one_day_has_many_spellings(written: object) -> None:
    """A date is read however programs and people write it, as the day that stands there."""
    assert parse_date(written) == DAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12. März 2026", datetime.date(2026, 3, 12)),
        ("1. Dez. 2025", datetime.date(2025, 12, 1)),
        ("1er février 2026", datetime.date(2026, 2, 1)),
        ("3 AOÛT 2026", datetime.date(2026, 8, 3)),
    ],
)
def test_months_have_german_and_french_names(written: str, day: datetime.date) -> None:
    """The languages that the bot speaks are read too."""
    assert parse_date(written) == day


@pytest.mark.parametrize("written", ["03/04/2024", "3.4.24", "May 2024", "2024", 2024, "May 31"])
def test_an_open_date_is_not_guessed(written: object) -> None:
    """Where the day, the month or the year could be another one there is no date."""
    assert parse_date(written) is None


@pytest.mark.parametrize("written", ["3.4.2024", "2024/04/03", "2024-4-3", "2024.04.03"])
def test_full_stops_and_years_tell_the_order(written: str) -> None:
    """Who writes dates so means the third of April; the article was once stored without a date."""
    assert parse_date(written) == datetime.date(2024, 4, 3)


def test_an_open_date_in_numbers_means_one_of_two_days() -> None:
    """They can be told to whoever wrote it; what leaves more open names no day."""
    two = [datetime.date(2024, 3, 4), datetime.date(2024, 4, 3)]
    assert days_left_open("03/04/2024") == days_left_open(" 3.4.24 ") == two
    assert days_left_open("May 2024") == days_left_open(2024) == []


@pytest.mark.parametrize("written", [None, ""])
def test_nothing_is_no_date(written: object) -> None:
    """A date that is left empty is missing, not wrong."""
    assert parse_date(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "soon",
        "31. Juni 2024",
        "2024-13-45",
        "99999-01-01",
        "0001-01-01",
        ["2024-05-31"],
        "9" * 5000,
        True,
    ],
)
def test_nonsense_is_said_to_be_no_date(written: object) -> None:
    """What is not a day on which an article can have appeared is refused."""
    with pytest.raises(ValueError, match="date"):
        parse_date(written)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_open_or_refused(written: str) -> None:
    """No text makes anything else go wrong."""
    try:
        day = parse_date(written)
    except ValueError:
        return
    assert day is None or isinstance(day, datetime.date)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("2024-05-31-harbour-tunnel", (DAY, "harbour-tunnel")),
        ("2024_05_31 harbour", (DAY, "harbour")),
        ("20240531", (DAY, "")),
        ("2024-99-31-harbour", (None, "2024-99-31-harbour")),
        ("120240531", (None, "120240531")),
        ("minutes-2024-05-31", (DAY, "minutes")),
        ("minutes_2024_05_31-final", (DAY, "minutes-final")),
        ("minutes 2024-99-31", (None, "minutes 2024-99-31")),
        ("img-20240531", (None, "img-20240531")),
        ("part-12024-05-31", (None, "part-12024-05-31")),
        ("talks-2024-05-31-2024-06-02", (None, "talks-2024-05-31-2024-06-02")),
    ],
)
def test_a_file_name_may_have_a_date(stem: str, expected: tuple[datetime.date | None, str]) -> None:
    """The date is taken off the name; further on than at its start it must be the only one."""
    assert date_in_name(stem) == expected
