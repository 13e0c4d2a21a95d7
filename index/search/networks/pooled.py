"""A small network that reads any number of words of a question, and then a passage's features.

One network reads each word's row of numbers, what it makes of all words is added up, and a second
one reads the sums beside the features of the passage (Deep Sets, Zaheer et al. 2017). Halfway it
looks at the other passages: at the highest that each of its units makes of any in the same group.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from index.postings import Floats
from index.search.arrays import Array, chosen, stored
from index.search.networks.groups import Group
from index.search.networks.network import Layer, Weights, standardised, units

_SCALES = ("word_mean", "word_deviation", "mean", "deviation")


class Readers(NamedTuple):
    """Networks of the same shape, each array with one of them after the other.

    Two layers read a word, three a passage; `narrow` reads the units of `wide` and the highest of
    each in a group, group by group. `direct` is a linear path around them.
    """

    first: Layer
    second: Layer
    wide: Layer
    narrow: Layer
    last: Layer
    direct: Weights  # (readers, inputs, 1)


class Pooled(NamedTuple):
    """Readers of which the mean counts, over inputs brought to mean 0 and deviation 1."""

    word_inputs: tuple[str, ...]
    word_mean: Weights
    word_deviation: Weights
    inputs: tuple[str, ...]
    mean: Weights
    deviation: Weights
    readers: Readers

    def evaluate(
        self, features: dict[str, Floats], words: Weights, groups: Sequence[Group] = ()
    ) -> Floats:
        """Return the value (m,) of m passages by the rows of `words` (t, m, word inputs).

        Passages are compared within each of the `groups`. Raises `DataFileError` when an input is
        not among the `features`, each an array (m,).
        """
        near = standardised(words, self.word_mean, self.word_deviation)
        rows = np.array(chosen(features, self.inputs), np.float32).T
        rows = standardised(rows, self.mean, self.deviation)
        return np.asarray(read(self.readers, near, rows, groups).mean(axis=0), np.float64)


def read(readers: Readers, words: Weights, rows: Weights, groups: Sequence[Group]) -> Weights:
    """Return what each reader makes (readers, m) of `rows` (m, inputs) and their `words`."""
    hidden = units(words.reshape(-1, words.shape[-1]), readers.first)
    hidden = units(hidden, readers.second)
    sums = hidden.reshape(len(hidden), *words.shape[:2], -1).sum(axis=1)
    shown = np.broadcast_to(rows, (len(sums), *rows.shape))
    whole = np.concatenate([sums, shown], axis=2)
    wide = units(whole, readers.wide)
    best = [group.highest(wide) for group in groups]
    hidden = units(np.concatenate([wide, *best], axis=2), readers.narrow)
    values = hidden @ readers.last.weights + readers.last.bias + whole @ readers.direct
    return np.asarray(values[:, :, 0])


@cache
def load(name: str, word_inputs: tuple[str, ...], groups: int = 0) -> Pooled:
    """Return the network in `weights/<name>.npz`, which reads rows of `word_inputs`.

    It compares passages within so many `groups`. Raises `DataFileError` when the file is missing,
    damaged, or of a network that reads others.
    """
    with stored(f"weights/{name}.npz") as arrays:
        pooled = unpack(arrays, groups)
        if pooled.word_inputs != word_inputs:
            raise ValueError(f"{len(pooled.word_inputs)} inputs that are not those needed")
        return pooled


def pack(pooled: Pooled) -> dict[str, Array]:
    """Return `pooled` as named arrays."""
    *scales, readers = pooled
    *layers, direct = readers
    flat = [*(array for layer in layers for array in layer), direct]
    named = dict(zip(pooled._fields, map(np.asarray, scales), strict=False))
    return {**named, **{f"w{i}": array for i, array in enumerate(flat)}}


def unpack(arrays: dict[str, Array], groups: int = 0) -> Pooled:
    """Return the network that `pack` made into `arrays`. Raises KeyError or ValueError."""
    readers = readers_of([arrays[f"w{i}"].astype(np.float32) for i in range(11)])
    names, others = (tuple(map(str, arrays[n].tolist())) for n in ("word_inputs", "inputs"))
    means = [arrays[n].astype(np.float32) for n in _SCALES]
    pooled = Pooled(names, means[0], means[1], others, means[2], means[3], readers)
    nothing = np.zeros((1, 1, len(names)), np.float32)
    alone = [Group.by(np.zeros(1, np.int64))] * groups
    if pooled.evaluate({name: np.zeros(1) for name in others}, nothing, alone).shape != (1,):
        raise ValueError("the weights do not fit together")
    return pooled


def readers_of(weights: Sequence[Weights]) -> Readers:
    """Return the readers of eleven weights, layer by layer; a bias is (readers, 1, units)."""
    a, b, c, d, e, f, g, h, i, j, direct = weights
    return Readers(Layer(a, b), Layer(c, d), Layer(e, f), Layer(g, h), Layer(i, j), direct)
