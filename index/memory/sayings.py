"""Which passages say what somebody says, in arrays: very many are looked through at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from index.postings import Longs
from index.store.spoken import Spoken, Statement

_NAME = 32  # who speaks where: the article's key in the bits from here on, a name's number below
_BYTES = 16  # of a statement


class Sayings:
    """The statements of the articles of one collection. One thread at a time may change it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._passages = np.empty(0, np.int64)
        self._who = np.empty(0, np.int64)
        self._every: Longs | None = None

    @property
    def size(self) -> int:
        """Return about how many bytes it takes."""
        return _BYTES * len(self._who)

    def add(self, statements: Iterable[Statement]) -> None:
        """Add `statements`."""
        self._every = None
        new = [(one.passage, self._key(one.article, one.name)) for one in statements]
        passages, who = np.array(new, np.int64).reshape(-1, 2).T
        self._passages = np.concatenate([self._passages, passages])
        self._who = np.concatenate([self._who, who])

    def drop(self, gone: Iterable[int]) -> None:
        """Forget the articles of those keys."""
        self._every = None
        kept = ~np.isin(self._who >> _NAME, np.array(sorted(gone), np.int64))
        self._passages, self._who = self._passages[kept], self._who[kept]

    def every(self) -> Longs:
        """Return the keys of the passages that anybody says, ascending."""
        if self._every is None:
            self._every = np.unique(self._passages)
        return self._every

    def of(self, speakers: Iterable[Spoken]) -> Longs:
        """Return the keys of the passages that `speakers` say, ascending."""
        keys = {self._key(one.article, one.name) for one in speakers}
        said = np.isin(self._who, np.array(sorted(keys), np.int64))
        return np.unique(self._passages[said])

    def _key(self, article: int, name: str) -> int:
        return article << _NAME | self._numbers.setdefault(name, len(self._numbers))
