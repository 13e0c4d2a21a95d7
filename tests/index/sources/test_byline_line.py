"""Lines of a byline: who and when, and nothing that is a sentence of the article."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.byline_line import BylineLine, is_day_line, is_role_line, read_line

DAY, LATER = datetime.date(2026, 2, 26), datetime.date(2026, 2, 27)
PIECES = [
    "By",
    ",",
    "|",
    "and",
    "Martha",
    "Lyle",
    "26",
    "February",
    "2026",
    "\0",
    "–",
    "Updated",
    ":",
]
MARTHA, BOTH = ("Martha Lyle",), ("Martha Lyle", "Colm Devereux")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Martha Lyle", MARTHA),
        ("*By Martha Lyle*", MARTHA),
        ("by Martha Lyle in Pellbrook", MARTHA),
        ("Words by Martha Lyle", MARTHA),
        ("By Martha Lyle, Education Correspondent", MARTHA),
        ("By Martha Lyle, The Pellbrook Gazette", MARTHA),
        ("By Martha Lyle and agencies", MARTHA),
        ("By the Pondwatch team", ("the Pondwatch team",)),
        ("By the Lenn Rivers Trust", ("the Lenn Rivers Trust",)),
        ("By Martha Lyle and Colm Devereux, chief reporter", BOTH),
        ("By Martha Lyle and Colm Devereux, Associated Press", BOTH),
        ("By Martha Lyle, Colm Devereux and Ana Ruiz", (*BOTH, "Ana Ruiz")),
        ("BY MARTHA LYLE", ("MARTHA LYLE",)),
        ("By J. K. Holm Jr.", ("J. K. Holm Jr.",)),
        ("By Ursula von der Leyen", ("Ursula von der Leyen",)),
        ("Von Anna Schmidt, Redakteurin", ("Anna Schmidt",)),
        ("Par Jean Dupont", ("Jean Dupont",)),
    ],
)
def test_who_wrote_it_is_read(line: str, authors: tuple[str, ...]) -> None:
    """Names behind "By" are authors, without what they are and where they wrote."""
    assert read_line(line) == BylineLine(authors, sure=True, by=True)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("26 February 2026", ()),
        ("Thursday, February 26th, 2026", ()),
        ("2026-02-26", ()),
        ("2026-02-26T10:00:00Z", ()),
        ("26. Februar 2026", ()),
        ("26.2.2026", ()),
        ("Published 26 Feb 2026", ()),
        ("Published: 26 Feb 2026, 10:45 am GMT | Updated: 27 Feb 2026", ()),
        ("Publié le 26 février 2026 à 10:30", ()),
        ("Martha Lyle | 26 February 2026", MARTHA),
        ("26 February 2026 · Martha Lyle", MARTHA),
        ("By Martha Lyle, 26 February 2026", MARTHA),
        ("By Martha Lyle 26 February 2026", MARTHA),
        ("Published 26 February 2026 by Martha Lyle", MARTHA),
        ("Par Jean Dupont, le 26 février 2026", ("Jean Dupont",)),
    ],
)
def test_the_day_is_read(line: str, authors: tuple[str, ...]) -> None:
    """A plain day is read with the names beside it; when it was updated is not."""
    read = read_line(line)
    assert read is not None
    assert (read.authors, read.days) == (authors, (DAY,))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Lenn Valley Herald, 26 February 2026", ()),
        ("LENN HERALD | 26 February 2026", ()),
        ("26 February 2026, The Lenn Herald", ()),
        ("Lenn Herald – 26 February 2026 – by Martha Lyle", MARTHA),
        ("Martha Lyle | Lenn Herald | 26 February 2026", MARTHA),
        ("Lenner Zeitung, 26. Februar 2026", ()),
    ],
)
def test_the_paper_beside_the_day_is_read(line: str, authors: tuple[str, ...]) -> None:
    """Clippings name it there; the whole line was a sentence, and the article had no date."""
    read = read_line(line)
    assert read is not None
    assert (read.authors, read.days, read.sure) == (authors, (DAY,), True)
    assert read.outlet
    assert read.outlet in line
    assert read.outlet.split()[-1].lower() in {"herald", "zeitung"}


@pytest.mark.parametrize(
    "line",
    [
        "Lenn Herald",
        "Herald, 26 February 2026",
        "She founded the Lenn Herald, 26 February 2026",
        "Lenn Herald wins, 26 February 2026",
        "Lenn Herald, Bridge Gazette, 26 February 2026",
    ],
)
def test_no_paper_is_read_elsewhere(line: str) -> None:
    """Without a day, or with more words than a name has, it may be what the article tells of."""
    assert read_line(line) is None


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("Updated: 27 Feb 2026", (LATER,)),
        ("Updated: 27 Feb 2026 at 10:45 am GMT", (LATER,)),
        ("Last updated: yesterday, 10:40", ()),
        ("Revised: 5 p.m. ET Tuesday", ()),
        ("Stand: 27.02.2026, 10 Uhr", (LATER,)),
        ("Updated: 03/04/2026", ()),
        ("Mis à jour : le 27 février 2026 à 10:30", (LATER,)),
    ],
)
def test_when_it_was_updated_is_not_when_it_appeared(
    line: str, updated: tuple[datetime.date, ...]
) -> None:
    """It is a byline's line, whatever day it names."""
    assert read_line(line) == BylineLine(sure=True, updated=updated)


