"""What the learned weights are fitted on: questions over pools of articles, as features."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.language.analysis import Analyser
from index.language.terms import index_terms, tokens
from index.models import Passage
from index.search import IndexedArticle, IndexedPassage, SearchIndex, Vocabulary
from index.search.features import Described, describe
from index.search.network import Network
from index.search.postings import Flags, Ints
from index.search.question import read
from index.search.rerank import DEPTH
from index.search.retrieval import Retrieved, retrieve
from index.search.statistics import statistics
from index.search.surface import surface
from tests.benchmarks._questions import Asked, Questions, Source, holding

_FEW = (1, 1, 2, 3, 5, 8)  # articles in a handful
_ASKED = 10  # questions about a handful, and as many about others


class _Cut(NamedTuple):
    """What an article of an index is made of."""

    key: int
    title: Ints
    passages: list[IndexedPassage]


class Shelf:
    """The articles of a data file, cut into passages once, to make pools of."""

    def __init__(self, articles: Sequence[Source]) -> None:
        self.vocabulary = Vocabulary()
        self.passages: list[Passage] = []
        self.owners: list[str] = []
        self.texts = {row.id: row.text for row in articles}
        analyser = Analyser()
        self.cut = {row.id: self._cut(row, i, analyser) for i, row in enumerate(articles)}
        self.articles = {name: IndexedArticle.of(*cut) for name, cut in self.cut.items()}

    def _cut(self, row: Source, key: int, analyser: Analyser) -> _Cut:
        passages = analyser.passages(row.text)
        first = len(self.passages)
        self.passages += passages
        self.owners += [row.id] * len(passages)
        ids = self.vocabulary.ids
        indexed = [
            IndexedPassage(first + i, passage.paragraph, ids(shown.terms), shown.signs)
            for i, passage in enumerate(passages)
            for shown in [surface(passage.text)]
        ]
        return _Cut(key, ids(index_terms(row.title)), indexed)

    def fetch(self, keys: Iterable[int]) -> list[Passage]:
        """Return the passages of those keys."""
        return [self.passages[key] for key in keys]

    def pool(self, wanted: Callable[[str], bool], *, titles: bool = True) -> Pool:
        """Return the pool of the articles whose ids are `wanted`."""
        chosen = [article for name, article in self.articles.items() if wanted(name)]
        if not titles:
            chosen = [article._replace(title=self.vocabulary.ids([])) for article in chosen]
        return Pool(self, SearchIndex(chosen), {n for n in self.articles if wanted(n)})

    def pool_without(self, wanted: Callable[[str], bool], gone: Container[int]) -> Pool:
        """Return the pool of the articles whose ids are `wanted`, as if none answered.

        It lacks the passages with the keys `gone`.
        """
        left = [
            cut._replace(passages=[one for one in cut.passages if one.key not in gone])
            for name, cut in self.cut.items()
            if wanted(name)
        ]
        chosen = [IndexedArticle.of(*cut) for cut in left if cut.passages]
        return Pool(self, SearchIndex(chosen), set())

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

    def told(self, row: Asked) -> set[int]:
        """Return the keys of all passages that tell an answer."""
        keys: list[int] = self.articles[row.article].keys.tolist()
        told = zip(keys, self.tell(row, keys), strict=True)
        return self.answers(row) | {key for key, tells in told if tells}

    def tell(self, row: Asked, keys: Sequence[int]) -> list[bool]:
        """Return which passages tell an answer, those that the data does not name too.

        They are those of the right article that hold its words. Data names one place of several.
        """
        text = self.texts[row.article]
        if not row.answers:
            return [False] * len(keys)
        held = holding({text[start:end] for start, end in row.answers})
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
        answerable = bool(row.answers) and row.article in pool.articles
        rows.append(Seen(row, shown, right, telling, answerable))
    return rows


def compact(shown: Described) -> Described:
    """Return `shown` in single precision, which is what the weights are fitted to."""
    rows = np.stack(list(shown.features.values())).astype(np.float32)
    return shown._replace(features=dict(zip(shown.features, rows, strict=True)))


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


def _some(rows: Sequence[Asked], random: np.random.Generator) -> list[Asked]:
    return [rows[at] for at in random.permutation(len(rows))[:_ASKED].tolist()]
