"""What is counted over all the collections that a question goes to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.search.segments.collection import Part


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
    return Statistics(
        *(sum(column) for column in zip(*(part.sizes for part in parts), strict=True))
    )
