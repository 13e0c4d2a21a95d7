"""Fit the network that reads a question's words: the same data and seed give the same weights."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from index.postings import Longs
from index.search.features.describe import Described
from index.search.networks.groups import Group
from index.search.networks.network import Weights, standardised
from index.search.networks.pooled import Pooled, readers_of
from tests.benchmarks._learning import Adam, Labels, Loss, Recipe, batches, mask, steps

_READING = (32, 16)  # the sizes of the layers that read a word
_SMALL = 0.3  # weights begin so small that the network learns what is plain first
_NOWHERE = -1e9
_MOST = 1 << 16  # more passages than a question has
_PIECE = 1 << 16  # rows that are brought to double precision at a time


class Scale(NamedTuple):
    """The mean and the deviation of each input (inputs,)."""

    mean: Weights
    deviation: Weights


class Readings(NamedTuple):
    """Questions one after another, with p passages in all, and w rows of words in these.

    The rows of a question go passage by passage. What `words` and `rows` hold is as far from the
    means of `of_words` and `of_rows` as it is in their deviations.
    """

    word_inputs: tuple[str, ...]
    words: Weights  # (w, word inputs)
    of_words: Scale
    counts: Longs  # (questions,) how many words each has
    inputs: tuple[str, ...]
    rows: Weights  # (p, inputs)
    of_rows: Scale
    right: Labels  # (p,)
    sizes: Longs  # (questions,) how many passages each has
    groups: Longs  # (groups, p) the same number for passages of a question that are compared


def readings(
    shown: Sequence[Described], right: Sequence[Labels], word_inputs: tuple[str, ...]
) -> Readings:
    """Return the readings of what questions found, and which passages of each are right.

    What no training question has is left out: whom it names speaks, or yes or no is all it asks.
    """
    names = tuple(name for name in shown[0].features if name not in ("said", "plain", "lacks"))
    words, rows = _words_of(shown, word_inputs), _rows_of(shown, names)
    return Readings(
        word_inputs,
        words,
        _standardise(words),
        np.array([len(one.words) for one in shown]),
        names,
        rows,
        _standardise(rows),
        np.concatenate(right),
        np.array([len(labels) for labels in right]),
        np.concatenate([_numbered(one) for one in shown], axis=1),
    )


def _words_of(shown: Sequence[Described], word_inputs: Sequence[str]) -> Weights:
    """Return the rows of words (w, word inputs) of all passages, one question after another."""
    sizes = [one.words.shape[0] * one.words.shape[1] for one in shown]
    rows = np.empty((sum(sizes), len(word_inputs)), np.float32)
    at = 0
    for one, size in zip(shown, sizes, strict=True):
        rows[at : at + size] = one.words.transpose(1, 0, 2).reshape(size, -1)
        at += size
    return rows


def _rows_of(shown: Sequence[Described], names: Sequence[str]) -> Weights:
    """Return the features (p, names) of all passages, one question after another."""
    rows = np.zeros((sum(one.words.shape[1] for one in shown), len(names)), np.float32)
    at = 0
    for one in shown:
        end = at + one.words.shape[1]
        for i, name in enumerate(names):
            rows[at:end, i] = one.features[name]
        at = end
    return rows


def _numbered(one: Described) -> Longs:
    """Return the groups (groups, m) of a question's passages, each numbered from 0 on."""
    numbers = [group.of for group in one.groups]
    return np.array(numbers, np.int64).reshape(len(numbers), one.words.shape[1])


def fit_pooled(readings: Readings, loss: Loss, recipe: Recipe) -> Pooled:
    """Return the network that `recipe` fits to `readings`."""
    learn = partial(_learned, readings, loss, recipe)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        learned = list(threads.map(learn, range(recipe.members)))
    stacked = [np.stack(weights) for weights in zip(*learned, strict=True)]
    readers = readers_of([w if w.ndim == 3 else w[:, None] for w in stacked])
    return Pooled(
        readings.word_inputs, *readings.of_words, readings.inputs, *readings.of_rows, readers
    )


def _standardise(rows: Weights) -> Scale:
    """Standardise `rows` in their place, for there is no room for a copy; return their scale."""
    pieces = [rows[start : start + _PIECE] for start in range(0, len(rows), _PIECE)]
    mean = rows.mean(axis=0, dtype=np.float64)
    squares = sum(((piece - mean) ** 2).sum(axis=0) for piece in pieces)
    deviation = np.sqrt(squares / len(rows)) + 1e-6
    scale = Scale(mean.astype(np.float32), deviation.astype(np.float32))
    for piece in pieces:
        piece[:] = standardised(piece, *scale)
    return scale


def _learned(readings: Readings, loss: Loss, recipe: Recipe, seed: int) -> list[Weights]:
    generator = np.random.default_rng(seed)
    questions = np.arange(len(readings.sizes))
    weights = _start(readings, recipe, generator)
    adam = Adam(weights, recipe, steps(len(questions), recipe))
    learner = _Learner(adam, loss, recipe, generator)
    places = _Places.of(readings)
    for chosen in batches(questions, recipe, generator):
        learner.step(_Batch.of(readings, places, chosen))
    return learner.adam.weights


