"""Articles stored under the title of one that was just added: it may be their correction.

An article without an address is known by its text, so its correction is another article.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from index.library import Library
from index.models import Article, ArticleCard, Change

_Key = tuple[str, str | None]


class Given(NamedTuple):
    """An article that was given to a library, without its text, and what adding it did."""

    id: str
    title: str
    publisher: str | None
    url: str | None
    date: datetime.date | None
    change: Change

    @classmethod
    def of(cls, article: Article, change: Change) -> Given:
        """Return what is to be known of `article`; a title made for it is none here.

        Files in two folders may both be called notes.txt, and two letters begin alike.
        """
        title = "" if article.made_title else article.title
        return cls(article.id, title, article.publisher, article.url, article.date, change)


class Double(NamedTuple):
    """An article that was given, and those stored before it that it may be the correction of.

    `alone` where no other one that was given may be that.
    """

    given: Given
    stored: tuple[ArticleCard, ...]
    alone: bool


def doubles(library: Library, collection: str, given: Iterable[Given]) -> list[Double]:
    """Return which of the articles `given`, all of one go, have doubles in `collection`.

    These have the same title and publisher, another text, and neither another address nor another
    date; none is of those given.
    """
    by_key: defaultdict[_Key, dict[str, Given]] = defaultdict(dict)
    for one in given:
        if one.title:
            by_key[_key(one.title, one.publisher)][one.id] = one
    stored = _stored(library, collection, by_key)
    found = []
    for key, ones in by_key.items():
        for one in ones.values():
            older = tuple(card for card in stored.get(key, ()) if _may_be(card, one))
            if older:
                found.append(Double(one, older, alone=len(ones) == 1))
    return found


def _stored(
    library: Library, collection: str, given: dict[_Key, dict[str, Given]]
) -> dict[_Key, list[ArticleCard]]:
    """Return the cards of the other articles of those titles and publishers."""
    ids = [
        heading.id
        for heading in (library.headings(collection) if given else ())
        if heading.id not in given.get(_key(heading.title, heading.publisher), {heading.id: None})
    ]
    found: dict[_Key, list[ArticleCard]] = {}
    for card in library.cards(ids, collections=[collection]) if ids else ():
        found.setdefault(_key(card.title, card.publisher), []).append(card)
    return found


def _key(title: str, publisher: str | None) -> _Key:
    return title.casefold(), publisher


def _may_be(card: ArticleCard, given: Given) -> bool:
    """Tell an older text of an article from the next one of a column, which has the same title."""
    return not (card.url and given.url) and not (
        card.date and given.date and card.date != given.date
    )
