from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.models import DateSource
from index.sources import plain
from index.sources.texts import from_markdown, from_plain

PAGE = """---
title: The tunnel
url: https://example.org/tunnel
publisher: The Valley Chronicle
author: A. Writer
date: 2024-05-31
tags: [roads, money]
---

# The tunnel

It will cost *much*.

## Who pays

Nobody knows.
"""
BOLD = "**What we did**\n\nWe dived.\n\n**Fight!**\n\nWe won.\n\n**Next time**\n\nWe row."


def test_front_matter_describes_the_article() -> None:
    """The fields of the front matter become the article's; others are passed over."""
    article = from_markdown(PAGE, "file")
    assert article.title == "The tunnel"
    assert article.url == "https://example.org/tunnel"
    assert article.publisher == "The Valley Chronicle"
    assert article.authors == ("A. Writer",)
    assert (article.date, article.date_source) == (
        datetime.date(2024, 5, 31),
        DateSource.METADATA,
    )
    assert article.text == "It will cost much.\n\nWho pays\n\nNobody knows."


def test_headings_are_known_by_their_places() -> None:
    """All but the one that is the title, which the text lacks, each with its level."""
    article = from_markdown("# Club\n\n## **May**\n- Sail\n### *1* May\n- Row\n\nJune\n====\nEnd.")
    found = [(article.text[one.start : one.end], one.level) for one in article.sections]
    assert found == [("May", 2), ("1 May", 3), ("June", 1)]
    assert from_markdown("---\nsections: [News]\n---\nText.").sections == ()


def test_lines_in_bold_are_headings_where_several_stand_alone() -> None:
    """Who chats sets headings in bold: "next time" found nothing but the two words."""
    article = from_markdown(f"# Recap\n\nWe met.\n\n## Day\n\n{BOLD}")
    found = [(article.text[one.start : one.end], one.level) for one in article.sections]
    assert found == [("Day", 2), ("What we did", 6), ("Fight!", 6), ("Next time", 6)]


@pytest.mark.parametrize(
    "source",
    [
        "We dived.\n\n**Pool closed on Friday**\n\nWe row.",
        "# News\n\n**The pool closes.**\n\nOn Friday.\n\n**It opens again.**\n\nIn May.",
        "# News\n\n**Pool** closed\n\nOn Friday.\n\nPool **open**\n\nIn May.",
        "# News\n\n- **Pool**\n\n  Closed.\n\n- **Bar**\n\n  Open.",
        "# News\n\nIt is closed.\n\n**Anna**\n\n**Bea**",
        "# Talk\n\n**Why do you row?**\n\nFor fun.\n\n**And dive?**\n\nNever.",
        "# Poll\n\n**Anna**\n\nYes.\n\n**Bea**\n\nNo.\n\n**Anna**\n\nWhy?",
    ],
)
def test_other_lines_in_bold_are_none(source: str) -> None:
    """What is said loudly once, sentences, questions, items, and who speaks several times."""
    assert from_markdown(source).sections == ()


def test_several_authors_are_several() -> None:
    """`author` and `authors` take a name or a list of names."""
    assert from_markdown("---\nauthors: [A, B]\n---\nText.").authors == ("A", "B")
    assert from_markdown("---\nauthors: A\n---\nText.").authors == ("A",)


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ("# Head *line*\n\nText.", "Head line", "Text."),
        ("Text first.\n\n## Later\n\nMore.", "Later", "Text first.\n\nLater\n\nMore."),
        ("---\ntitle: Other\n---\n# Head\n\nText.", "Other", "Head\n\nText."),
        ("---\ntitle: 1984\n---\nText.", "1984", "Text."),
        ("Text only.", "harbour plan", "Text only."),
        ("**Meeting 2026**\n\nText.", "Meeting 2026", "Text."),
        ("**Meeting 2026**\n\n## Later\n\nText.", "Meeting 2026", "Later\n\nText."),
        ("**Meeting** now\n\nText.", "harbour plan", "Meeting now\n\nText."),
        ("**It rains.**\n\nText.", "harbour plan", "It rains.\n\nText."),
        ("**Meeting**", "harbour plan", "Meeting"),
        ("**Draft**\n\n# Head\n\nText.", "Head", "Draft\n\nHead\n\nText."),
        (f"Text.\n\n{BOLD}", "harbour plan", "Text.\n\n" + BOLD.replace("**", "")),
    ],
)
def test_the_title_is_the_best_there_is(source: str, title: str, text: str) -> None:
    """Front matter, the first heading or a line in bold above all, the file's name.

    The title is not also text.
    """
    article = from_markdown(source, "harbour-plan")
    assert (article.title, article.text) == (title, text)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("---\ntitle: [a, b]\n---\nText.", "title is not a line of text"),
        ("---\ntitle: {a: b}\n---\nText.", "title is not a line of text"),
        (f"---\ntitle: 0x{'f' * 5000}\n---\nText.", "title is not a line of text"),
        ("---\nurl: javascript:alert(1)\n---\nText.", "not an http or https address"),
        ("---\nurl: [https://example.org]\n---\nText.", "url is not a line of text"),
        ("---\nauthors: {name: A}\n---\nText.", "authors are not"),
        ("---\nauthors: [1, 2]\n---\nText.", "authors are not"),
        ("---\ndate: tomorrow\n---\nText.", "not a date"),
        ("---\ndate: [2024]\n---\nText.", "not a date"),
        ("---\ntitle: x\n---\n", "no words"),
        ("![](only-an-image.png)", "no words"),
    ],
)
def test_lying_metadata_is_refused(source: str, reason: str) -> None:
    """What is not what its name says is refused with the reason."""
    with pytest.raises(ValueError, match=reason):
        from_markdown(source, "file")


