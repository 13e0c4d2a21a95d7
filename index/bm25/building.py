"""Coded postings, built by machine code. Needs numba, of the extra `fast`.

The documents are read twice. A first reading counts how many of them hold each term, and which
pairs of a count and a length occur; then every posting has its place and every pair its code, and a
second reading writes them down: nothing is sorted.
"""

from __future__ import annotations

import numpy as np

from index.bm25.coded import Coded, Codes, Weights
from index.bm25.kernels import compiled
from index.postings import Ints, Longs

LONGEST = (1 << 12) - 1  # tokens of a document, for the table of pairs to stay small
_STEP = LONGEST + 1  # what is counted in one document stays below what the next one begins with


def encode(tokens: Ints, lengths: Longs, terms: int) -> Coded:
    """Return the postings of documents that lie end to end in `tokens`, term ids below `terms`.

    `lengths[d]` is the number of tokens of document d, at most `LONGEST`.
    """
    width = int(lengths.max(initial=0)) + 1
    starts = np.zeros(terms + 1, np.int64)
    held = np.zeros((width, width), np.int32)
    survey(tokens, lengths, starts, held)
    np.cumsum(starts, out=starts)
    seen = held > 0
    pairs = np.flatnonzero(seen)
    numbers = np.cumsum(seen).reshape(width, width) - 1
    table: Codes = numbers.astype(np.uint16 if len(pairs) <= 1 << 16 else np.uint32)
    documents, codes = np.empty(starts[-1], np.int32), np.empty(starts[-1], table.dtype)
    place(tokens, lengths, table, starts[:-1].copy(), documents, codes)
    return Coded(starts, documents, codes, pairs // width, pairs % width)


@compiled
def survey(tokens: Ints, lengths: Longs, starts: Longs, held: Ints) -> None:
    """Count the documents of each term t in `starts[t + 1]`, and the postings of each pair."""
    counts = np.zeros(starts.size - 1, np.int64)  # from `none` on, where a term is in the document
    none = first = 0
    for document in range(lengths.size):
        length = lengths[document]
        none += _STEP
        for at in range(first, first + length):
            term = np.uint32(tokens[at])
            count = counts[term]
            if count < none:
                count = none
                starts[term + np.uint32(1)] += 1
            else:
                held[count - none, length] -= 1
            counts[term] = count + 1
            held[count + 1 - none, length] += 1
        first += length


@compiled
def place(
    tokens: Ints, lengths: Longs, table: Codes, free: Longs, documents: Ints, codes: Codes
) -> None:
    """Write each document, and the code of its pair, to the next free place of each term in it."""
    counts = np.zeros(free.size, np.int64)
    none = first = 0
    for document in range(lengths.size):
        length = lengths[document]
        none += _STEP
        for at in range(first, first + length):
            term = np.uint32(tokens[at])
            count = counts[term]
            if count < none:
                count = none
                documents[free[term]] = document
                free[term] += 1
            counts[term] = count + 1
            codes[free[term] - 1] = table[count + 1 - none, length]
        first += length


@compiled
def peaks(starts: Longs, codes: Codes, weights: Weights) -> Weights:
    """Return the most that each term weighs in any document, by the weight of each code."""
    highest = np.zeros(starts.size - 1, np.float32)
    for term in range(highest.size):
        for at in range(starts[term], starts[term + 1]):
            highest[term] = max(highest[term], weights[codes[at]])
    return highest
