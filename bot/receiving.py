"""Add what somebody sends in Discord: files and pasted text. One bad file never stops others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import PurePath
from typing import Any, Final, NamedTuple, TypeVar

import discord

from bot.faults import report
from bot.messages.markdown import clean
from bot.receipt import Added
from bot.serving.delivery import FAILURES
from bot.serving.desk import Desk
from bot.serving.work import UnfinishedError, Work
from bot.words import Words
from index.doubles import Given, doubles
from index.errors import SourceError
from index.library import Library
from index.models import Article, Change
from index.sources import front_matter
from index.sources.fields import make_article
from index.sources.files import read_bytes
from index.sources.folders import JSONL, OFFERED
from index.sources.texts import from_markdown, with_byline
from index.sources.wrapped import joined

LARGEST: Final = 10 * 1024 * 1024
"""The most bytes of a file that is taken: what Discord lets everybody send."""

LONGEST: Final = 1_000_000
"""The most characters of an article: cutting a longer one into words would hold up everything."""

FETCHING: Final = 120
"""The most seconds that the files of a message may take to come."""

SMALL: Final = 256 * 1024
"""The most bytes of files that are added beside larger ones: it takes seconds to add so much."""

MOST: Final = 1_000
"""The most articles that sending files once adds or changes; sent again, the next ones follow."""

_LENGTHY: Final = f"is longer than {LONGEST:,} characters; add it in parts"
_MOST_BYTES: Final = 4  # of a character

Prepare = Callable[[], Coroutine[Any, Any, object]]
T = TypeVar("T")


class Upload(NamedTuple):
    """A file as it was fetched, or why it was not."""

    name: str
    content: bytes = b""
    fault: str = ""


class Received(NamedTuple):
    """What became of what was sent, with the reference of the failure that ended it, if one did.

    `left_out` says that there were more than `MOST`. Where nobody waits any longer, `rest` returns
    in the end what was added after that.
    """

    added: Added
    failure: str = ""
    left_out: bool = False
    rest: Callable[[], Awaitable[Added]] | None = None


def can_be_read(attachment: discord.Attachment) -> bool:
    """Return whether the name of a file is that of a kind that is read."""
    return PurePath(clean(attachment.filename)).suffix.lower() in OFFERED


async def receive(
    desk: Desk,
    collection: str,
    attachments: Sequence[discord.Attachment],
    texts: Iterable[Article | SourceError],
    words: Words,
    prepare: Prepare | None = None,
) -> Received:
    """Add what was sent to a collection, off the event loop; return what became of it.

    Files are fetched by the thread that adds them, so that none wait in memory, and many or large
    ones wait for each other. Whatever ends it before all is added, what is stored by then is
    returned. What is to `prepare` is done before the first article is added, and not at all where
    there is none.
    """
    loop = asyncio.get_running_loop()
    fetched = _articles_of(loop, partial(_fetch_all, attachments, words)) if attachments else []
    work = desk.adding_much if sum(map(_size, attachments)) > SMALL else desk.adding
    return await _Storing(desk, work, collection, chain(fetched, texts), prepare).run()


class _Storing:
    """Articles being added in a thread, which goes on when nobody waits for it any longer."""

    def __init__(
        self,
        desk: Desk,
        work: Work,
        collection: str,
        found: Iterable[Article | SourceError],
        prepare: Prepare | None,
    ) -> None:
        self._desk = desk
        self._work = work
        self._collection = collection
        self._found = found
        loop = asyncio.get_running_loop()
        self._prepare = cache(partial(_done_on, loop, prepare)) if prepare else _nothing
        self._added = Added()
        self._begun = self._left_out = False
        self._ended = asyncio.Event()

    async def run(self) -> Received:
        try:
            failure = await self._work.run(self._add, ended=self._end)
        except UnfinishedError as error:
            so_far = self._added.after(Added())
            if self._begun:
                return Received(so_far, rest=partial(self._rest, so_far))
            return Received(so_far, report(error, "waiting for a thread to add articles in"))
        return Received(self._added, failure, self._left_out)

    def _add(self) -> str:
        """Add the articles; return the reference of what went wrong, if something did."""
        self._begun = True
        try:
            add(self._desk.library, self._collection, self._taken(), self._added, self._prepare)
        except Exception as error:
            return report(error, "adding articles")
        return ""

    def _taken(self) -> Iterator[Article | SourceError]:
        """Yield what was found, until `MOST` articles are added or changed by it."""
        new, done = 0, self._added.done
        for one in self._found:
            if new == MOST:
                self._left_out = True
                return
            before = len(done)
            yield one
            new += any(change is not Change.UNCHANGED for change, _ in done[before:])

    def _end(self) -> None:
        self._desk.titles.forget(self._collection)
        self._ended.set()

    async def _rest(self, so_far: Added) -> Added:
        await self._ended.wait()
        return self._added.after(so_far)


def _done_on(loop: asyncio.AbstractEventLoop, do: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Have something done on the event loop, for a thread that waits until it is."""
    return asyncio.run_coroutine_threadsafe(do(), loop).result()


