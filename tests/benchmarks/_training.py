"""What the learned weights are fitted on: questions over pools of articles, as features."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.postings import Flags
from index.search.features.describe import Described, describe
from index.search.networks.network import Network
from index.search.rerank import DEPTH
from tests.benchmarks._pools import collections, excerpts, few, halves
from tests.benchmarks._questions import Asked, Questions
from tests.benchmarks._shelf import Pool, Shelf

_UNTITLED = 6  # one question in so many is also asked where no article has a title
_HALVED = 2  # one question in so many is asked over each half of the articles
_PARTED = 2  # one question in so many about a collection is also asked without its answer
_TAKEN = 12  # one question in so many is asked where the passages that tell its answer are gone
_HANDFULS = 150  # of the articles of each set
_SMALL = 300  # collections of a few excerpts from the articles of each set

Judge = Callable[[Asked], Network]
"""From a question to a network of answer words that has not learned from it."""


class Seen(NamedTuple):
    """A question as the learned stages see it: what is found first, and which of it is right.

    `right` is what the data names, `telling` holds the words of an answer besides.
    """

    asked: Asked
    described: Described
    right: Flags
    telling: Flags
    answerable: bool


def see(pool: Pool, questions: Iterable[Asked], judge: Judge) -> list[Seen]:
    """Return every one of `questions` for which BM25 finds something in `pool`."""
    rows = []
    for row in questions:
        if (found := pool.find(row.question)) is None:
            continue
        head = found.head(DEPTH)
        answers = pool.shelf.answers(row)
        right = np.isin(head.evidence.key, list(answers))
        shown = compact(describe(head, judge=judge(row)))
        telling = right | pool.shelf.tell(row, head.evidence.key.tolist())
        rows.append(Seen(row, shown, right, telling, not answers.isdisjoint(pool.keys)))
    return rows


def compact(shown: Described) -> Described:
    """Return `shown` in single precision, which is what the weights are fitted to."""
    rows = np.stack(list(shown.features.values())).astype(np.float32)
    return shown._replace(features=dict(zip(shown.features, rows, strict=True)))


def see_whole(shelf: Shelf, rows: Questions, judge: Judge) -> list[Seen]:
    """Return all questions over all articles, and some where the articles have no titles."""
    return [
        *see(shelf.pool(), rows.questions, judge),
        *see(shelf.pool(titles=False), rows.questions[::_UNTITLED], judge),
    ]


def see_parts(shelf: Shelf, rows: Questions, judge: Judge) -> list[Seen]:
    """Return questions over pools that lack articles, or the passages that tell the answers."""
    if any(row.collection for row in rows.articles):
        return [*see_collections(shelf, rows, judge), *see_excerpts(shelf, rows, judge)]
    return [
        *see_halves(shelf, rows, judge),
        *see_few(shelf, rows, judge),
        *see_excerpts(shelf, rows, judge),
        *see_unanswered(shelf, rows, judge),
    ]


def see_halves(shelf: Shelf, rows: Questions, judge: Judge) -> list[Seen]:
    """Return questions over pools that lack half of the articles."""
    return [
        one
        for i, half in enumerate(halves(rows))
        for one in see(shelf.pool(half.__contains__), rows.questions[i % _HALVED :: _HALVED], judge)
    ]


def see_collections(shelf: Shelf, rows: Questions, judge: Judge) -> list[Seen]:
    """Return questions over the collections that the articles belong to, each alone."""
    seen: list[Seen] = []
    for names, about, others in collections(rows):
        seen += see(shelf.pool(names.__contains__), [*about, *others], judge)
        seen += see_without(shelf, names, about[::_PARTED], judge)
    return seen


def see_few(shelf: Shelf, rows: Questions, judge: Judge) -> list[Seen]:
    """Return questions over handfuls of articles: about these, and about others.

    Those about these are also asked without the passages that tell their answers.
    """
    seen: list[Seen] = []
    for names, about, others in few(rows, _HANDFULS):
        seen += see(shelf.pool(names.__contains__), [*about, *others], judge)
        seen += see_without(shelf, names, about, judge)
    return seen


def see_excerpts(shelf: Shelf, rows: Questions, judge: Judge) -> list[Seen]:
    """Return questions over a few sentences of a few articles, as a collection is at first."""
    return [
        one
        for keys, asked in excerpts(shelf, rows, _SMALL)
        for one in see(shelf.pool_of(keys), asked, judge)
    ]


def see_unanswered(shelf: Shelf, rows: Questions, judge: Judge) -> list[Seen]:
    """Return questions about articles that are there, without the passages that tell the answers.

    People also ask what an article might have said.
    """
    seen: list[Seen] = []
    for half in halves(rows)[:2]:
        taken = [row for row in rows.questions if row.article in half][::_TAKEN]
        seen += see_without(shelf, half, taken, judge)
    return seen


def see_without(
    shelf: Shelf, names: Container[str], taken: Sequence[Asked], judge: Judge
) -> list[Seen]:
    """Return the questions `taken` over the articles `names` without what tells their answers."""
    gone = {key for row in taken for key in shelf.told(row)}
    return see(shelf.pool_of(shelf.keys(names.__contains__) - gone), taken, judge)
