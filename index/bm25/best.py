"""The best documents of BM25 by numpy alone: what `index.bm25.kernels` does, without numba.

The postings of the rarest terms come first: they tell what score the best documents reach at least.
Where the other terms cannot lift a document that far, they are looked up in the documents that hold
a rare one; where they can, all postings are added up, one window of documents after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.bm25.coded import Coded, Weights
from index.postings import Floats, Ints

_CHEAP = 3 << 17  # what adding up all postings may cost before it is worth sorting them out
_SHARE = 8  # the rarest terms of a question have an eighth of its postings
_WINDOW = 1 << 17  # documents at a time: their scores stay in the processor's cache
_ROWS = 64  # groups of so many documents are compared first
_LEAST = float(np.nextafter(0.0, 1.0))
_MARGIN = 1 - 1e-9  # more than adding floats in another order can change


class Asked(NamedTuple):
    """The words of a question that occur, in order, with their idfs, and where to look."""

    coded: Coded
    weights: Floats
    terms: Sequence[int]
    idfs: Sequence[float]

    def spans(self) -> list[slice]:
        """Return where the postings of each word stand."""
        return [self.coded.find(term) for term in self.terms]


def top(asked: Asked, peaks: Weights, size: int, n: int) -> Ints:
    """Return the n best of `size` documents: by score, among equal ones the lower first.

    All idfs must be positive; `peaks` is no less than what each term weighs in any document.
    """
    spans = asked.spans()
    if 4 * _postings(asked) + size <= _CHEAP:
        return _sorted(*_all(asked, spans, size, n, 0.0), n)
    plan, bounds = _plan(asked, peaks)
    rest = np.cumsum([0.0, *reversed(bounds)])[::-1]
    limit, needed = _reached(plan, rest, n)
    essential = plan._replace(terms=plan.terms[:needed], idfs=plan.idfs[:needed])
    if 2 * _postings(essential) > _postings(plan):
        return _sorted(*_all(asked, spans, size, n, limit), n)
    found, sums = _sums(essential)
    near = sums >= limit - rest[needed]
    left = plan._replace(terms=plan.terms[needed:], idfs=plan.idfs[needed:])
    chosen = _looked_up(left, bounds[needed:], found[near], sums[near], n)
    return _sorted(chosen, exact(asked, chosen), n)


def exact(asked: Asked, documents: Ints) -> Floats:
    """Return the scores of `documents`, the words added in the order of the question."""
    values = np.zeros(len(documents))
    for span, idf in zip(asked.spans(), asked.idfs, strict=True):
        _add_to(asked, span, idf, documents, values)
    return values


def _add_to(asked: Asked, span: slice, idf: float, documents: Ints, values: Floats) -> None:
    held = asked.coded.documents[span]
    at = held.searchsorted(documents)
    at[at == len(held)] = 0
    has = np.flatnonzero(held[at] == documents)
    values[has] += idf * asked.weights[asked.coded.codes[span][at[has]]]


def _sorted(documents: Ints, values: Floats, n: int) -> Ints:
    return documents[np.lexsort((documents, -values))[:n]]


def _plan(asked: Asked, peaks: Weights) -> tuple[Asked, list[float]]:
    """Return the question with each term once, those that can add most first, and what they can."""
    added: dict[int, float] = {}
    for term, idf in zip(asked.terms, asked.idfs, strict=True):
        added[term] = added.get(term, 0.0) + idf
    bounds = {term: idf * float(peaks[term]) for term, idf in added.items()}
    terms = sorted(added, key=lambda term: -bounds[term])
    plan = asked._replace(terms=terms, idfs=[added[term] for term in terms])
    return plan, [bounds[term] for term in terms]


def _postings(asked: Asked) -> int:
    return sum(span.stop - span.start for span in asked.spans())


def _reached(plan: Asked, rest: Floats, n: int) -> tuple[float, int]:
    """Return a score that n documents reach by the rarest terms, and how many terms are essential.

    A document without one of the essential terms, the first ones, cannot reach the score.
    """
    sizes = np.cumsum([span.stop - span.start for span in plan.spans()])
    few = max(1, int(np.searchsorted(sizes * _SHARE, sizes[-1], side="right")))
    _, sums = _sums(plan._replace(terms=plan.terms[:few], idfs=plan.idfs[:few]))
    limit = _nth(sums, n) * _MARGIN if len(sums) >= n else 0.0
    return limit, int(np.count_nonzero(rest[:-1] >= limit))


def _sums(asked: Asked) -> tuple[Ints, Floats]:
    """Return the documents that hold a term, ascending, and their scores, to rounding."""
    coded, spans = asked.coded, asked.spans()
    codes = len(asked.weights)
    shift = (len(spans) * codes).bit_length()
    keys = np.concatenate([coded.documents[span] for span in spans]).astype(np.int64)
    keys <<= shift
    keys += np.concatenate(
        [coded.codes[span] + np.int32(i * codes) for i, span in enumerate(spans)]
    )
    keys.sort()
    documents = (keys >> shift).astype(np.int32)
    firsts = np.flatnonzero(np.diff(documents, prepend=-1))
    keys &= (1 << shift) - 1
    values = np.multiply.outer(np.array(asked.idfs), asked.weights).ravel().take(keys)
    return documents[firsts], np.add.reduceat(values, firsts)


def _looked_up(plan: Asked, bounds: Sequence[float], found: Ints, values: Floats, n: int) -> Ints:
    """Return those of the documents `found` that may be among the n best with the terms left."""
    left = sum(bounds)
    for span, idf, bound in zip(plan.spans(), plan.idfs, bounds, strict=True):
        near = values >= _nth(values, n) * _MARGIN - left
        found, values = found[near], values[near]
        _add_to(plan, span, idf, found, values)
        left -= bound
    return found[values >= _nth(values, n) * _MARGIN]


def _all(asked: Asked, spans: list[slice], size: int, n: int, limit: float) -> tuple[Ints, Floats]:
    """Return the documents that may be among the n best, and their scores, from all postings."""
    found, sums = [], []
    for first, inside in _windows(asked.coded.documents, spans, size):
        scores = _window(asked, inside, first)
        highest = scores.reshape(_ROWS, -1).max(axis=0)  # each of documents of its own
        limit = max(limit, _nth(highest, n) if len(highest) >= n else 0.0)
        columns = np.flatnonzero(highest >= (limit or _LEAST))
        rows, near = np.nonzero(scores.reshape(_ROWS, -1)[:, columns] >= (limit or _LEAST))
        documents = rows * len(highest) + columns[near]
        found.append((documents + first).astype(np.int32))
        sums.append(scores[documents])
    return np.concatenate(found), np.concatenate(sums)


def _window(asked: Asked, spans: list[slice], first: int) -> Floats:
    """Return the scores of the documents from `first` on, the bits that rank_bm25 computes."""
    coded = asked.coded
    documents = np.concatenate([coded.documents[span] for span in spans])
    weights = asked.weights.take(np.concatenate([coded.codes[span] for span in spans]))
    weights *= np.repeat(asked.idfs, [span.stop - span.start for span in spans])
    documents -= first
    last = int(documents.max(initial=0)) + 1
    return np.asarray(np.bincount(documents, weights, -(-last // _ROWS) * _ROWS), np.float64)


def _windows(documents: Ints, spans: list[slice], size: int) -> Iterator[tuple[int, list[slice]]]:
    """Yield the first document of each window, and the postings of each term that lie in it."""
    if size <= _WINDOW:
        yield 0, spans
        return
    edges = np.arange(0, size + _WINDOW, _WINDOW, dtype=np.int32)
    cuts = [(documents[span].searchsorted(edges) + span.start).tolist() for span in spans]
    for i, first in enumerate(edges[:-1].tolist()):
        yield first, [slice(cut[i], cut[i + 1]) for cut in cuts]


def _nth(values: Floats, n: int) -> float:
    """Return the nth highest of `values`, or the lowest where there are fewer."""
    return float(np.partition(values, -n)[-n]) if n < len(values) else float(values.min(initial=0))