def _nothing() -> None:
    """Do nothing."""


def add(
    library: Library,
    collection: str,
    found: Iterable[Article | SourceError],
    added: Added,
    prepare: Callable[[], object] = _nothing,
) -> None:
    """Add the articles `found`; each is durable before it is counted in `added`.

    One that cannot be read or analysed is counted as skipped, and the next ones follow it. In the
    end, whatever happens, it is noted which may correct one that was there before. `prepare` is
    called before each article is added.
    """
    given: list[Given] = []
    try:
        for one in found:
            try:
                article = _article(one)
                prepare()
                change = library.add(article, collection=collection)
            except SourceError as error:
                added.skipped.append(error)
            else:
                added.done.append((change, article.title))
                given.append(Given.of(article, change))
                if article.open_date:
                    added.undated.append((article.title, article.open_date))
    finally:
        every = doubles(library, collection, given)
        added.doubles += [one for one in every if one.given.change is Change.ADDED]


def _article(found: Article | SourceError) -> Article:
    """Return what was found, where that is an article that may be added; else raise why not."""
    if isinstance(found, SourceError):
        raise found
    if len(found.text) > LONGEST:
        raise SourceError(found.title or "text", _LENGTHY)
    return found


def _articles_of(
    loop: asyncio.AbstractEventLoop, fetch: Callable[[], Coroutine[Any, Any, list[Upload]]]
) -> Iterator[Article | SourceError]:
    """Fetch files when they are wanted; yield their articles, and of those not to be read why."""
    for name, content, fault in _done_on(loop, fetch):
        fault = fault or _too_long(name, content)
        yield from [SourceError(name, fault)] if fault else read_bytes(content, name)


def _too_long(name: str, content: bytes) -> str:
    """Say that a file of one article is so long that reading it would only take long."""
    is_one = PurePath(name).suffix.lower() not in JSONL
    return _LENGTHY if is_one and len(content) > _MOST_BYTES * LONGEST else ""


def pasted(text: str, title: str, link: str, date: str) -> Article | SourceError:
    """Return the article that was pasted; what the form says comes before what the text says."""
    told = {"title": title.strip(), "url": link.strip(), "date": date.strip()}
    given = {name: value for name, value in told.items() if value}
    try:
        if front_matter.stands_before(text) or not given.get("title"):
            read = from_markdown(text)
            found = read.model_dump(mode="json", exclude={"text"})
            found["date"] = found["date"] or read.open_date
            if given.get("date"):
                del found["date_source"]
            return make_article(read.text, {**found, **given})
        unwrapped = joined(text)
        return make_article(unwrapped, with_byline(unwrapped, given))
    except ValueError as error:
        return SourceError(title.strip() or "text", str(error))


def _size(attachment: discord.Attachment) -> int:
    """Return how many bytes there are to be fetched."""
    return attachment.size if can_be_read(attachment) and attachment.size <= LARGEST else 0


async def _fetch_all(attachments: Iterable[discord.Attachment], words: Words) -> list[Upload]:
    """Fetch what was attached side by side, each file of a kind and size that can be read.

    What has not come within `FETCHING` seconds counts as gone.
    """
    until = asyncio.get_running_loop().time() + FETCHING
    return await asyncio.gather(*(_fetch(one, words, until) for one in attachments))


async def _fetch(attachment: discord.Attachment, words: Words, until: float) -> Upload:
    name = clean(attachment.filename)
    if not can_be_read(attachment):
        offered = ", ".join(OFFERED)
        return Upload(name, fault=words("add.not_text", offered=offered))
    too_large = words("add.too_large", megabytes=LARGEST >> 20)
    if attachment.size > LARGEST:
        return Upload(name, fault=too_large)
    try:
        async with asyncio.timeout_at(until):
            content = await attachment.read()
    except FAILURES:
        return Upload(name, fault=words("add.gone"))
    return Upload(name, content, too_large if len(content) > LARGEST else "")
