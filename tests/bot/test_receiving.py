from __future__ import annotations

import datetime

import pytest

from bot.messages import limits
from bot.messages.limits import width
from bot.receiving import LONGEST, Added, add, pasted, summary
from bot.words import english, languages, words_of
from index.doubles import Double, Given
from index.errors import SourceError
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


def test_a_corrected_text_is_said_to_stand_beside_the_first() -> None:
    """Whoever added it is told the id of the other one, and how to remove that."""
    text = "The tax will rise by 3 per cent."
    corrected = Article(title=TAX.title, publisher=TAX.publisher, text=text)
    with Library.open() as library:
        first, second = Added(), Added()
        add(library, "user:1", [TAX], first)
        add(library, "user:1", [corrected], second)
    assert (first.doubles, len(second.doubles)) == ([], 1)
    said = summary(second, english())
    assert f"is already here with a different text (`{TAX.id}`)" in said
    assert "remove the old one by that id with `/articles remove`" in said


HEADLINE = "Tunnel will cost 412 million euros, finance chief tells the council at its meeting {}"
COMMANDS = {"articles": 2**63, "privacy": 2**63}


def many(each: int) -> Added:
    """Return what may become of articles with long titles, `each` of every kind."""
    titles = [HEADLINE.format(number) for number in range(each)]
    articles = [Article(title=title, text=title) for title in titles]
    given = [Given.of(article, Change.ADDED) for article in articles]
    with Library.open() as library:
        for article in articles:
            library.add(article)
        cards = tuple(library.articles())
    return Added(
        titles=dict.fromkeys(Change, titles),
        doubles=[Double(one, cards, alone=False) for one in given],
        skipped=[SourceError(title, 10 * "cannot be read: ") for title in titles],
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("room", [500, limits.CONTENT])
@pytest.mark.parametrize("each", [1, 4, 12, 120])
def test_a_summary_drops_titles_before_counts(language: str, room: int, each: int) -> None:
    """However much was sent, it is told in one message with how many it was."""
    words, added = words_of(language).with_commands(COMMANDS), many(each)
    said = summary(added, words, room)
    assert width(said) <= room
    for change, titles in added.titles.items():
        assert words.count(f"add.{change.value}", len(titles)) in said


def test_a_summary_names_what_there_is_room_for() -> None:
    """Where not all of ten titles of each kind can be told, some of each are, and that they are."""
    said = summary(Added(titles=many(12).titles), english())
    assert said.count("finance chief") == 5 * len(Change)
    assert said.count(", …") == len(Change)
