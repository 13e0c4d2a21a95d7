"""Articles to add, and what they say."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from index.errors import SourceError
from index.models import Answer, Article, DateSource, Hit, Refusal, Thresholds
from index.sources.files import read_one
from index.sources.folders import Place, discover

ALWAYS = Thresholds(answer=0, close=0, speaker=0)
TUNNEL = Article(
    title="Council approves tunnel",
    url="https://example.org/tunnel",
    publisher="The Valley Chronicle",
    authors=("A. Writer",),
    date=datetime.date(2024, 5, 31),
    date_source=DateSource.METADATA,
    text="The tunnel will cost 1.2 billion euros, the council said.\n\nWork starts in March.",
)
BEES = Article(
    title="Bees return",
    url="https://example.org/bees",
    text="Wild bees have returned to the meadows.",
)


def texts(found: tuple[Hit, ...] | Answer | Refusal) -> list[str]:
    return [hit.text for hit in (found if isinstance(found, tuple) else found.hits)]


def read(places: Sequence[Place]) -> Iterator[Article | SourceError]:
    """Yield the articles at `places`, and for each that cannot be read an error that says why."""
    for place in discover(places):
        yield from [place] if isinstance(place, SourceError) else read_one(place)


def changed(article: Article, **fields: object) -> Article:
    return Article.model_validate(article.model_dump() | fields)
