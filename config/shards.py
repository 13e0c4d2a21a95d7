"""Shards: parts of a bot's servers, each of which Discord tells of over a connection of its own."""

from __future__ import annotations

import re
from typing import NamedTuple, Self

_WRITTEN = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?/(\d{1,5})", re.ASCII)


class Shards(NamedTuple):
    """The shards that one process runs: from `first` to `last` of `total`, numbered from 0."""

    first: int
    last: int
    total: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}/{self.total}"

    @property
    def ids(self) -> range:
        """Return the numbers of the shards."""
        return range(self.first, self.last + 1)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what `0-3/16` or `3/16` says. Raises `ValueError` with what is wrong with it."""
        written = _WRITTEN.fullmatch(text.strip())
        if not written:
            raise ValueError('must be shards and how many there are in all, such as "0-3/16"')
        first, last, total = (int(number or written[1]) for number in written.groups())
        if first > last:
            raise ValueError(f"must begin with the lower shard: {last}-{first}/{total}")
        if last >= total:
            raise ValueError(f"must end below {total}: the first of {total} shards is number 0")
        return cls(first, last, total)

    def meets(self, other: Shards) -> bool:
        """Return whether a bot would do something twice that ran both.

        Two divisions into different numbers of shards always have servers in common.
        """
        apart = self.last < other.first or other.last < self.first
        return self.total != other.total or not apart
