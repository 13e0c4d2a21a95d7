"""What the learned weights are fitted on: questions over pools of articles, as features."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.language.analysis import Analyser
from index.language.terms import index_terms, tokens
from index.models import Passage
from index.search import IndexedArticle, IndexedPassage, SearchIndex, Vocabulary
from index.search.features import Described, describe
from index.search.network import Network, Weights
from index.search.postings import Flags
from index.search.question import read
from index.search.rerank import DEPTH
from index.search.retrieval import Retrieved, retrieve
from index.search.statistics import statistics
from index.search.surface import surface
from tests.benchmarks._questions import Asked, Questions, Source


class Shelf:
    """The articles of a data file, cut into passages once, to make pools of."""

    def __init__(self, articles: Sequence[Source]) -> None:
        self.vocabulary = Vocabulary()
        self.passages: list[Passage] = []
        self.owners: list[str] = []
        self.texts = {row.id: row.text for row in articles}
        analyser = Analyser()
        self.articles = {row.id: self._cut(row, i, analyser) for i, row in enumerate(articles)}

    def _cut(self, row: Source, key: int, analyser: Analyser) -> IndexedArticle:
        passages = analyser.passages(row.text)
        first = len(self.passages)
        self.passages += passages
        self.owners += [row.id] * len(passages)
        ids = self.vocabulary.ids
        return IndexedArticle.of(
            key,
            ids(index_terms(row.title)),
            [
                IndexedPassage(first + i, passage.paragraph, ids(shown.terms), shown.signs)
                for i, passage in enumerate(passages)
                for shown in [surface(passage.text)]
            ],
        )

    def fetch(self, keys: Iterable[int]) -> list[Passage]:
        """Return the passages of those keys."""
        return [self.passages[key] for key in keys]

    def pool(self, wanted: Callable[[str], bool], *, titles: bool = True) -> Pool:
        """Return the pool of the articles whose ids are `wanted`."""
        chosen = [article for name, article in self.articles.items() if wanted(name)]
        if not titles:
            chosen = [article._replace(title=self.vocabulary.ids([])) for article in chosen]
        return Pool(self, SearchIndex(chosen), {n for n in self.articles if wanted(n)})

    def word_starts(self, key: int) -> list[int]:
        """Return where each word of a passage begins in its article."""
        passage = self.passages[key]
        return [passage.start + word.start for word in tokens(passage.text)]

    def answers(self, row: Asked) -> set[int]:
        """Return the keys of the passages that cover the first character of an answer."""
        return {
            key
            for key in self.articles[row.article].keys.tolist()
            if any(
                self.passages[key].start <= start < self.passages[key].end
                for start, _ in row.answers
            )
        }

    def tell(self, row: Asked, keys: Sequence[int]) -> list[bool]:
        """Return which passages tell an answer, those that the data does not name too.

        They are those of the right article that hold its words. Data names one place of several.
        """
        text = self.texts[row.article]
        words = "|".join({re.escape(text[start:end]) for start, end in row.answers})
        held = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        return [
            self.owners[key] == row.article and held.search(self.passages[key].text) is not None
            for key in keys
        ]


class Pool(NamedTuple):
    """Some articles of a shelf, and the index over them."""

    shelf: Shelf
    collection: SearchIndex
    articles: set[str]

    def find(self, question: str) -> Retrieved | None:
        """Return what BM25 finds."""
        parts = self.collection.snapshot()
        return retrieve(read(question), parts, statistics(parts), self.shelf.vocabulary)


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
        right = np.isin(head.evidence.key, list(pool.shelf.answers(row)))
        shown = compact(describe(head, judge=judge(row)))
        telling = right | pool.shelf.tell(row, head.evidence.key.tolist())
        rows.append(Seen(row, shown, right, telling, row.article in pool.articles))
    return rows


def compact(shown: Described) -> Described:
    """Return `shown` in single precision, which is what the weights are fitted to."""
    rows = np.stack(list(shown.features.values())).astype(np.float32)
    return shown._replace(features=dict(zip(shown.features, rows, strict=True)))


def rows_of(seen: Sequence[Seen], names: Sequence[str]) -> Weights:
    """Return the features (rows, names) of all passages of `seen`, one question after another."""
    rows = np.zeros((sum(len(one.right) for one in seen), len(names)), np.float32)
    at = 0
    for one in seen:
        for i, name in enumerate(names):
            rows[at : at + len(one.right), i] = one.described.features[name]
        at += len(one.right)
    return rows


def halves(data: Questions) -> list[set[str]]:
    """Return four halves of the articles: the even and the odd ones, and two others."""
    names = [row.id for row in data.articles]
    patterns = ((1, 0), (0, 1), (1, 1, 0, 0), (0, 0, 1, 1))
    return [
        {name for i, name in enumerate(names) if pattern[i % len(pattern)]} for pattern in patterns
    ]
