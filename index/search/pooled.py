"""A small network that reads any number of words of a question, and then a passage's features.

One network reads each word's row of numbers, what it makes of all words is added up, and a second
one reads the sums beside the features of the passage (Deep Sets, Zaheer et al. 2017).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from index.search.arrays import Array, chosen, stored
from index.search.network import Layer, Member, Weights, evaluate, standardised
from index.search.postings import Floats

_SCALES = ("word_mean", "word_deviation", "mean", "deviation")


class Reader(NamedTuple):
    """One network: two layers that read a word, and what reads their sums and the features."""

    first: Layer
    second: Layer
    passage: Member


class Pooled(NamedTuple):
    """Readers of which the mean counts, over inputs brought to mean 0 and deviation 1."""

    word_inputs: tuple[str, ...]
    word_mean: Weights
    word_deviation: Weights
    inputs: tuple[str, ...]
    mean: Weights
    deviation: Weights
    readers: tuple[Reader, ...]

    def evaluate(self, features: dict[str, Floats], words: Weights) -> Floats:
        """Return the value (m,) of m passages by the rows of `words` (t, m, word inputs).

        Raises `DataFileError` when an input is not among the `features`, each an array (m,).
        """
        near = standardised(words, self.word_mean, self.word_deviation)
        rows = np.stack(chosen(features, self.inputs), axis=1).astype(np.float32)
        rows = standardised(rows, self.mean, self.deviation)
        return np.asarray(np.mean([read(one, near, rows) for one in self.readers], axis=0), float)


def read(reader: Reader, words: Weights, rows: Weights) -> Weights:
    """Return the value (m,) that `reader` gives to `rows` (m, inputs) and their `words`."""
    flat = words.reshape(-1, words.shape[-1])
    hidden = np.maximum(flat @ reader.first.weights + reader.first.bias, 0)
    hidden = np.maximum(hidden @ reader.second.weights + reader.second.bias, 0)
    sums = hidden.reshape(*words.shape[:2], -1).sum(axis=0)
    return evaluate(reader.passage, np.concatenate([sums, rows], axis=1))


@cache
def load(name: str, word_inputs: tuple[str, ...]) -> Pooled:
    """Return the network in `weights/<name>.npz`, which reads rows of `word_inputs`.

    Raises `DataFileError` when the file is missing, damaged, or of a network that reads others.
    """
    with stored(f"weights/{name}.npz") as arrays:
        pooled = unpack(arrays)
        if pooled.word_inputs != word_inputs:
            raise ValueError(f"{len(pooled.word_inputs)} inputs that are not those needed")
        return pooled


def pack(pooled: Pooled) -> dict[str, Array]:
    """Return `pooled` as named arrays, one row of each weight a reader."""
    flat = [
        [
            *r.first,
            *r.second,
            *r.passage.first,
            *r.passage.second,
            *r.passage.last,
            r.passage.direct,
        ]
        for r in pooled.readers
    ]
    stacked = {f"w{i}": np.stack(column) for i, column in enumerate(zip(*flat, strict=True))}
    scales = {
        name: np.asarray(value) for name, value in pooled._asdict().items() if name != "readers"
    }
    return {**scales, **stacked}


def unpack(arrays: dict[str, Array]) -> Pooled:
    """Return the network that `pack` made into `arrays`. Raises KeyError or ValueError."""
    columns = [arrays[f"w{i}"].astype(np.float32) for i in range(11)]
    readers = tuple(reader_of(list(weights)) for weights in zip(*columns, strict=True))
    names, others = (tuple(map(str, arrays[n].tolist())) for n in ("word_inputs", "inputs"))
    means = [arrays[n].astype(np.float32) for n in _SCALES]
    pooled = Pooled(names, means[0], means[1], others, means[2], means[3], readers)
    nothing = np.zeros((1, 1, len(names)), np.float32)
    if pooled.evaluate({name: np.zeros(1) for name in others}, nothing).shape != (1,):
        raise ValueError("the weights do not fit together")
    return pooled


def reader_of(weights: list[Weights]) -> Reader:
    """Return the reader of eleven weights, layer by layer."""
    a, b, c, d, e, f, g, h, i, j, direct = weights
    return Reader(Layer(a, b), Layer(c, d), Member(Layer(e, f), Layer(g, h), Layer(i, j), direct))
