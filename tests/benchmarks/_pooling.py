"""Fit the network that reads a question's words: the same data and seed give the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.search.network import Weights, standardised
from index.search.pooled import Pooled, reader_of
from index.search.postings import Longs
from index.search.wordwise import INPUTS
from tests.benchmarks._learning import Adam, Labels, Recipe, batches, mask, ranking_loss, steps
from tests.benchmarks._training import Seen, rows_of

_READING = (32, 16)  # the sizes of the layers that read a word
_SMALL = 0.3  # weights begin so small that the network learns what is plain first
_NOWHERE = -1e9


class Readings(NamedTuple):
    """Questions one after another, with p passages in all, and w rows of words in these.

    The rows of a question go passage by passage.
    """

    word_inputs: tuple[str, ...]
    words: Weights  # (w, word inputs)
    counts: Longs  # (questions,) how many words each has
    inputs: tuple[str, ...]
    rows: Weights  # (p, inputs)
    right: Labels  # (p,)
    sizes: Longs  # (questions,) how many passages each has


def readings(seen: Sequence[Seen]) -> Readings:
    """Return the readings of `seen`.

    What no training question has, a passage said by whom it names, is left out.
    """
    names = tuple(name for name in seen[0].described.features if name != "said")
    words = [one.described.words.transpose(1, 0, 2).reshape(-1, len(INPUTS)) for one in seen]
    return Readings(
        INPUTS,
        np.concatenate(words),
        np.array([len(one.described.words) for one in seen]),
        names,
        rows_of(seen, names),
        np.concatenate([one.right for one in seen]),
        np.array([len(one.right) for one in seen]),
    )


def fit_pooled(readings: Readings, recipe: Recipe) -> Pooled:
    """Return the network that `recipe` fits to `readings`, of which each has a right passage."""
    of_words, of_rows = _scale(readings.words), _scale(readings.rows)
    near = readings._replace(
        words=standardised(readings.words, *of_words), rows=standardised(readings.rows, *of_rows)
    )
    readers = tuple(reader_of(_learned(near, recipe, seed)) for seed in range(recipe.members))
    return Pooled(
        readings.word_inputs,
        of_words[0],
        of_words[1],
        readings.inputs,
        of_rows[0],
        of_rows[1],
        readers,
    )


def _scale(rows: Weights) -> tuple[Weights, Weights]:
    """Return the mean and the deviation of each column."""
    mean, deviation = rows.mean(axis=0, dtype=np.float64), rows.std(axis=0, dtype=np.float64)
    return mean.astype(np.float32), (deviation + 1e-6).astype(np.float32)


def _learned(readings: Readings, recipe: Recipe, seed: int) -> list[Weights]:
    generator = np.random.default_rng(seed)
    questions = np.arange(len(readings.sizes))
    weights = _start(readings, recipe, generator)
    learner = _Learner(Adam(weights, recipe, steps(len(questions), recipe)), recipe, generator)
    places = _Places.of(readings)
    for chosen in batches(questions, recipe, generator):
        learner.step(_Batch.of(readings, places, chosen))
    return learner.adam.weights


def _start(readings: Readings, recipe: Recipe, generator: np.random.Generator) -> list[Weights]:
    first, sums = _READING
    inputs = sums + readings.rows.shape[1]
    wide, narrow = recipe.hidden
    layers = ((readings.words.shape[1], first), (first, sums), (inputs, wide), (wide, narrow))
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

    @classmethod
    def of(cls, readings: Readings, places: _Places, chosen: Longs) -> _Batch:
        sizes = readings.sizes[chosen]
        counts = np.repeat(readings.counts[chosen], sizes)
        question = np.repeat(np.arange(len(chosen)), sizes)
        slot = np.arange(len(question)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        rows = [slice(places.rows[i], places.rows[i + 1]) for i in chosen]
        words = [readings.words[places.words[i] : places.words[i + 1]] for i in chosen]
        return cls(
            np.concatenate(words),
            counts,
            np.cumsum(counts) - counts,
            np.concatenate([readings.rows[span] for span in rows]),
            np.concatenate([readings.right[span] for span in rows]),
            (question, slot),
        )

    def slopes(self, values: Weights) -> Weights:
        """Return the slope of the loss (p,) for the values (p,)."""
        shape = tuple(int(place.max()) + 1 for place in self.place)
        spread, right = np.full(shape, _NOWHERE, np.float32), np.zeros(shape, np.bool_)
        spread[self.place], right[self.place] = values, self.right
        return ranking_loss(spread, right)[self.place]


@dataclass
class _Learner:
    """A reader that learns, with dropout between the layers."""

    adam: Adam
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
        row2, mask4 = self._layer(row1 @ g + h)
        values = np.asarray(row2 @ i + j + rows @ direct, np.float32)
        slope = batch.slopes(values[:, 0])[:, None]
        back4 = (slope @ i.T) * mask4
        back3 = (back4 @ g.T) * mask3
        pooled = (back3 @ e.T + slope @ direct.T)[:, : sums.shape[1]]
        back2 = np.repeat(pooled, batch.counts, axis=0) * mask2
        back1 = (back2 @ c.T) * mask1
        layers = ((batch.words, back1), (word1, back2), (rows, back3), (row1, back4), (row2, slope))
        slopes = [np.asarray(s, np.float32) for a, b in layers for s in (a.T @ b, b.sum(axis=0))]
        self.adam.step([*slopes, rows.T @ slope])

    def _layer(self, values: Weights) -> tuple[Weights, Weights]:
        """Return what a layer lets through of `values`, and by how much it multiplied them."""
        through = mask(values, self.recipe.dropped, self.generator)
        return values * through, through
