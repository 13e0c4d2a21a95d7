"""The titles that an article can be chosen by, kept in memory for a short while."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from bot.limits import CHOICES
from bot.render import choice
from bot.words import english
from bot.work import Work
from index.library import Library

_COLLECTIONS = 200  # remembered at a time


class Title(NamedTuple):
    """An article to choose: `folded` is its title, as it is compared with what people type."""

    article: str
    name: str
    folded: str


class Titles:
    """Know the titles of each collection, at most `seconds` old."""

    def __init__(
        self,
        library: Library,
        work: Work,
        seconds: float = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library = library
        self._work = work
        self._seconds = seconds
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, list[Title]]] = OrderedDict()

    async def matching(self, typed: str, collections: Sequence[str]) -> list[Title]:
        """Return the titles that hold what is `typed`, those that begin with it first."""
        folded = typed.casefold().strip()
        found = [title for title in await self._all(collections) if folded in title.folded]
        found.sort(key=lambda title: not title.folded.startswith(folded))
        return found[:CHOICES]

    def forget(self, collection: str) -> None:
        """Read the titles of a collection anew when they are asked for next: they have changed."""
        self._known.pop(collection, None)

    async def _all(self, collections: Sequence[str]) -> list[Title]:
        titles = [title for name in collections for title in await self._of(name)]
        return list({title.article: title for title in titles}.values())

    async def _of(self, collection: str) -> list[Title]:
        now = self._clock()
        read, titles = self._known.get(collection, (float("-inf"), []))
        if now - read >= self._seconds:
            titles = await self._work.run(partial(self._read, collection))
            self._known[collection] = (now, titles)
            self._known.move_to_end(collection)
        if len(self._known) > _COLLECTIONS:
            self._known.popitem(last=False)
        return titles

    def _read(self, collection: str) -> list[Title]:
        return list(_titles(self._library, collection))


def _titles(library: Library, collection: str) -> Iterator[Title]:
    for card in library.articles(collections=(collection,)):
        yield Title(card.id, choice(card, english()), card.title.casefold())
