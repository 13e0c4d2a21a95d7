"""Fit small networks with numpy alone: the same data and seed give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.search.networks.network import Layer, Member, Network, Weights

Labels = NDArray[np.bool_ | np.float32]
"""What is right as booleans, or how likely it is as single-precision numbers."""
Loss = Callable[[Weights, Labels], Weights]

_BETA, _SQUARE_BETA = 0.9, 0.999
_DEVIATION = 5.0
_NOTHING = 1e-9  # processors are many times slower with numbers near the smallest ones


@dataclass(frozen=True)
class Recipe:
    """How to fit: the sizes of the hidden layers, and how long and how fast to learn."""

    hidden: tuple[int, int] = (64, 32)
    epochs: int = 10
    rate: float = 2e-3
    batch: int = 64
    decay: float = 1e-4
    dropped: float = 0.1
    members: int = 3


class Examples(NamedTuple):
    """Features (questions, rows, inputs) and which rows are right (questions, rows)."""

    inputs: tuple[str, ...]
    rows: Weights
    right: Labels


def ranking_loss(values: Weights, right: Labels) -> Weights:
    """Return the slope of -ln of the share of exp(value) that right rows have of all."""
    shares = np.exp(values - values.max(axis=1, keepdims=True))
    wanted = np.where(right, shares, 0)
    shares /= shares.sum(axis=1, keepdims=True)
    wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
    return np.asarray((shares - wanted) / len(values), np.float32)


def choice_loss(values: Weights, right: Labels) -> Weights:
    """Return the slope of -ln of the share of right rows, or of none where no row is right.

    None is one more to choose, whose value is always 0: so a value is the logarithm of the odds
    against it.
    """
    highest = np.maximum(values.max(axis=1, keepdims=True), 0)
    shares = np.exp(values - highest)
    wanted = np.where(right, shares, 0)
    shares /= shares.sum(axis=1, keepdims=True) + np.exp(-highest)
    wanted /= wanted.sum(axis=1, keepdims=True) + 1e-12
    return np.asarray((shares - wanted) / len(values), np.float32)


def yes_no_loss(values: Weights, right: Labels) -> Weights:
    """Return the slope of the cross entropy of the logistic function of each value."""
    return np.asarray((1 / (1 + np.exp(-values)) - right) / values.size, np.float32)


def fit(examples: Examples, loss: Loss, recipe: Recipe) -> Network:
    """Return the network that `recipe` fits to `examples`."""
    flat = examples.rows.reshape(-1, len(examples.inputs))
    mean, deviation = flat.mean(axis=0), flat.std(axis=0) + 1e-6
    rows = np.clip((examples.rows - mean) / deviation, -_DEVIATION, _DEVIATION).astype(np.float32)
    members = tuple(_member(rows, examples.right, loss, recipe, s) for s in range(recipe.members))
    return Network(examples.inputs, mean.astype(np.float32), deviation.astype(np.float32), members)


def _member(rows: Weights, right: Labels, loss: Loss, recipe: Recipe, seed: int) -> Member:
    generator = np.random.default_rng(seed)
    start = _start(rows.shape[2], recipe, generator)
    learner = _Learner(Adam(start, recipe, steps(len(rows), recipe)), recipe, generator)
    for chosen in batches(np.arange(len(rows)), recipe, generator):
        learner.step(rows[chosen], right[chosen], loss)
    a, b, c, d, e, f, direct = learner.adam.weights
    return Member(Layer(a, b), Layer(c, d), Layer(e, f), direct)


def _start(inputs: int, recipe: Recipe, generator: np.random.Generator) -> list[Weights]:
    first, second = recipe.hidden
    shapes = ((inputs, first, (2 / inputs) ** 0.5), (first, second, (2 / first) ** 0.5))
    weights = []
    for rows, columns, scale in (*shapes, (second, 1, 0.1)):
        weights += [generator.normal(0, scale, (rows, columns)), np.zeros(columns)]
    return [weight.astype(np.float32) for weight in (*weights, np.zeros((inputs, 1)))]


def batches(
    rows: NDArray[np.int64], recipe: Recipe, generator: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    """Yield all `rows` in batches, in another order each time; what is left over waits."""
    for _ in range(recipe.epochs):
        order = generator.permutation(rows)
        for start in range(0, len(rows) - recipe.batch + 1, recipe.batch):
            yield order[start : start + recipe.batch]


def steps(rows: int, recipe: Recipe) -> int:
    """Return how many batches `recipe` makes of so many rows."""
    return recipe.epochs * (rows // recipe.batch)


def mask(values: Weights, dropped: float, generator: np.random.Generator) -> Weights:
    """Return what rectified units that are dropped now and then let through of `values`."""
    kept = generator.random(values.shape, dtype=np.float32) > dropped
    return ((values > 0) & kept).astype(np.float32) / np.float32(1 - dropped)


@dataclass
class Adam:
    """Weights that learn from slopes (Kingma and Ba 2015), faster at first and slower at last."""

    weights: list[Weights]
    recipe: Recipe
    total: int
    steps: int = 0
    moments: list[Weights] = field(default_factory=list)
    squares: list[Weights] = field(default_factory=list)

    def step(self, slopes: Sequence[Weights]) -> None:
        """Learn from the slope of each weight."""
        if not self.steps:
            self.moments = [np.zeros_like(weight) for weight in self.weights]
            self.squares = [np.zeros_like(weight) for weight in self.weights]
        self.steps += 1
        cosine = 0.5 * (1 + np.cos(np.pi * self.steps / self.total))
        rate = self.recipe.rate * min(1, self.steps / 200) * max(0.02, cosine)
        for i, slope in enumerate(slopes):
            self._update(i, slope, rate)

    def _update(self, i: int, slope: Weights, rate: float) -> None:
        slope = slope + self.recipe.decay * self.weights[i] if slope.ndim > 1 else slope
        self.moments[i] = _BETA * self.moments[i] + (1 - _BETA) * slope
        self.squares[i] = _SQUARE_BETA * self.squares[i] + (1 - _SQUARE_BETA) * slope * slope
        moment = self.moments[i] / (1 - _BETA**self.steps)
        spread = np.sqrt(self.squares[i] / (1 - _SQUARE_BETA**self.steps)) + 1e-8
        learned = (self.weights[i] - rate * moment / spread).astype(np.float32)
        learned[np.abs(learned) < _NOTHING] = 0
        self.weights[i] = learned


@dataclass
class _Learner:
    """A network that learns, with dropout between the layers."""

    adam: Adam
    recipe: Recipe
    generator: np.random.Generator

    def step(self, rows: Weights, right: Labels, loss: Loss) -> None:
        """Learn from one batch: rows (questions, rows, inputs)."""
        self.adam.step(self._slopes(rows, right, loss))

    def _slopes(self, rows: Weights, right: Labels, loss: Loss) -> list[Weights]:
        a, b, c, d, e, f, direct = self.adam.weights
        flat = rows.reshape(-1, rows.shape[2])
        first = np.asarray(flat @ a + b, np.float32)
        mask1 = self._mask(first)
        second = np.asarray((first * mask1) @ c + d, np.float32)
        mask2 = self._mask(second)
        values = (second * mask2) @ e + f + flat @ direct
        slope = loss(values.reshape(right.shape), right).reshape(-1, 1)
        back2 = (slope @ e.T) * mask2
        back1 = (back2 @ c.T) * mask1
        return [
            flat.T @ back1,
            back1.sum(axis=0),
            (first * mask1).T @ back2,
            back2.sum(axis=0),
            (second * mask2).T @ slope,
            slope.sum(axis=0),
            flat.T @ slope,
        ]

    def _mask(self, values: Weights) -> Weights:
        return mask(values, self.recipe.dropped, self.generator)