def test_a_date_in_the_name_is_a_date_of_less_certainty() -> None:
    """The name of the file dates an article that says nothing of its date itself."""
    named = from_markdown("Text.", "2024-05-31-harbour-plan")
    assert (named.title, named.date) == ("harbour plan", datetime.date(2024, 5, 31))
    assert named.date_source is DateSource.FILENAME
    stated = from_markdown("---\ndate: 2023-01-02\n---\nText.", "2024-05-31")
    assert (stated.title, stated.date_source) == ("2024-05-31", DateSource.METADATA)


def test_a_date_further_on_in_the_name_is_one_too() -> None:
    """Minutes are called so, and were once left out wherever days were asked for."""
    named = from_markdown("# Group meeting 6 May 2026\n\nIt rained.", "minutes-2026-05-06")
    assert (named.title, named.date) == ("Group meeting 6 May 2026", datetime.date(2026, 5, 6))
    assert from_markdown("# Group meeting 6 May 2026\n\nIt rained.", "minutes").date is None


def test_the_day_of_an_update_dates_what_has_no_other() -> None:
    """A handbook says only when it was last changed."""
    line = "Last updated: 13 January 2026"
    rules = from_markdown(f"# Safety rules\n\n{line}\n\nNever work alone.")
    assert (rules.date, rules.date_source) == (datetime.date(2026, 1, 13), DateSource.PAGE)
    dated = from_markdown(f"# Safety rules\n\n12 January 2026\n\n{line}\n\nNever work alone.")
    assert dated.date == datetime.date(2026, 1, 12)
    named = from_markdown(f"# Safety rules\n\n{line}\n\nNever work alone.", "2026-01-12-safety")
    assert (named.date, named.date_source) == (datetime.date(2026, 1, 12), DateSource.FILENAME)


MAIL = """From: Solveig Brekke <solveig@mag.example>
To: all@mag.example,
\tguests@mag.example
Date: Mon, 8 Jun 2026 09:12:44 +0200
Subject: Defence on 12 August

Dear all,

Luis Quaresma will defend his thesis on Wednesday.
"""


def test_the_headers_of_an_e_mail_describe_it() -> None:
    """They are no sentences of the article; once "To: all@mag.example" was one."""
    article = from_plain(MAIL, "thesis-defence")
    assert (article.title, article.authors) == ("Defence on 12 August", ("Solveig Brekke",))
    assert (article.date, article.date_source) == (
        datetime.date(2026, 6, 8),
        DateSource.METADATA,
    )
    assert article.text.startswith("Dear all,")
    printed = from_plain(
        "Von: Jana Krüger\nGesendet: Montag, 8. Juni 2026 um 09:12\nAn: alle@mag.example\n\n"
        "Verteidigung\n\nSie beginnt um neun.",
        "mail",
    )
    assert (printed.title, printed.authors) == ("Verteidigung", ("Jana Krüger",))
    assert (printed.date, printed.text) == (datetime.date(2026, 6, 8), "Sie beginnt um neun.")


def test_a_header_that_says_nothing_is_passed_over() -> None:
    """An address is no author, and an odd date no reason to refuse the rest."""
    article = from_plain("From: a@mag.example\nDate: soon\n\nIt rained.", "mail")
    assert (article.authors, article.date, article.text) == ((), None, "It rained.")


@pytest.mark.parametrize(
    "source",
    [
        "From: Solveig\n\nIt rained.",
        "Present: Ana Ruiz\nDate: 8 June 2026\n\nIt rained.",
        "Rain\n\nFrom: Solveig\nSubject: rain\n\nIt rained.",
    ],
)
def test_labelled_lines_are_no_headers(source: str) -> None:
    """Minutes have such lines, and sentences."""
    article = from_plain(source, "file")
    assert source.startswith(article.title)
    assert source.removeprefix(article.title).strip() == article.text
    assert not article.authors


def test_an_open_date_leaves_the_one_in_the_name() -> None:
    """A date that could be two days is no reason to forget the sure one."""
    article = from_markdown("---\ndate: 03/04/2024\n---\nText.", "2024-04-03-plan")
    assert article.date == datetime.date(2024, 4, 3)


def test_plain_text_is_not_markdown() -> None:
    """Stars, hashes and dashes in plain text are text."""
    article = from_plain("Plan *B*\n\n# 1 is the *best*.\n", "file")
    assert (article.title, article.text) == ("Plan *B*", "# 1 is the *best*.\n")
    assert from_plain("One sentence.", "2024-05-31_plan-b").title == "plan b"


