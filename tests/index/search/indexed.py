"""Articles as the search index takes them, put together from single passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.postings import Ints, Signs
from index.search import IndexedArticle


class IndexedPassage(NamedTuple):
    """A passage: its key, its paragraph's number, its term ids, and what each of them shows.

    Without `signs` no term shows anything.
    """

    key: int
    paragraph: int
    terms: Ints
    signs: Signs | None = None
    heading: bool = False


def indexed(key: int, title: Ints, passages: Sequence[IndexedPassage]) -> IndexedArticle:
    """Return the article that has those `passages`."""
    signs = [np.zeros(len(p.terms), np.uint16) if p.signs is None else p.signs for p in passages]
    return IndexedArticle(
        key,
        title,
        np.array([p.key for p in passages], np.int64),
        np.array([p.paragraph for p in passages], np.int32),
        np.array([len(p.terms) for p in passages], np.int32),
        np.concatenate([*(p.terms for p in passages), np.empty(0, np.int32)]),
        np.concatenate([*signs, np.empty(0, np.uint16)]),
        np.flatnonzero([p.heading for p in passages]).astype(np.int32),
    )
