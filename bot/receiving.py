"""Add what somebody sends in Discord: files and pasted text. One bad file never stops others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import Final, NamedTuple

import discord

from bot.messages import limits
from bot.messages.limits import width
from bot.messages.markdown import clean, fit
from bot.messages.render import inline
from bot.serving.delivery import FAILURES
from bot.serving.desk import Desk
from bot.words import Words
from index.doubles import Double, Given, doubles
from index.errors import SourceError
from index.library import Library
from index.models import Article, Change
from index.sources import front_matter
from index.sources.fields import make_article
from index.sources.files import read_bytes
from index.sources.folders import OFFERED
from index.sources.texts import from_markdown, with_byline

LARGEST: Final = 10 * 1024 * 1024
"""The most bytes of a file that is taken: what Discord lets everybody send."""

LONGEST: Final = 1_000_000
"""The most characters of an article: cutting a longer one into words would hold up everything."""

FETCHING: Final = 120
"""The most seconds that the files of a message may take to come."""

_IDS = 5  # of articles that one may correct
_TITLE, _NAME, _REASON = 120, 80, 160


class Upload(NamedTuple):
    """A file as it was fetched, or why it was not."""

    name: str
    content: bytes = b""
    fault: str = ""


@dataclass
class Added:
    """What became of each article so far. It stays right when adding is given up half-way."""

    titles: dict[Change, list[str]] = field(default_factory=dict)
    skipped: list[SourceError] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)


class _Room(NamedTuple):
    """How many are named: titles of each kind, possible corrections, and what is skipped."""

    titles: int
    doubles: int
    skipped: int


_ROOMS: Final = (_Room(10, 10, 5), _Room(5, 5, 5), _Room(2, 2, 3), _Room(0, 1, 1), _Room(0, 0, 0))


def can_be_read(attachment: discord.Attachment) -> bool:
    """Return whether the name of a file is that of a kind that is read."""
    return PurePath(clean(attachment.filename)).suffix.lower() in OFFERED


async def fetch(attachments: Iterable[discord.Attachment], words: Words) -> list[Upload]:
    """Fetch what was attached side by side, each file of a kind and size that can be read.

    What has not come within `FETCHING` seconds counts as gone.
    """
    until = asyncio.get_running_loop().time() + FETCHING
    return await asyncio.gather(*(_fetch(one, words, until) for one in attachments))


async def store(
    desk: Desk, collection: str, uploads: Sequence[Upload], texts: Iterable[Article | SourceError]
) -> tuple[Added, bool]:
    """Add to a collection what came in, off the event loop; return what became of it.

    Also returns whether some of it was still to come when that took too long.
    """
    added = Added()
    found = chain(articles_in(uploads), texts)
    try:
        await desk.adding.run(
            partial(add, desk.library, collection, found, added),
            ended=partial(desk.titles.forget, collection),
        )
    except TimeoutError:
        return deepcopy(added), True
    return added, False


def add(
    library: Library, collection: str, found: Iterable[Article | SourceError], added: Added
) -> None:
    """Add the articles `found`; each is durable before it is counted in `added`.

    One that cannot be read or analysed is counted as skipped, and the next ones follow it. At the
    end it is noted which may correct one that was there before.
    """
    given: list[Given] = []
    for one in found:
        if isinstance(one, SourceError):
            added.skipped.append(one)
            continue
        try:
            _refuse_too_long(one)
            change = library.add(one, collection=collection)
        except SourceError as error:
            added.skipped.append(error)
        else:
            added.titles.setdefault(change, []).append(one.title)
            given.append(Given.of(one, change))
    every = doubles(library, collection, given)
    added.doubles += [one for one in every if one.given.change is Change.ADDED]


def _refuse_too_long(article: Article) -> None:
    if len(article.text) > LONGEST:
        reason = f"is longer than {LONGEST:,} characters; add it in parts"
        raise SourceError(article.title or "text", reason)


def articles_in(uploads: Sequence[Upload]) -> Iterator[Article | SourceError]:
    """Yield the articles of files, and for each that cannot be read why."""
    for name, content, fault in uploads:
        yield from [SourceError(name, fault)] if fault else read_bytes(content, name)


def pasted(text: str, title: str, link: str, date: str) -> Article | SourceError:
    """Return the article that was pasted; what the form says comes before what the text says."""
    told = {"title": title.strip(), "url": link.strip(), "date": date.strip()}
    given = {name: value for name, value in told.items() if value}
    try:
        if front_matter.stands_before(text) or not given.get("title"):
            read = from_markdown(text)
            found = read.model_dump(mode="json", exclude={"text"})
            if given.get("date"):
                del found["date_source"]
            return make_article(read.text, {**found, **given})
        return make_article(text, with_byline(text, given))
    except ValueError as error:
        return SourceError(title.strip() or "text", str(error))


def summary(added: Added, words: Words, room: int = limits.CONTENT) -> str:
    """Say what became of everything that was sent, at most `room` wide, of at least 500.

    Where it would be wider, fewer titles are named, doubles and what is skipped; all are counted.
    """
    for named in _ROOMS:
        said = "\n".join(_said(added, words, named)) or words("add.none")
        if width(said) <= room:
            break
    return said


def _said(added: Added, words: Words, named: _Room) -> Iterator[str]:
    for change in Change:
        titles = added.titles.get(change, [])
        if not titles:
            continue
        yield words.count(f"add.{change.value}", len(titles))
        shown = [inline(title, words, _TITLE) for title in titles[: named.titles]]
        more = ["…"] if len(titles) > len(shown) else []
        if shown:
            yield f"-# {', '.join([*shown, *more])}"
    for double in added.doubles[: named.doubles]:
        yield _double(double, words)
    if (rest := len(added.doubles) - named.doubles) > 0:
        yield words("add.double_more", count=rest)
    for error in added.skipped[: named.skipped]:
        name, reason = fit(error.where, _NAME), fit(error.reason, _REASON)
        yield words("add.skipped", name=name, reason=reason)
    if (rest := len(added.skipped) - named.skipped) > 0:
        yield words("add.skipped_more", count=rest)


def _double(found: Double, words: Words) -> str:
    """Say which articles another one may be the correction of."""
    ids = ", ".join(f"`{card.id}`" for card in found.stored[:_IDS])
    return words("add.double", title=inline(found.given.title, words, _TITLE), ids=ids)


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
