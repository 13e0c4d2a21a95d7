"""What is counted over all the collections that a question goes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.search.collection import Part


class Statistics(NamedTuple):
    """Sums over parts of collections; every average is the same however the parts are cut."""

    passages: int = 0
    tokens: int = 0
    blocks: int = 0
    articles: int = 0
    title_tokens: int = 0

    @property
    def passage_length(self) -> float:
        """Return the mean number of tokens in a passage."""
        return self.tokens / max(1, self.passages)

    @property
    def block_length(self) -> float:
        """Return the mean number of tokens in a block of passages."""
        return self.tokens / max(1, self.blocks)

    @property
    def article_length(self) -> float:
        """Return the mean number of tokens in an article."""
        return self.tokens / max(1, self.articles)

    @property
    def title_length(self) -> float:
        """Return the mean number of tokens in a title."""
        return self.title_tokens / max(1, self.articles)


def statistics(parts: Sequence[Part]) -> Statistics:
    """Return the statistics of `parts`, without the articles that were removed."""
    counted = [_of_part(part) for part in parts]
    return Statistics(*(sum(column) for column in zip(*counted, strict=True)))


def _of_part(part: Part) -> Statistics:
    segment, columns = part.segment, part.segment.columns
    if part.alive is None:
        sizes = (len(segment), len(columns.tokens), len(columns.article), len(columns.articles))
        return Statistics(*sizes, len(columns.titles))
    blocks = part.alive[columns.article]
    return Statistics(
        len(part),
        int(segment.article_lengths[part.alive].sum()),
        int(blocks.sum()),
        int(part.alive.sum()),
        int(segment.title_lengths[part.alive].sum()),
    )
