"""How a question was read beyond its words, and what of that the articles do not have, in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from bot.words import Words
from index.models import Lack, Reading

_LISTED = 3  # names of speakers, phrases


def reading(read: Reading, words: Words, shown: Callable[[str], str]) -> Iterator[str]:
    """Yield what is said of how a question was read: nothing where it is its words alone.

    `shown` makes what articles and people say safe for where it is shown.
    """
    if read.leans:
        yield words("reading.leans")
    if Lack.WORDS in read.lacks:
        yield words("reading.no_words")
    yield from _articles(read, words, shown)
    yield from _speaker(read, words, shown)
    yield from _days(read, words)
    for phrase in read.missing_phrases[:_LISTED]:
        yield words("reading.no_phrase", phrase=shown(phrase))


def _articles(read: Reading, words: Words, shown: Callable[[str], str]) -> Iterator[str]:
    untitled = words("article.untitled")
    titles = "; ".join(shown(card.title) or untitled for card in read.articles)
    found = "silent" if Lack.ARTICLE in read.lacks else "only"
    if titles:
        yield words(f"reading.articles_{found}", titles=titles)
    if read.publisher:
        yield words(f"reading.publisher_{found}", name=shown(read.publisher))


def _speaker(read: Reading, words: Words, shown: Callable[[str], str]) -> Iterator[str]:
    name = shown(read.speaker or "")
    if Lack.SPEAKER in read.lacks:
        yield words("reading.nobody", name=name)
        if names := ", ".join(map(shown, read.nearest_speakers[:_LISTED])):
            yield words("reading.like", names=names)
    elif Lack.STATEMENT in read.lacks:
        yield words("reading.silent", name=name)
    elif read.speaker:
        yield words("reading.speaker", name=name)


def _days(read: Reading, words: Words) -> Iterator[str]:
    yield from _within(read, words)
    dated = read.first or Lack.DATES not in read.lacks
    if read.undated and dated:  # else it is said already that none has a date
        yield words.count("reading.left_out", read.undated)


def _within(read: Reading, words: Words) -> Iterator[str]:
    published = _published(read.since, read.until, words)
    if read.since and read.until and read.since > read.until:
        yield words("reading.backwards", first=words.date(read.since), last=words.date(read.until))
    elif Lack.DATES in read.lacks:
        if read.first and read.last:
            first, last = words.date(read.first), words.date(read.last)
            yield words("reading.none_of", published=published, first=first, last=last)
        else:
            yield words("reading.undated", published=published)
    elif published:
        yield words("reading.only", published=published)


def _published(since: datetime.date | None, until: datetime.date | None, words: Words) -> str:
    if since and until and since != until:
        return words("reading.between", first=words.date(since), last=words.date(until))
    if since and until:
        return words("reading.on", day=words.date(since))
    if since:
        return words("reading.since", day=words.date(since))
    return words("reading.until", day=words.date(until)) if until else ""
