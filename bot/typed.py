"""What people type as the options of a question, and what is wrong with it.

That is found out before a command is acknowledged: only so does nobody else see what is said of it.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import NamedTuple

from bot.answering import Here
from bot.faults import report
from bot.lookups import named
from bot.messages.message import Message, notice
from bot.serving.desk import Desk
from index.models import Filters
from index.search.days import BackwardsError, bounds

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

    async def wrong(self, here: Here, desk: Desk) -> Message | None:
        """Return what is said of options that cannot be followed, None where all can."""
        words = here.words
        try:
            bounds(self.since, self.until)
        except BackwardsError as error:
            first, last = words.date(error.first), words.date(error.last)
            return notice(words("reading.backwards", first=first, last=last), self.text)
        except ValueError:
            return notice(words("sorry.no_day"), self.text)
        article = (self.article or "").strip()
        if article and not await _is_known(article, here, desk):
            return notice(words("sorry.no_such_article"), self.text)
        return None


async def _is_known(article: str, here: Here, desk: Desk) -> bool:
    """Tell whether an article has that id or title, or that is not found out soon enough."""
    look = partial(named, desk.library, article, here.audience.collections)
    try:
        async with asyncio.timeout(_SECONDS):
            return await desk.offering.run(look) is not None
    except TimeoutError:  # who answers says it, to all
        return True
    except Exception as error:
        report(error, "looking for an article by its title")
        return True
