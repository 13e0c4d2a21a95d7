"""How a question was read beyond its words, and what of that the articles do not have, in words.

Plain text: who shows it makes it safe for where it is shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from bot.markdown import clean
from index.models import Lack, Reading


def reading(read: Reading) -> Iterator[str]:
    """Yield what is said of how a question was read: nothing where it is its words alone."""
    if Lack.WORDS in read.lacks:
        yield "The question has no word to search for."
    yield from _speaker(read)
    if Lack.DATES in read.lacks:
        yield f"No article is {_published(read.since, read.until)}{_instead(read)}."
    elif read.since or read.until:
        yield f"Only articles {_published(read.since, read.until)}."
    for phrase in read.missing_phrases:
        yield f"No sentence contains “{clean(phrase)}”."


def _speaker(read: Reading) -> Iterator[str]:
    name = clean(read.speaker or "")
    if Lack.SPEAKER in read.lacks:
        yield f"Nobody called {name} is heard in these articles."
        if read.nearest_speakers:
            yield f"Speakers of like names: {', '.join(map(clean, read.nearest_speakers))}."
    elif Lack.STATEMENT in read.lacks:
        yield f"Nothing that {name} says about it was found."
    elif read.speaker:
        yield f"Heard only: {name}."


def _published(since: datetime.date | None, until: datetime.date | None) -> str:
    if since and until:
        return f"of {day(since)}" if since == until else f"of {day(since)} to {day(until)}"
    return f"from {day(since)} on" if since else f"up to {day(until)}" if until else "dated"


def _instead(read: Reading) -> str:
    if not read.first or not read.last:
        return ": none says when it was published"
    return f": they are of {day(read.first)} to {day(read.last)}"


def day(date: datetime.date) -> str:
    """Return a day in words: "3 May 2026"."""
    return f"{date.day} {date:%B %Y}"