@pytest.mark.parametrize(
    "line",
    [
        "By the time the tide turned, Martha Lyle was gone.",
        "By the time the tide turned",
        "By Martha Lyle's count it was nine",
        "By Martha Lyle.",
        "By Friday",
        "By Friday Night",
        "By May",
        "By May 2026",
        "By 26 February 2026",
        "By the Numbers",
        "By the River Lenn",
        "By the Harbour Wall",
        "By the team",
        "By Popular Demand",
        "By Martha Lyle | 26/02/2026",
        "By Dan Holm UNITED PRESS",
        "On 26 February 2026 the council met",
        "On 26 February 2026",
        "26 February 2026 was a cold day",
        "The vote, 26 February 2026",
        "Born 26 February 2026",
        "Martha Lyle died 26 February 2026",
        "Martha Lyle",
        "New York, 26 February 2026",
        "Victoria Park, 26 February 2026",
        "31 February 2026",
        "03/04/2026",
        "February 2026",
        "Updated plans for the quay",
        "Updated: the council has now agreed to pay the workers in May",
        "Updated: Monday talks",
        "Edited: 40 workers",
        "Stand: Sieben Jahre",
        "",
        "By Martha Lyle " * 20,
    ],
)
def test_other_lines_are_none(line: str) -> None:
    """Sentences, open dates, places and whatever says more than who and when stay the article's."""
    assert read_line(line) is None


def test_a_day_is_told_from_a_time() -> None:
    """A time says more than when something was written."""
    for line in ("26 February 2026", "*Thursday, 26 Feb. 2026*", "Date: 26 February 2026"):
        assert is_day_line(line)
    for line in ("26 February 2026 at 7.00pm", "26 February 2026 | Pellbrook", "It rained."):
        assert not is_day_line(line)


@pytest.mark.parametrize("line", ["By Reuters", "By Zorblat Mbeki", "By a staff reporter"])
def test_who_is_no_known_name_is_not_sure(line: str) -> None:
    """It takes a date beside it to show that such a line is a byline's."""
    read = read_line(line)
    assert read is not None
    assert (read.sure, read.by) == (False, True)


def test_what_stands_below_a_name_is_told() -> None:
    """The line "Courier Staff Writer" is a role, and a sentence about one is none."""
    for line in ("Courier Staff Writer", "Daily News Staff Writer", "staff reporter"):
        assert is_role_line(line)
    for line in ("The writer left", "Hospital to cut 400 staff", "Council Cuts Staff", ""):
        assert not is_role_line(line)


@given(st.lists(st.sampled_from(PIECES)))
def test_any_line_is_read_or_is_none(words: list[str]) -> None:
    """Nothing is made up: authors stand in the line as they are named."""
    line = " ".join(words)
    read = read_line(line)
    assert all(author in line for author in (read.authors if read else ()))
