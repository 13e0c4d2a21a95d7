"""The best of few documents, by machine code: all postings are added up, none is sorted out.

Needs numba, of the extra `fast`. Up to `MOST` documents, planning what need not be read
(`index.bm25.kernels`) takes longer than reading it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from index.bm25.kernels import Table, compiled, push
from index.postings import Floats, Longs

MOST = 1 << 15
_BLOCK = 32  # documents of which the highest score is looked at first
_BLOCKS = MOST // _BLOCK


class Room(NamedTuple):
    """Memory to work in, one a thread."""

    sums: Floats  # (MOST,) the scores, all 0 between two searches
    peaks: Floats  # (_BLOCKS,) the highest of each block


def room() -> Room:
    """Return memory to work in."""
    return Room(np.zeros(MOST), np.empty(_BLOCKS))


@compiled
def add_up(table: Table, terms: Longs, sums: Floats) -> None:
    """Add to the scores what the words weigh, word by word: the bits that rank_bm25 computes."""
    documents, codes, weights = table.documents, table.codes, table.weights
    for i in range(terms.size):
        idf = table.idfs[terms[i]]
        for at in range(table.starts[terms[i]], table.starts[terms[i] + 1]):
            sums[np.uint32(documents[at])] += idf * weights[np.uint32(codes[at])]


@compiled
def look_over(sums: Floats, peaks: Floats, n: int) -> float:
    """Find the highest score of each block; return one that at least n documents reach, or 0."""
    highest = np.zeros(n)
    for block in range(peaks.size):
        peak = 0.0
        for at in range(block * _BLOCK, (block + 1) * _BLOCK):
            peak = max(peak, sums[at])
        peaks[block] = peak
        if peak > highest[0]:
            push(highest, peak)
    return float(highest[0])


@compiled
def put(document: int, score: float, count: int, best: Longs, scores: Floats) -> int:
    """Put a document after those that score as much; return how many there are now."""
    at = min(count, best.size - 1)
    while at > 0 and scores[at - 1] < score:
        best[at], scores[at] = best[at - 1], scores[at - 1]
        at -= 1
    best[at], scores[at] = document, score
    return min(count + 1, best.size)


@compiled
def top(
    table: tuple[Any, ...],
    terms: Longs,
    size: int,
    room: tuple[Any, ...],
    best: Longs,
    scores: Floats,
) -> int:
    """Do what `index.bm25.kernels.top` does, for at most `MOST` documents."""
    place = Room(*room)
    blocks = (size + _BLOCK - 1) // _BLOCK
    sums, peaks = place.sums[: blocks * _BLOCK], place.peaks[:blocks]
    add_up(Table(*table), terms, sums)
    limit, count = look_over(sums, peaks, best.size), 0
    for block in range(blocks):
        if peaks[block] > 0 and peaks[block] >= limit:
            for at in range(block * _BLOCK, (block + 1) * _BLOCK):
                score = sums[at]
                is_near = score > 0 and score >= limit
                if is_near and (count < best.size or score > scores[count - 1]):
                    count = put(at, score, count, best, scores)
    sums[:] = 0
    return count
