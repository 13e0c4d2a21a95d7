"""Read what is offered while somebody types before anybody does: very much takes seconds."""

from __future__ import annotations

from functools import partial
from typing import Final

from bot.faults import report
from bot.serving.desk import Desk

MANY: Final = 2_000
"""Articles of a collection that is read beforehand; fewer are read while somebody types."""

_COLLECTIONS = 50


async def warm(desk: Desk, at_least: int = MANY) -> None:
    """Read titles and speakers of the collections that hold `at_least` so many, largest first.

    The bot answers meanwhile, and goes on without where they cannot be read.
    """
    library, offering = desk.library, desk.offering
    try:
        for name in await offering.run(partial(library.largest, at_least, _COLLECTIONS)):
            await desk.titles.read([name])  # to its end: so one of two threads stays free
            await offering.run(partial(library.speakers, collections=[name]))
    except Exception as error:
        report(error, "reading what is offered while somebody types")
