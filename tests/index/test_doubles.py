"""Articles that may be corrections of what is stored under their title."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from index.doubles import Given, doubles
from index.library import Library
from index.models import PUBLIC, Article

FIRST = Article(title="Petition grows", publisher="The Gazette", text="It has 1,860 signatures.")
PAGE = "https://gazette.example/petition"
DAY = datetime.date(2026, 2, 26)


def changed(of: Article = FIRST, **fields: Any) -> Article:
    """Return the correction of an article, or what looks like one."""
    fields = {"text": "It has 1,861 signatures.", **fields}
    return Article.model_validate({**of.model_dump(), **fields})


def found(library: Library, given: Sequence[Article]) -> list[tuple[str, list[str], bool]]:
    """Add articles; return which of them have doubles, the ids of these, and whether alone."""
    noted = [Given.of(one, change) for one, change in library.add_many(given)]
    every = doubles(library, PUBLIC, noted)
    return [(one.given.id, [card.id for card in one.stored], one.alone) for one in every]


@pytest.mark.parametrize(
    ("stored", "given"),
    [
        (FIRST, changed()),
        (FIRST, changed(title="PETITION grows")),
        (FIRST, changed(date=DAY)),
        (changed(url=PAGE), FIRST),
        (FIRST, changed(url=PAGE)),
    ],
)
def test_a_corrected_text_is_a_double(stored: Article, given: Article) -> None:
    """Once it stood beside the first without a word, as did one whose address was dropped."""
    with Library.open() as library:
        library.add(stored)
        assert found(library, [given]) == [(given.id, [stored.id], True)]


@pytest.mark.parametrize(
    ("stored", "given"),
    [
        (FIRST, FIRST),
        (FIRST, changed(title="Petition shrinks")),
        (FIRST, changed(publisher="The Post")),
        (changed(url=PAGE), changed(url=f"{PAGE}-2")),
        (changed(date=DAY), changed(text="A week on.", date=datetime.date(2026, 3, 5))),
        (changed(title=""), changed(text="It rained.", title="")),
    ],
)
def test_what_is_another_article_is_none(stored: Article, given: Article) -> None:
    """A column's next one has its title, and another address or date."""
    with Library.open() as library:
        library.add(stored)
        assert found(library, [given]) == []


def test_what_was_given_together_is_told_apart_from_what_was_there() -> None:
    """Two of one title that come together are no doubles of each other, but may be of a third."""
    one, other = changed(text="It rained."), changed(text="It snowed.")
    with Library.open() as library:
        assert found(library, [one, other]) == []
        assert found(library, [one, other]) == []
        library.add(FIRST)
        assert found(library, [one, other]) == [
            (one.id, [FIRST.id], False),
            (other.id, [FIRST.id], False),
        ]
        assert found(library, []) == []


def test_doubles_are_of_one_collection() -> None:
    """What another place has under the same title stays unknown."""
    with Library.open() as library:
        library.add(FIRST, collection="user:1")
        assert found(library, [changed()]) == []
