"""Which articles, or which of their passages, questions are asked over to learn from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tests.benchmarks._questions import Asked, Questions
from tests.benchmarks._shelf import Shelf

_FEW = (1, 1, 2, 3, 5, 8)  # articles in a handful
_ASKED = 10  # questions about some articles, and as many about others
_EXCERPTS = (1, 2, 3, 4)  # in a small collection
_SENTENCES = (1, 2, 3, 5, 8)  # of an excerpt


def halves(data: Questions) -> list[set[str]]:
    """Return four halves of the articles: the even and the odd ones, and two others."""
    names = [row.id for row in data.articles]
    patterns = ((1, 0), (0, 1), (1, 1, 0, 0), (0, 0, 1, 1))
    return [
        {name for i, name in enumerate(names) if pattern[i % len(pattern)]} for pattern in patterns
    ]


def few(data: Questions, count: int) -> Iterator[tuple[set[str], list[Asked], list[Asked]]]:
    """Yield `count` handfuls of articles, each with questions about them and about others."""
    random = np.random.default_rng(0)
    for i in range(count):
        chosen = random.choice(len(data.articles), _FEW[i % len(_FEW)], replace=False)
        names = {data.articles[at].id for at in chosen.tolist()}
        about = [row for row in data.questions if row.article in names]
        others = [row for row in data.questions if row.article not in names]
        yield names, _some(about, random), _some(others, random)


def _some(rows: Sequence[Asked], random: np.random.Generator, count: int = _ASKED) -> list[Asked]:
    return [rows[at] for at in random.permutation(len(rows))[:count].tolist()]


def collections(data: Questions) -> Iterator[tuple[set[str], list[Asked], list[Asked]]]:
    """Yield the articles of each collection, all questions about it, and a third as many more."""
    random = np.random.default_rng(0)
    for piece in data.apart():
        names = {row.id for row in piece.articles}
        others = [row for row in data.questions if row.article not in names]
        yield names, piece.questions, _some(others, random, len(piece.questions) // 3)


def excerpts(shelf: Shelf, data: Questions, count: int) -> Iterator[tuple[set[int], list[Asked]]]:
    """Yield the passages of `count` small collections, each with questions.

    A collection holds a few sentences of each of a few articles. It answers some of the questions;
    others are about the rest of these articles, or about other articles.
    """
    random = np.random.default_rng(0)
    answers = {row.id: shelf.answers(row) for row in data.questions}
    answered = [row for row in data.questions if answers[row.id]]
    for i in range(count):
        chosen = random.choice(len(answered), _EXCERPTS[i % len(_EXCERPTS)], replace=False)
        around = [answered[at] for at in chosen.tolist()]
        keys = {
            key
            for row in around
            for key in _excerpt(shelf, row.article, min(answers[row.id]), random)
        }
        names = {row.article for row in around}
        about = [row for row in data.questions if row.article in names]
        there = [row for row in about if not answers[row.id].isdisjoint(keys)]
        rest = [row for row in _some(about, random) if shelf.told(row).isdisjoint(keys)]
        others = [row for row in data.questions if row.article not in names]
        yield keys, [*there, *rest[: len(there)], *_some(others, random, len(there))]


def _excerpt(shelf: Shelf, name: str, key: int, random: np.random.Generator) -> set[int]:
    """Return the keys of a run of passages of an article, the one with that key among them."""
    count = int(random.choice(_SENTENCES))
    first = key - int(random.integers(count))
    return set(shelf.articles[name].keys.tolist()) & set(range(first, first + count))
