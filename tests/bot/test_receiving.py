from __future__ import annotations

import datetime

from bot.receipt import Added, receipt
from bot.receiving import LONGEST, add, pasted
from bot.words import english
from index.library import Library
from index.models import Article, Change, DateSource
from tests.bot.press import TAX


def test_a_text_that_would_hold_everything_up_is_left_out() -> None:
    """An article that is too long is named with the reason, and the next one is added."""
    long = Article(title="The whole encyclopaedia", text="word " * (LONGEST // 5 + 1))
    added = Added()
    with Library.open() as library:
        add(library, "user:1", [long, TAX], added)
        assert [card.title for card in library.articles(collections=["user:1"])] == [TAX.title]
    assert added.titles == {Change.ADDED: [TAX.title]}
    (skipped,) = added.skipped
    assert skipped.where == long.title
    assert "add it in parts" in skipped.reason


def test_a_pasted_text_has_its_byline_read() -> None:
    """It gives author and date where the form leaves them open, with a title there and without."""
    byline = "By Martha Lyle\n26 February 2026\n\nIt rained."
    for title in ("Budget passes", ""):
        read = pasted(byline, title, "", "")
        assert isinstance(read, Article)
        assert (read.authors, read.date) == (("Martha Lyle",), datetime.date(2026, 2, 26))
        assert read.date_source is DateSource.PAGE
        told = pasted(byline, title, "", "2026-02-27")
        assert isinstance(told, Article)
        assert (told.date, told.date_source) == (
            datetime.date(2026, 2, 27),
            DateSource.METADATA,
        )


def test_a_date_that_is_left_open_is_told() -> None:
    """An article was once stored without a date, and nobody heard of it."""
    told = (
        "*Bees* is stored without a date, because “{}” leaves open which day it is. Write it as {}"
    )
    for date, days in (("05/12/2026", "2026-05-12 / 2026-12-05"), ("May 2026", "2031-05-28")):
        for one in (
            pasted("It rained.", "Bees", "", date),
            pasted(f"---\ntitle: Bees\ndate: {date}\n---\nIt rained.", "", "", ""),
        ):
            with Library.open() as library:
                add(library, "user:1", [one], added := Added())
            assert told.format(date, days) in receipt(added, english())


def test_lines_of_a_pasted_text_that_is_wrapped_are_joined() -> None:
    """An e-mail was cut at every line, but without a title, where it is read as Markdown."""
    mail = (
        "The European servers move to a new data centre on Friday, and the guild banks\nare closed."
    )
    for title in ("Servers", ""):
        read = pasted(mail, title, "", "")
        assert isinstance(read, Article)
        assert read.text == mail.replace("\n", " ")


def test_a_corrected_text_is_said_to_stand_beside_the_first() -> None:
    """Whoever added it is told the id of the other one, and how to remove that."""
    text = "The tax will rise by 3 per cent."
    corrected = Article(title=TAX.title, publisher=TAX.publisher, text=text)
    with Library.open() as library:
        first, second = Added(), Added()
        add(library, "user:1", [TAX], first)
        add(library, "user:1", [corrected], second)
    assert (first.doubles, len(second.doubles)) == ([], 1)
    said = receipt(second, english())
    assert f"is already here with a different text (`{TAX.id}`)" in said
    assert "remove the old one by that id with `/articles remove`" in said
