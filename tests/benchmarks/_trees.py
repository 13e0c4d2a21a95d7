"""Fit decision trees with LightGBM: the same data and seed give the same trees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from index.search.network import Weights
from index.search.trees import LEAVES, Forest
from tests.benchmarks._learning import Labels

_NONE = 0xFFFF  # rules out no leaf
_COMMON = {
    "num_leaves": LEAVES,
    "lambda_l2": 5,
    "min_data_in_leaf": 150,
    "feature_fraction": 0.25,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "deterministic": True,
    "force_col_wise": True,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
RANKING = {"objective": "lambdarank", "lambdarank_truncation_level": 10, "learning_rate": 0.07}
YES_NO = {"objective": "binary", "learning_rate": 0.03, "num_leaves": 8}


def fit_trees(
    inputs: Sequence[str],
    rows: Weights,
    right: Labels,
    sizes: Sequence[int],
    recipe: dict[str, Any],
    trees: int,
) -> Forest:
    """Return the trees fitted to `rows` (n, inputs), of which `right` (n,) are right.

    `sizes` are how many rows each question has, one question after another.
    """
    import lightgbm

    grouped = recipe["objective"] == "lambdarank"
    settings = {**_COMMON, **recipe}
    data = lightgbm.Dataset(
        rows, right.astype(int), group=list(sizes) if grouped else None, params=settings
    )
    model = lightgbm.train(settings, data, num_boost_round=trees)
    return forest(
        tuple(inputs), [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    )


def forest(inputs: tuple[str, ...], roots: Sequence[dict[str, Any]]) -> Forest:
    """Return the trees that LightGBM describes from their `roots` on."""
    trees = len(roots)
    made = Forest(
        inputs,
        np.zeros((trees, LEAVES - 1), np.int16),
        np.full((trees, LEAVES - 1), np.inf, np.float32),
        np.full((trees, LEAVES - 1), _NONE, np.uint16),
        np.zeros((trees, LEAVES), np.float32),
    )
    for tree, root in enumerate(roots):
        splits: list[tuple[int, float, int]] = []
        leaves: list[float] = []
        _walk(root, splits, leaves)
        made.values[tree, : len(leaves)] = leaves
        for at, (feature, threshold, left) in enumerate(splits):
            made.feature[tree, at] = feature
            made.threshold[tree, at] = _not_above(threshold)
            made.left[tree, at] = left
    return made


def _walk(node: dict[str, Any], splits: list[tuple[int, float, int]], leaves: list[float]) -> None:
    """Add the splits and the leaves below `node`, leaves from left to right."""
    if "split_feature" not in node:
        leaves.append(float(node["leaf_value"]))
        return
    at, begin = len(splits), len(leaves)
    splits.append((0, 0.0, 0))
    _walk(node["left_child"], splits, leaves)
    on_the_left = (1 << len(leaves)) - (1 << begin)
    splits[at] = (int(node["split_feature"]), float(node["threshold"]), _NONE & ~on_the_left)
    _walk(node["right_child"], splits, leaves)


def _not_above(threshold: float) -> np.float32:
    """Return the highest number in single precision that is not above `threshold`."""
    rounded = np.float32(threshold)
    return rounded if rounded <= threshold else np.nextafter(rounded, np.float32(-np.inf))