def _start(readings: Readings, recipe: Recipe, generator: np.random.Generator) -> list[Weights]:
    first, sums = _READING
    inputs = sums + readings.rows.shape[1]
    wide, narrow = recipe.hidden
    seen = wide * (1 + len(readings.groups))
    layers = ((readings.words.shape[1], first), (first, sums), (inputs, wide), (seen, narrow))
    weights = []
    scales = [(rows, columns, _SMALL / rows**0.5) for rows, columns in layers]
    for rows, columns, scale in (*scales, (narrow, 1, 0.1)):
        weights += [generator.normal(0, scale, (rows, columns)), np.zeros((1, columns))[0]]
    return [weight.astype(np.float32) for weight in (*weights, np.zeros((inputs, 1)))]


class _Places(NamedTuple):
    """Where the rows of each question begin."""

    words: Longs
    rows: Longs

    @classmethod
    def of(cls, readings: Readings) -> _Places:
        return cls(
            np.concatenate([[0], np.cumsum(readings.sizes * readings.counts)]),
            np.concatenate([[0], np.cumsum(readings.sizes)]),
        )


class _Batch(NamedTuple):
    """Some questions; `starts` is where the words of each passage begin, `place` is (q, slot)."""

    words: Weights
    counts: Longs  # (p,)
    starts: Longs  # (p,)
    rows: Weights
    right: Labels
    place: tuple[Longs, Longs]
    groups: tuple[Group, ...]

    @classmethod
    def of(cls, readings: Readings, places: _Places, chosen: Longs) -> _Batch:
        sizes = readings.sizes[chosen]
        counts = np.repeat(readings.counts[chosen], sizes)
        question = np.repeat(np.arange(len(chosen)), sizes)
        slot = np.arange(len(question)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        rows = [slice(places.rows[i], places.rows[i + 1]) for i in chosen]
        words = [readings.words[places.words[i] : places.words[i + 1]] for i in chosen]
        groups = np.concatenate([readings.groups[:, span] for span in rows], axis=1)
        return cls(
            np.concatenate(words),
            counts,
            np.cumsum(counts) - counts,
            np.concatenate([readings.rows[span] for span in rows]),
            np.concatenate([readings.right[span] for span in rows]),
            (question, slot),
            tuple(Group.by(question * _MOST + numbers) for numbers in groups),
        )

    def slopes(self, values: Weights, loss: Loss) -> Weights:
        """Return the slope of the `loss` (p,) for the values (p,)."""
        shape = tuple(int(place.max()) + 1 for place in self.place)
        spread = np.full(shape, _NOWHERE, np.float32)
        right = np.zeros(shape, self.right.dtype)
        spread[self.place], right[self.place] = values, self.right
        return loss(spread, right)[self.place]


@dataclass
class _Learner:
    """A reader that learns, with dropout between the layers."""

    adam: Adam
    loss: Loss
    recipe: Recipe
    generator: np.random.Generator

    def step(self, batch: _Batch) -> None:
        """Learn from one batch."""
        a, b, c, d, e, f, g, h, i, j, direct = self.adam.weights
        word1, mask1 = self._layer(batch.words @ a + b)
        word2, mask2 = self._layer(word1 @ c + d)
        sums = np.add.reduceat(word2, batch.starts, axis=0)
        rows = np.concatenate([sums, batch.rows], axis=1)
        row1, mask3 = self._layer(rows @ e + f)
        best = [_over(np.maximum, row1, group) for group in batch.groups]
        units = np.concatenate([row1, *best], axis=1)
        row2, mask4 = self._layer(units @ g + h)
        values = np.asarray(row2 @ i + j + rows @ direct, np.float32)
        slope = batch.slopes(values[:, 0], self.loss)[:, None]
        back4 = (slope @ i.T) * mask4
        back3 = _shared(batch, row1, best, np.asarray(back4 @ g.T, np.float32)) * mask3
        pooled = (back3 @ e.T + slope @ direct.T)[:, : sums.shape[1]]
        back2 = np.repeat(pooled, batch.counts, axis=0) * mask2
        back1 = (back2 @ c.T) * mask1
        layers = (batch.words, back1), (word1, back2), (rows, back3), (units, back4), (row2, slope)
        slopes = [np.asarray(s, np.float32) for a, b in layers for s in (a.T @ b, b.sum(axis=0))]
        self.adam.step([*slopes, rows.T @ slope])

    def _layer(self, values: Weights) -> tuple[Weights, Weights]:
        """Return what a layer lets through of `values`, and by how much it multiplied them."""
        through = mask(values, self.recipe.dropped, self.generator)
        return values * through, through


def _over(ufunc: np.ufunc, values: Weights, group: Group) -> Weights:
    """Return what `ufunc` makes of all `values` (p, n) of each passage's group."""
    made = ufunc.reduceat(values[group.order], group.begins, axis=0)
    return np.asarray(made[group.of])


def _shared(batch: _Batch, units: Weights, best: Sequence[Weights], back: Weights) -> Weights:
    """Return the slope (p, n) of the `units` (p, n), of which the `best` in groups are read too.

    `back` (p, n * (1 + groups)) is the slope of what is read: the highest in a group has the part
    of all its passages.
    """
    own, *parts = np.split(back, 1 + len(best), axis=1)
    for group, highest, part in zip(batch.groups, best, parts, strict=True):
        own = own + (units == highest) * _over(np.add, part, group)
    return own
