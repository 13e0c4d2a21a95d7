"""Many strings in arrays, in order, so that a file of them is searched where it lies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.postings import Longs, edges

_HEAD = 8  # bytes of a string that are compared as one number


class Strings(NamedTuple):
    """Different strings in UTF-8, ascending: the i-th is `text[starts[i]:starts[i + 1]]`.

    `heads` are the first eight bytes of each as a number, so that they ascend too.
    """

    text: NDArray[np.uint8]
    starts: Longs
    heads: NDArray[np.uint64]

    @property
    def size(self) -> int:
        """Return how many strings there are."""
        return len(self.heads)

    def at(self, place: int) -> bytes:
        """Return the string at `place`."""
        return self.text[self.starts[place] : self.starts[place + 1]].tobytes()

    def place(self, string: bytes) -> int:
        """Return the place of the first string that is not less than `string`."""
        heads, head = self.heads.data, _head(string)
        first = bisect_left(heads, head)
        if first == self.size or heads[first] != head:
            return first
        last = bisect_right(heads, head, first)
        return bisect_left(range(last), string, first, key=self.at)

    def find(self, string: bytes) -> int | None:
        """Return the place of `string`, None where it is not there."""
        place = self.place(string)
        return place if place < self.size and self.at(place) == string else None

    def beginning(self, start: bytes) -> Iterator[bytes]:
        """Yield the strings that begin with `start`."""
        for place in range(self.place(start), self.size):
            string = self.at(place)
            if not string.startswith(start):
                return
            yield string

    def joined(self, new: Sequence[bytes]) -> tuple[Strings, Longs, Longs]:
        """Return these strings with those of `new`, ascending, which must not be there yet.

        The places of the old ones and of the new ones come with them.
        """
        before = np.array([self.place(string) for string in new], np.int64)
        added = before + np.arange(len(new))
        kept = np.ones(self.size + len(new), np.bool_)
        kept[added] = False
        old = np.flatnonzero(kept)
        lengths, heads = np.empty(len(kept), np.int64), np.empty(len(kept), np.uint64)
        new_lengths = np.array([len(string) for string in new], np.int64)
        lengths[old], lengths[added] = np.diff(self.starts), new_lengths
        heads[old], heads[added] = self.heads, [_head(string) for string in new]
        inserted = np.frombuffer(b"".join(new), np.uint8)
        text = np.insert(self.text, np.repeat(self.starts[before], new_lengths), inserted)
        return Strings(text, edges(lengths), heads), old, added


NONE = Strings(np.empty(0, np.uint8), np.zeros(1, np.int64), np.empty(0, np.uint64))


def _head(string: bytes) -> int:
    return int.from_bytes(string[:_HEAD].ljust(_HEAD, b"\0"), "big")
