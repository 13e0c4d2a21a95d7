from __future__ import annotations

import pytest

from bot.messages import limits
from bot.messages.limits import width
from bot.receipt import Added, receipt
from bot.words import english, languages, words_of
from index.doubles import Double, Given
from index.errors import SourceError
from index.library import Library
from index.models import Article, Change

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
        done=[(change, title) for change in Change for title in titles],
        doubles=[Double(one, cards, alone=False) for one in given],
        skipped=[SourceError(title, 10 * "cannot be read: ") for title in titles],
        undated=[(title, "05/12/2026") for title in titles],
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("note", ["", 1500 * "."])
@pytest.mark.parametrize("each", [1, 4, 12, 120])
def test_titles_are_dropped_before_counts(language: str, note: str, each: int) -> None:
    """However much was sent, it is told in one message with how many it was, and the notes."""
    words, added = words_of(language).with_commands(COMMANDS), many(each)
    said = receipt(added, words, [note])
    assert width(said) <= limits.CONTENT
    assert said.endswith(note)
    for change, titles in added.titles.items():
        assert words.count(f"add.{change.value}", len(titles)) in said


def test_what_there_is_room_for_is_named() -> None:
    """Where not all of ten titles of each kind can be told, some of each are, and that they are."""
    said = receipt(Added(many(12).done), english())
    assert said.count("finance chief") == 5 * len(Change)
    assert said.count(", …") == len(Change)
