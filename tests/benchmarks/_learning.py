"""Fit small networks with numpy alone: the same data and seed give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.search.network import Layer, Member, Network, Weights

Labels = NDArray[np.bool_]
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
    learner = _Learner(_start(rows.shape[2], recipe, generator), recipe, generator)
    total = recipe.epochs * (len(rows) // recipe.batch)
    for step, chosen in enumerate(_batches(len(rows), recipe, generator), 1):
        warm, cosine = min(1, step / 200), max(0.02, 0.5 * (1 + np.cos(np.pi * step / total)))
        learner.step(rows[chosen], right[chosen], loss, recipe.rate * warm * cosine)
    a, b, c, d, e, f, direct = learner.weights
    return Member(Layer(a, b), Layer(c, d), Layer(e, f), direct)


def _start(inputs: int, recipe: Recipe, generator: np.random.Generator) -> list[Weights]:
    first, second = recipe.hidden
    shapes = ((inputs, first, (2 / inputs) ** 0.5), (first, second, (2 / first) ** 0.5))
    weights = []
    for rows, columns, scale in (*shapes, (second, 1, 0.1)):
        weights += [generator.normal(0, scale, (rows, columns)), np.zeros(columns)]
    return [weight.astype(np.float32) for weight in (*weights, np.zeros((inputs, 1)))]


def _batches(
    size: int, recipe: Recipe, generator: np.random.Generator
) -> Iterator[NDArray[np.int64]]:
    for _ in range(recipe.epochs):
        order = generator.permutation(size)
        for start in range(0, size - recipe.batch + 1, recipe.batch):
            yield order[start : start + recipe.batch]


@dataclass
class _Learner:
    """Weights under Adam (Kingma and Ba 2015), with dropout between the layers."""

    weights: list[Weights]
    recipe: Recipe
    generator: np.random.Generator
    steps: int = 0
    moments: list[Weights] = field(default_factory=list)
    squares: list[Weights] = field(default_factory=list)

    def step(self, rows: Weights, right: Labels, loss: Loss, rate: float) -> None:
        """Learn from one batch: rows (questions, rows, inputs)."""
        if not self.steps:
            self.moments = [np.zeros_like(weight) for weight in self.weights]
            self.squares = [np.zeros_like(weight) for weight in self.weights]
        self.steps += 1
        for i, slope in enumerate(self._slopes(rows, right, loss)):
            self._update(i, slope, rate)

    def _slopes(self, rows: Weights, right: Labels, loss: Loss) -> list[Weights]:
        a, b, c, d, e, f, direct = self.weights
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
        kept = self.generator.random(values.shape, dtype=np.float32) > self.recipe.dropped
        return ((values > 0) & kept).astype(np.float32) / np.float32(1 - self.recipe.dropped)

    def _update(self, i: int, slope: Weights, rate: float) -> None:
        slope = slope + self.recipe.decay * self.weights[i] if slope.ndim > 1 else slope
        self.moments[i] = _BETA * self.moments[i] + (1 - _BETA) * slope
        self.squares[i] = _SQUARE_BETA * self.squares[i] + (1 - _SQUARE_BETA) * slope * slope
        moment = self.moments[i] / (1 - _BETA**self.steps)
        spread = np.sqrt(self.squares[i] / (1 - _SQUARE_BETA**self.steps)) + 1e-8
        learned = (self.weights[i] - rate * moment / spread).astype(np.float32)
        learned[np.abs(learned) < _NOTHING] = 0
        self.weights[i] = learned
