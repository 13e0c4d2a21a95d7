"""What people type as the options of a question, and what is wrong with it.

That is found out before a command is acknowledged: only so does nobody else see what is said of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Final, NamedTuple

from discord import app_commands

from bot.answering import Here
from bot.faults import report
from bot.lookups import named
from bot.messages.message import Message, notice
from bot.serving.desk import Desk
from index.models import Filters
from index.search.days import BackwardsError, bounds

Name = app_commands.Range[str, 1, 300]
"""Whom or which article somebody types."""

Day = app_commands.Range[str, 1, 40]
"""A day, a month or a year that somebody types."""

DAYS: Final[Mapping[str, str]] = {
    "since": "Only articles from this day on: 2026-05-31, May 2026, 2026",
    "until": "Only articles up to this day: 2026-05-31, May 2026, 2026",
}
"""What the days of a command are for."""

_SECONDS = 1.0  # of the three in which Discord wants to hear of a command


class Typed(NamedTuple):
    """What a question is about, and what it is held to, as it was typed."""

    text: str = ""
    article: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def filters(self) -> Filters:
        """Return what it is held to. Raises `ValueError` at what is no day."""
        return Filters(self.article, self.speaker, *bounds(self.since, self.until))

    async def followed(self, here: Here, desk: Desk) -> Typed | Message:
        """Return them with the article's id for its title, or what is said of wrong ones."""
        words = here.words
        try:
            bounds(self.since, self.until)
        except BackwardsError as error:
            first, last = words.date(error.first), words.date(error.last)
            return notice(words("reading.backwards", first=first, last=last), self.text)
        except ValueError:
            return notice(words("sorry.no_day"), self.text)
        if not (article := (self.article or "").strip()):
            return self
        if id_ := await _id_of(article, here, desk):
            return self._replace(article=id_)
        return notice(words("sorry.no_such_article"), self.text)


async def _id_of(article: str, here: Here, desk: Desk) -> str | None:
    """Return the id of an article of that id or title, None where there is none.

    Where that is not found out soon enough, what was given: who answers looks again, and tells all.
    """
    look = partial(named, desk.library, article, here.audience.collections)
    try:
        async with asyncio.timeout(_SECONDS):
            return await desk.offering.run(look)
    except TimeoutError:
        return article
    except Exception as error:
        report(error, "looking for an article by its title")
        return article