WRAPPED = (
    "The annual general meeting of the Hollow Lane Allotment Society was held\n"
    "on Saturday in the scout hut. Thirty-one members came. The chair, Mr.\n"
    "Desmond Okoro, said that the water bill had risen from £410 to £655 and\n"
    "that the society could not go on paying it."
)


def test_lines_of_a_wrapped_text_are_joined() -> None:
    """Markdown joins them, and a plain text was cut at every one, its title too."""
    title = "Allotment society: what was said, and what was not, at the general\nmeeting"
    article = from_plain(f"{title}\n\nBy Petra Quill\n14 February 2026\n\n{WRAPPED}\n", "agm")
    assert article.title == title.replace("\n", " ")
    assert (article.authors, article.date) == (("Petra Quill",), datetime.date(2026, 2, 14))
    assert article.text.endswith("14 February 2026\n\n" + WRAPPED.replace("\n", " ") + "\n")


BYLINE = "By Martha Lyle\n26 February 2026"
DAY = datetime.date(2026, 2, 26)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_plain_text_is_dated_by_the_lines_below_its_title(between: str) -> None:
    """Once `--since` left such an article out; the text keeps the lines."""
    article = from_plain(f"Budget passes{between}{BYLINE}\n\nIt rained.\n", "2024-05-31-budget")
    assert (article.title, article.authors) == ("Budget passes", ("Martha Lyle",))
    assert (article.date, article.date_source) == (DAY, DateSource.PAGE)
    assert article.text == f"{BYLINE}\n\nIt rained.\n"


def test_a_clipping_is_of_the_paper_that_it_names() -> None:
    """ "According to the Herald" found nobody, and "since 2019" left it out."""
    body = "The bridge opens in May. It cost 3 million euros."
    head = "Bridge opens\n\nBy Martha Lyle\nLenn Herald, 26 February 2026"
    article = from_plain(f"{head}\n\n{body}")
    assert (article.title, article.publisher) == ("Bridge opens", "Lenn Herald")
    assert (article.authors, article.date) == (("Martha Lyle",), datetime.date(2026, 2, 26))
    with Library.open() as library:
        library.add(article)
        (hit, *_) = library.search("bridge according to the Lenn Herald")
        assert hit.text == "The bridge opens in May."
        assert "Herald" not in str(library.search("Martha Lyle Lenn Herald bridge")[0].text)
    given = from_markdown(f"---\npublisher: The Post\ntitle: Bridge\n---\n{head}\n\n{body}")
    assert given.publisher == "The Post"


def test_a_day_to_come_is_no_date() -> None:
    """A fair's notice was once an article of the future, whose day no answer could give."""
    notice = from_plain("Summer fair\n1 May 2199\n\nIt opens at nine.", "fair")
    assert (notice.title, notice.date) == ("Summer fair", None)
    past = from_plain("Summer fair\n1 May 1999\n\nIt opened at nine.", "fair")
    assert past.date == datetime.date(1999, 5, 1)
    asked = from_markdown("# When does the toll begin?\n\n1 May 1999\n\nIt is paid at the gate.")
    assert asked.date is None


def test_a_byline_is_no_title() -> None:
    """A text that begins with its byline is called as its file is."""
    article = from_plain("By Martha Lyle\n\nIt rained.", "budget")
    assert (article.title, article.text) == ("budget", "By Martha Lyle\n\nIt rained.")


def test_markdown_has_bylines_too() -> None:
    """Two lines that Markdown makes one paragraph of are a byline below a heading."""
    article = from_markdown(f"# Budget passes\n\n*{BYLINE}*\n\nIt rained.")
    assert (article.authors, article.date) == (("Martha Lyle",), DAY)
    assert article.text == "By Martha Lyle 26 February 2026\n\nIt rained."


def test_front_matter_comes_before_the_byline() -> None:
    """Only what front matter leaves open is read from the text."""
    stated = from_markdown(f"---\nauthor: A\ndate: 2023-01-02\n---\n{BYLINE}\n\nIt rained.")
    assert (stated.authors, stated.date) == (("A",), datetime.date(2023, 1, 2))
    assert stated.date_source is DateSource.METADATA
    open_ones = from_markdown(f"---\ntitle: T\ndate:\n---\n{BYLINE}\n\nIt rained.")
    assert (open_ones.authors, open_ones.date) == (("Martha Lyle",), DAY)


@given(st.lists(st.sampled_from([*BYLINE.split("\n"), "Budget passes", "It rained.", ""])))
def test_reading_a_byline_never_changes_a_plain_text(lines: list[str]) -> None:
    """The text is what stands below the title, to the letter, or all of it."""
    source = "\n".join([*lines, "The end."])
    article = from_plain(source, "file")
    assert source.endswith(article.text)
    above = source.removesuffix(article.text).strip()
    assert above in ("", article.title)
    assert not above or plain.may_be_headline(above)
