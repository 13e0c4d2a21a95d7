"""The best documents of BM25, found by machine code. Needs numba, of the extra `fast`.

The search is MaxScore (Turtle and Flood 1995) by windows of documents: a document can only be among
the best if it holds one of the terms that together weigh enough, so the postings of the others are
read where such a document stands. Scores are added up as float32, and whatever comes within
rounding of the best is scored again as float64, word by word as rank_bm25 does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numba
import numpy as np

from index.bm25.coded import Codes, Weights
from index.postings import Floats, Ints, Longs

F = TypeVar("F", bound=Callable[..., Any])
Float32 = Any  # numpy's scalar; numba knows no better than the checker what comes of adding two

WINDOW = 1 << 15  # documents at a time: their scores stay in the processor's cache
_BLOCK = 64
_DENSE = WINDOW >> 1  # postings from which a window is scanned as a whole
_PROBE = 48  # postings that are read in the time of one binary search
_FEW = 32  # the rarest terms of a question have a thirty-second of its postings
_ROUNDING = 4e-7  # more than adding one float32 can lose
_ZERO, _TINY = np.float32(0), np.float32(1e-30)
_ALL = -1


class Table(NamedTuple):
    """The postings and weights of a field, as `index.bm25.coded` describes them.

    `rounded` are the `weights` as float32; `peaks` is no less than what each term weighs anywhere,
    and `idfs` what it is multiplied by.
    """

    starts: Longs
    documents: Ints
    codes: Codes
    weights: Floats
    rounded: Weights
    peaks: Weights
    idfs: Floats


class Asked(NamedTuple):
    """The words of a question that occur, in order, and where to look."""

    table: Table
    terms: Longs


class Plan(NamedTuple):
    """The different terms of a question, those that weigh most first, and how far each is read.

    `rest[i]` is the most that the terms from i on can weigh together.
    """

    idfs: Weights
    rest: Weights
    at: Longs
    end: Longs


class Room(NamedTuple):
    """Memory to work in, one a thread: the scores of a window, and documents."""

    scores: Weights  # (WINDOW,), all 0 between two searches
    noted: Ints  # (WINDOW + 1,) documents of the window with a score
    chosen: Ints  # (WINDOW + 1,) those of them that may be among the best
    found: Ints  # (2 * WINDOW,) documents of all windows that may
    sums: Weights  # (2 * WINDOW,) their scores


def room() -> Room:
    """Return memory to work in."""
    return Room(
        np.zeros(WINDOW, np.float32),
        np.empty(WINDOW + 1, np.int32),
        np.empty(WINDOW + 1, np.int32),
        np.empty(2 * WINDOW, np.int32),
        np.empty(2 * WINDOW, np.float32),
    )


def compiled(function: F) -> F:
    """Compile `function` when it is first called, and keep the code for the next process."""
    return cast(F, numba.njit(cache=True, nogil=True)(function))


@compiled
def find(documents: Ints, low: int, high: int, wanted: int) -> int:
    """Return the first place in `low:high` whose document is not below `wanted`."""
    while low < high:
        middle = (low + high) >> 1
        if documents[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def gallop(documents: Ints, low: int, high: int, wanted: int) -> int:
    """Do what `find` does, fast where the place is near `low`."""
    step, at = 1, low
    while at < high and documents[at] < wanted:
        low = at + 1
        at += step
        step *= 2
    return find(documents, low, min(at, high), wanted)


@compiled
def push(best: Weights | Floats, score: Float32) -> None:
    """Put `score` among the `best`, which ascend, in place of the lowest."""
    at = 0
    while at + 1 < best.size and best[at + 1] < score:
        best[at] = best[at + 1]
        at += 1
    best[at] = score


@compiled
def add(table: Table, idf: Float32, low: int, high: int, first: int, scores: Weights) -> None:
    """Add the postings `low:high` of a term to the scores of the window from `first` on."""
    documents, codes, rounded = table.documents, table.codes, table.rounded
    for at in range(low, high):
        scores[np.uint32(documents[at] - first)] += idf * rounded[np.uint32(codes[at])]


@compiled
def add_noting(
    table: Table, idf: Float32, low: int, high: int, first: int, room: Room, count: int
) -> int:
    """Do what `add` does, and note the documents that had no score; return how many are noted."""
    documents, codes, rounded = table.documents, table.codes, table.rounded
    scores, noted = room.scores, room.noted
    for at in range(low, high):
        document = np.uint32(documents[at] - first)
        score = scores[document]
        noted[count] = document
        count += int(score == _ZERO)
        scores[document] = score + idf * rounded[np.uint32(codes[at])]
    return count


@compiled
def scan(scores: Weights, limit: Float32, chosen: Ints) -> int:
    """Choose the documents of a window that score `limit` or more; return how many."""
    count = 0
    for block in range(0, WINDOW, _BLOCK):
        found = np.int32(0)
        for at in range(block, block + _BLOCK):
            found += np.int32(scores[at] >= limit)
        if found > 0:
            for at in range(block, block + _BLOCK):
                chosen[count] = at
                count += int(scores[at] >= limit)
    return count


@compiled
def keep(scores: Weights, limit: Float32, documents: Ints, count: int, kept: Ints) -> int:
    """Keep those of the first `count` `documents` that score `limit` or more; return how many."""
    left = 0
    for i in range(count):
        document = documents[i]
        kept[left] = document
        left += int(scores[document] >= limit)
    return left


@compiled
def probe(
    table: Table, idf: Float32, low: int, high: int, first: int, room: Room, count: int
) -> None:
    """Add the postings `low:high` of a term to the scores of the chosen documents alone."""
    documents, scores = table.documents, room.scores
    for i in range(count):
        document = room.chosen[i]
        at = find(documents, low, high, document + first)
        if at < high and documents[at] == document + first:
            scores[document] += idf * table.rounded[table.codes[at]]


@compiled
def plan(table: Table, terms: Longs) -> Plan:
    """Return the plan for `terms` (with repeats)."""
    once, weights = np.empty(terms.size, np.int64), np.empty(terms.size, np.float32)
    bounds = np.zeros(terms.size + 1, np.float32)
    count = 0
    for i in range(terms.size):
        at, weight = count, np.float32(table.idfs[terms[i]])
        for j in range(count):
            if once[j] == terms[i]:
                at, weight = j, weight + weights[j]
        count = max(count, at + 1)
        bound = weight * table.peaks[terms[i]]
        while at > 0 and bounds[at - 1] < bound:
            once[at], weights[at], bounds[at] = once[at - 1], weights[at - 1], bounds[at - 1]
            at -= 1
        once[at], weights[at], bounds[at] = terms[i], weight, bound
    for i in range(count - 1, -1, -1):
        bounds[i] += bounds[i + 1]
    first, end = np.empty(count, np.int64), np.empty(count, np.int64)
    for i in range(count):
        first[i], end[i] = table.starts[once[i]], table.starts[once[i] + 1]
    return Plan(weights[:count], bounds[: count + 1], first, end)


@compiled
def first_open(table: Table, at: Longs, end: Longs, needed: int, size: int) -> int:
    """Return the next document that holds one of the first `needed` terms, `size` if none does."""
    nearest = size
    for i in range(needed):
        if at[i] < end[i]:
            nearest = min(nearest, int(table.documents[at[i]]))
    return nearest


@compiled
def choose(
    table: Table, plan: Plan, needed: int, first: int, low: Float32, room: Room
) -> tuple[int, int]:
    """Score a window by the first `needed` terms; choose the documents that reach `low`.

    Return how many are chosen and how many are noted, -1 where the whole window has scores.
    """
    upto = plan.at.copy()
    total = 0
    for i in range(needed):
        upto[i] = gallop(table.documents, plan.at[i], plan.end[i], first + WINDOW)
        total += upto[i] - plan.at[i]
    noted = 0
    for i in range(needed):
        if total > _DENSE:
            add(table, plan.idfs[i], plan.at[i], upto[i], first, room.scores)
        else:
            noted = add_noting(table, plan.idfs[i], plan.at[i], upto[i], first, room, noted)
        plan.at[i] = upto[i]
    if total > _DENSE:
        return scan(room.scores, max(low, _TINY), room.chosen), _ALL
    return keep(room.scores, low, room.noted, noted, room.chosen), noted


@compiled
def complete(
    table: Table, plan: Plan, needed: int, first: int, limit: Float32, room: Room, count: int
) -> tuple[int, bool]:
    """Add the terms after the first `needed` to the chosen documents, dropping hopeless ones.

    Return how many are left, and whether other documents of the window got scores too.
    """
    spilt = False
    for i in range(needed, plan.idfs.size):
        if count == 0:
            break
        low = gallop(table.documents, plan.at[i], plan.end[i], first)
        high = gallop(table.documents, low, plan.end[i], first + WINDOW)
        plan.at[i] = high
        if count * _PROBE > high - low:
            add(table, plan.idfs[i], low, high, first, room.scores)
            spilt = True
        else:
            probe(table, plan.idfs[i], low, high, first, room, count)
        count = keep(room.scores, limit - plan.rest[i + 1], room.chosen, count, room.chosen)
    return count, spilt


@compiled
def collect(room: Room, count: int, first: int, limit: Float32, held: int, highest: Weights) -> int:
    """Put the chosen documents that reach `limit` after the `held` found; return how many are."""
    for i in range(count):
        score = room.scores[room.chosen[i]]
        if score >= limit:
            room.found[held] = room.chosen[i] + first
            room.sums[held] = score
            held += 1
            if score > highest[0]:
                push(highest, score)
    return held


@compiled
def wipe(room: Room, noted: int) -> None:
    """Set the scores of the window back to 0."""
    if noted == _ALL:
        room.scores[:] = _ZERO
    for i in range(noted):
        room.scores[room.noted[i]] = _ZERO


@compiled
def drop(room: Room, held: int, limit: Float32) -> int:
    """Drop the documents found that do not reach `limit`; return how many are left."""
    left = 0
    for i in range(held):
        if room.sums[i] >= limit:
            room.found[left], room.sums[left] = room.found[i], room.sums[i]
            left += 1
    return left


@compiled
def exact(asked: Asked, document: int) -> float:
    """Return the score of a document, its words added in the order of the question."""
    table, score = asked.table, 0.0
    for i in range(asked.terms.size):
        term = asked.terms[i]
        high = table.starts[term + 1]
        at = find(table.documents, table.starts[term], high, document)
        if at < high and table.documents[at] == document:
            score += table.idfs[term] * table.weights[table.codes[at]]
    return score


@compiled
def settle(asked: Asked, room: Room, held: int, best: Longs, scores: Floats) -> int:
    """Put the best of the `held` documents into `best`, by score, then by document."""
    size = 0
    for i in range(held):
        document = int(room.found[i])
        score = exact(asked, document)
        at = size
        while at > 0 and (
            scores[at - 1] < score or (scores[at - 1] == score and best[at - 1] > document)
        ):
            at -= 1
        if at < best.size:
            size = min(size + 1, best.size)
            for later in range(size - 1, at, -1):
                best[later], scores[later] = best[later - 1], scores[later - 1]
            best[at], scores[at] = document, score
    return size


@compiled
def reached(table: Table, plan: Plan, size: int, room: Room, highest: Weights) -> None:
    """Make `highest` scores that as many documents reach by the rarest terms alone."""
    at, total, count = plan.at.copy(), (plan.end - plan.at).sum(), 0
    postings = plan.end[0] - plan.at[0]
    while count < at.size and postings * _FEW <= total:
        count += 1
        postings += plan.end[count] - plan.at[count]
    while True:
        document = first_open(table, at, plan.end, count, size)
        if document >= size:
            return
        first, noted = document - document % WINDOW, 0
        for i in range(count):
            high = gallop(table.documents, at[i], plan.end[i], first + WINDOW)
            noted = add_noting(table, plan.idfs[i], at[i], high, first, room, noted)
            at[i] = high
        for i in range(noted):
            score = room.scores[room.noted[i]]
            if score > highest[0]:
                push(highest, score)
        wipe(room, noted)


@compiled
def sweep(asked: Asked, plan: Plan, size: int, room: Room, limit: Float32, highest: Weights) -> int:
    """Find the documents that may be among the best and score `limit` or more; return how many.

    `highest` becomes the best scores of those documents by the terms of `plan`.
    """
    margin = np.float32(1 - _ROUNDING * (4 + asked.terms.size))
    needed, held = plan.idfs.size, 0
    while True:
        while needed > 1 and plan.rest[needed - 1] < limit:
            needed -= 1
        document = first_open(asked.table, plan.at, plan.end, needed, size)
        if document >= size:
            return drop(room, held, limit)
        first = document - document % WINDOW
        count, noted = choose(asked.table, plan, needed, first, limit - plan.rest[needed], room)
        count, spilt = complete(asked.table, plan, needed, first, limit, room, count)
        held = collect(room, count, first, limit, held, highest)
        wipe(room, _ALL if spilt else noted)
        limit = max(limit, highest[0] * margin)
        if count > 0 and held > _BLOCK:
            held = drop(room, held, limit)
        if held > WINDOW:  # many of one score
            held = thin(asked, room, held, highest.size)


@compiled
def thin(asked: Asked, room: Room, held: int, n: int) -> int:
    """Leave only the n best of the documents found; return how many there are."""
    best, scores = np.empty(n, np.int64), np.empty(n)
    held = settle(asked, room, held, best, scores)
    for i in range(held):
        room.found[i], room.sums[i] = best[i], scores[i]
    return held


@compiled
def top(
    table: tuple[Any, ...],
    terms: Longs,
    size: int,
    room: tuple[Any, ...],
    best: Longs,
    scores: Floats,
) -> int:
    """Put the best of `size` documents into `best` with their `scores`; return how many there are.

    `table` and `room` are the fields of a Table and a Room: numba takes in plain tuples sooner.
    `terms` are the words of the question that occur, in order; their idfs must be positive.
    Among documents of the same score the lower comes first.
    """
    asked, place = Asked(Table(*table), terms), Room(*room)
    planned = plan(asked.table, terms)
    highest = np.zeros(best.size, np.float32)
    reached(asked.table, planned, size, place, highest)
    limit = highest[0] * np.float32(1 - _ROUNDING * (4 + terms.size))
    highest[:] = _ZERO
    held = sweep(asked, planned, size, place, limit, highest)
    return settle(asked, place, held, best, scores)
