"""What goes into a search index and what comes out of a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from index.models import Correction, Passage, Reason
from index.postings import Ints, Longs, Signs


class IndexedArticle(NamedTuple):
    """An article as the index needs it: the store's key, its title's term ids, its n passages.

    `terms` and `signs` are those of all passages, end to end; `headings` the passages that are
    headings, from 0.
    """

    key: int
    title: Ints
    keys: Longs  # (n,) the store's keys of the passages
    paragraphs: Ints  # (n,)
    lengths: Ints  # (n,) terms of each passage
    terms: Ints
    signs: Signs
    headings: Ints


Fetch = Callable[[Sequence[int]], Sequence[Passage]]
"""What returns the stored passages of the keys that it is given, in their order."""


class Candidate(NamedTuple):
    """A passage that may answer, with its BM25 score and the reasons, which add up to the score.

    `missing` are the words of the question that add nothing; `duplicates` are the keys of further
    passages that say the same, word for word. `value` is what the re-ranker makes of it, as the
    logarithm of odds; None behind those that it puts in order.
    """

    passage: int
    article: int
    score: float
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    duplicates: tuple[int, ...] = ()
    value: float | None = None


class Ranking(NamedTuple):
    """What a search found, best first; `confidence` is the probability that the first answers.

    `unknown_words` and `missing_phrases` occur nowhere; `nearest` are the keys of the articles that
    come closest.
    """

    candidates: Sequence[Candidate] = ()
    confidence: float = 0.0
    unknown_words: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    nearest: Sequence[int] = ()
    missing_phrases: tuple[str, ...] = ()
