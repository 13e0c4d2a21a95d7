"""Fit how the confidence network's value becomes the probability that is shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.postings import Flags, Floats
from index.search import confidence

FILE = Path(confidence.__file__).parent / "lexicon" / "calibration.toml"

_HEADING = """\
# The probability that the first sentence answers: ceiling / (1 + exp(-(slope * value + shift))).
# Written by: python -m tests.benchmarks fit DATA TEXTS
"""
_NAMES = ("ceiling", "slope", "shift")
_START = (0.9, 1.0, 0.0)
_SUREST = 0.99  # however well a sentence fits, another may be the answer


def fit_calibration(values: Floats, right: Flags) -> tuple[float, ...]:
    """Return the ceiling, slope and shift under which `right` is likeliest."""
    from scipy.optimize import minimize

    def unlikely(numbers: Floats) -> float:
        ceiling, slope, shift = numbers
        shown = np.clip(ceiling / (1 + np.exp(-(slope * values + shift))), 1e-9, 1 - 1e-9)
        return float(-np.where(right, np.log(shown), np.log1p(-shown)).mean())

    found = minimize(unlikely, _START, bounds=[(0.01, _SUREST), (0.01, 10), (-10, 10)]).x
    return tuple(float(number) for number in found)


def write_calibration(path: Path, fitted: tuple[float, ...]) -> None:
    """Write the numbers `fitted` to `path`."""
    lines = [f"{name} = {value:.3f}\n" for name, value in zip(_NAMES, fitted, strict=True)]
    path.write_text(_HEADING + "".join(lines), encoding="utf-8")
    print(path, *lines, sep="\n", flush=True)
