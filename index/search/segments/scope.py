"""What of a collection may answer: some of its articles, some of its passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from index.postings import Flags, Ints, Longs
from index.search.segments.segment import Columns


class Scope(NamedTuple):
    """The keys of the only articles and of the only passages that may answer; None: all."""

    articles: Longs | None = None
    passages: Longs | None = None

    def articles_of(self, columns: Columns) -> Flags | None:
        """Return which articles of `columns` hold a passage that may answer, (a,); None: all."""
        if self.articles is None and self.passages is None:
            return None
        held = np.ones(len(columns.articles), np.bool_)
        if self.articles is not None:
            held &= np.isin(columns.articles, self.articles)
        if self.passages is not None:
            places = np.flatnonzero(np.isin(columns.keys, self.passages))
            having = np.zeros(len(held), np.bool_)
            having[columns.article[columns.block[places]]] = True
            held &= having
        return held

    def holds(self, columns: Columns, documents: Ints) -> Flags:
        """Return which of the passages at `documents` may answer.

        Their articles must be such that hold one. Headings answer only where they are named.
        """
        if self.passages is None:
            return ~columns.heading[documents]
        return np.isin(columns.keys[documents], self.passages)

    def within(
        self,
        *,
        articles: Iterable[int] | None = None,
        passages: Iterable[int] | Longs | None = None,
    ) -> Scope:
        """Return what of this scope also is among those keys."""
        return Scope(_both(self.articles, articles), _both(self.passages, passages))


EVERYTHING = Scope()


def _both(held: Longs | None, wanted: Iterable[int] | Longs | None) -> Longs | None:
    if wanted is None:
        return held
    keys = wanted if isinstance(wanted, np.ndarray) else np.array(sorted(wanted), np.int64)
    return keys if held is None else np.intersect1d(held, keys)
