"""Learned decision trees, kept in data files and evaluated with numpy.

All splits of all trees are looked at together, as in QuickScorer (Lucchese et al., SIGIR 2015): a
split that a row does not pass rules out the leaves to its left, and the first leaf that nothing
rules out is the row's.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.search.arrays import Array, chosen, stored
from index.search.postings import Floats

Weights = NDArray[np.float32]

LEAVES = 16  # of a tree, at most: one bit each
_ONE = np.uint16(1)


class Forest(NamedTuple):
    """Trees of which the sum counts, over named inputs.

    A tree with fewer than LEAVES leaves has splits that every row passes on the left.
    """

    inputs: tuple[str, ...]
    feature: NDArray[np.int16]  # (trees, LEAVES - 1) the input that a split looks at
    threshold: Weights  # (trees, LEAVES - 1) above it a row goes right
    left: NDArray[np.uint16]  # (trees, LEAVES - 1) all bits but those of the leaves on the left
    values: Weights  # (trees, LEAVES)

    def evaluate(self, features: dict[str, Floats]) -> Floats:
        """Return the value (m,) for the m rows of `features`, each an array (m,) by name.

        Raises `DataFileError` when an input is not among them.
        """
        rows = np.array(chosen(features, self.inputs), np.float32)
        right = rows.take(self.feature.T, axis=0) > self.threshold.T[:, :, None]
        open_ = self.left.T[:, :, None] | (right.astype(np.uint16) - _ONE)
        reached = np.bitwise_and.reduce(open_, axis=0)  # (trees, m)
        lowest = np.frexp((reached & -reached).astype(np.float32))[1] - 1
        values = np.take_along_axis(self.values, lowest, axis=1)
        return np.asarray(values.sum(axis=0, dtype=np.float64))


@cache
def load(name: str) -> Forest:
    """Return the trees in `weights/<name>.npz`.

    Raises `DataFileError` when the file is missing or damaged.
    """
    with stored(f"weights/{name}.npz") as arrays:
        return unpack(arrays)


def pack(forest: Forest) -> dict[str, Array]:
    """Return `forest` as named arrays."""
    return {**forest._asdict(), "inputs": np.array(forest.inputs)}


def unpack(arrays: dict[str, Array]) -> Forest:
    """Return the forest that `pack` made into `arrays`. Raises KeyError or ValueError."""
    forest = Forest(
        tuple(str(name) for name in arrays["inputs"]),
        arrays["feature"],
        arrays["threshold"],
        arrays["left"],
        arrays["values"],
    )
    trees = len(forest.feature)
    for column in (forest.feature, forest.threshold, forest.left):
        if column.shape != (trees, LEAVES - 1):
            raise ValueError(f"splits of the shape {column.shape}")
    named = (forest.feature >= 0) & (forest.feature < len(forest.inputs))
    if forest.values.shape != (trees, LEAVES) or not named.all():
        raise ValueError("leaves or inputs do not fit the splits")
    return forest
