"""The titles that an article can be chosen by, in memory; they follow what is stored."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from bot.faults import report
from bot.messages.limits import CHOICES
from bot.messages.render import choice
from bot.serving.catalogue import Catalogue, folded
from bot.serving.work import Work
from bot.words import english
from index.library import Library
from index.models import Heading

_COLLECTIONS = 200  # remembered at a time
_FIRST_SECONDS, _AGAIN_SECONDS = 2.0, 0.05  # that somebody who types waits for titles to be read


class Title(NamedTuple):
    """An article to choose, and what it is called in a list."""

    article: str
    name: str


class Page(NamedTuple):
    """Some articles of all that there are."""

    headings: Sequence[Heading]
    total: int


@dataclass
class _Known:
    """The titles of a collection as they were in `state`, which was looked at at `read`."""

    catalogue: Catalogue | None = None
    state: str = ""
    read: float = float("-inf")
    task: asyncio.Task[None] | None = field(default=None, repr=False)


class Titles:
    """Know the titles of each collection, at most `seconds` old.

    Where there are very many, somebody who types gets those known so far while others are read.
    """

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
        self._known: OrderedDict[str, _Known] = OrderedDict()

    async def matching(self, typed: str, collections: Sequence[str]) -> list[Title]:
        """Return the titles that fit what is `typed`, the best first.

        Those that begin with it come before those that hold it, and these before those that hold
        each of its words.
        """
        wanted, catalogues = folded(typed), await self._all(collections)
        ways = (Catalogue.beginning, Catalogue.holding, Catalogue.with_words)
        found = (heading for way in ways for one in catalogues for heading in way(one, wanted))
        return [Title(one.id, choice(one, english())) for one in islice(_once(found), CHOICES)]

    async def page(self, collections: Sequence[str], start: int, n: int) -> Page:
        """Return `n` articles from number `start` on, those of the first collection first."""
        catalogues = await self.read(collections)
        if len(catalogues) > 1:  # the same articles may be in several: very many take a while
            return await self._work.run(partial(_page_of_all, catalogues, start, n))
        headings = [heading for one in catalogues for heading in one.headings[start : start + n]]
        return Page(headings, sum(len(one.headings) for one in catalogues))

    async def read(self, collections: Sequence[str]) -> list[Catalogue]:
        """Return all titles of some collections, however long they take to be read."""
        return await self._all(collections, patient=True)

    def forget(self, *collections: str) -> None:
        """Look at collections anew when their titles are asked for next: they have changed.

        What is being read of them now does not count.
        """
        for name in self._known.keys() & collections:
            known = self._known[name]
            self._known[name] = _Known(known.catalogue, known.state)

    async def _all(self, collections: Sequence[str], *, patient: bool = False) -> list[Catalogue]:
        read = await asyncio.gather(*(self._of(name, patient=patient) for name in collections))
        return [one for one in read if one]

    async def _of(self, collection: str, *, patient: bool) -> Catalogue | None:
        known = self._known.setdefault(collection, _Known())
        self._known.move_to_end(collection)
        if len(self._known) > _COLLECTIONS:
            self._known.popitem(last=False)
        if self._clock() - known.read >= self._seconds:
            if known.task is None or known.task.done():
                known.task = asyncio.create_task(self._look(collection, known))
            seconds = _AGAIN_SECONDS if known.catalogue else _FIRST_SECONDS
            await _wait(known.task, None if patient else seconds)
        return known.catalogue

    async def _look(self, collection: str, known: _Known) -> None:
        """Read the titles, unless the collection is as it was."""
        now = self._clock()
        state = await self._work.run(partial(self._library.state, collection))
        if known.catalogue is None or state != known.state:
            read = partial(_read, self._library, collection)
            known.catalogue, known.state = await self._work.run(read), state
        known.read = now


async def _wait(reading: asyncio.Task[None], seconds: float | None) -> None:
    """Wait at most `seconds` until titles are read. Raises what went wrong until then."""
    await asyncio.wait({reading}, timeout=seconds)
    if reading.done():
        reading.result()
        return
    reading.remove_done_callback(_report)  # others may have stopped waiting before: once is enough
    reading.add_done_callback(_report)


def _report(reading: asyncio.Task[None]) -> None:
    if not reading.cancelled() and (error := reading.exception()):
        report(error, "reading titles for which nobody waits any more")


def _read(library: Library, collection: str) -> Catalogue:
    return Catalogue(library.headings(collection))


def _page_of_all(catalogues: Sequence[Catalogue], start: int, n: int) -> Page:
    every = list(_once(chain.from_iterable(one.headings for one in catalogues)))
    return Page(every[start : start + n], len(every))


def _once(headings: Iterator[Heading]) -> Iterator[Heading]:
    """Yield each article once, though several collections may hold it."""
    seen: set[str] = set()
    for heading in headings:
        if heading.id not in seen:
            seen.add(heading.id)
            yield heading
