"""How many bytes a passage takes in memory: for plain BM25 over passages, and for ranking besides.

Plain BM25 needs the postings of the passages, their lengths and keys, and the term ids from which
the postings are built anew when segments are merged. Ranking adds what a word shows, paragraphs,
articles and titles. What does not grow with the passages (word vectors, weights) stands apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from index.search import confidence, rerank
from index.search.arrays import stored
from index.search.features import answer_words
from index.search.segments.collection import Part
from index.search.vocabulary.meaning import table
from tests.benchmarks._questions import load
from tests.benchmarks._shelf import Shelf

_PLAIN = ("passages.", "lengths", "columns.keys", "columns.tokens", "columns.starts")


def main(data: Annotated[Path, typer.Argument(help="articles and questions")]) -> None:
    """Print the bytes a passage of the index over all articles of DATA."""
    shelf = Shelf(load(data).articles)
    parts = shelf.pool().collection.snapshot()
    passages = sum(map(len, parts))
    sizes: dict[str, int] = {}
    for part in parts:
        for name, size in _sizes(part):
            sizes[name] = sizes.get(name, 0) + size
    print(f"{passages:,} passages\n")
    for name, size in sizes.items():
        use = "plain" if name.startswith(_PLAIN) else "ranking"
        print(f"{use:8} {name:24}{size / passages:8.1f} bytes a passage")
    plain = sum(size for name, size in sizes.items() if name.startswith(_PLAIN))
    print(f"\nplain BM25 {plain / passages:.1f}", end=", ")
    print(f"ranking besides {(sum(sizes.values()) - plain) / passages:.1f} bytes a passage")
    print(f"once, whatever the size: {_constant():,} bytes of word vectors and weights")


def _sizes(part: Part) -> Iterator[tuple[str, int]]:
    segment = part.segment
    for name, value in (
        ("columns", segment.columns._asdict()),
        ("passages", segment.passages._asdict()),
        ("titles", segment.titles._asdict()),
    ):
        for field, array in value.items():
            yield f"{name}.{field}", array.nbytes
    for name in ("lengths", "block_lengths", "article_lengths", "title_lengths"):
        yield name, getattr(segment, name).nbytes


def _constant() -> int:
    vectors = table()
    size = sum(array.nbytes for array in vectors if isinstance(array, np.ndarray))
    for name in (answer_words.WEIGHTS, rerank.WEIGHTS, confidence.WEIGHTS):
        with stored(f"weights/{name}.npz") as arrays:
            size += sum(array.nbytes for array in arrays.values())
    return size
