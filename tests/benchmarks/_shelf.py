"""Articles of a data file, cut into passages once, and pools of them to ask questions over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from index.language.analysis import Analyser
from index.language.terms import index_terms, tokens
from index.models import Passage
from index.postings import Ints
from index.search import SearchIndex, Vocabulary
from index.search.question import read
from index.search.retrieval.retrieve import Retrieved, retrieve
from index.search.segments.statistics import statistics
from index.search.surface import surface
from tests.benchmarks._questions import Asked, Source, holding
from tests.index.search.indexed import IndexedPassage, indexed


def _any(_: str) -> bool:
    return True


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
        self.articles = {name: indexed(*cut) for name, cut in self.cut.items()}

    def _cut(self, row: Source, key: int, analyser: Analyser) -> _Cut:
        passages = analyser.passages(row.text)
        first = len(self.passages)
        self.passages += passages
        self.owners += [row.id] * len(passages)
        ids = self.vocabulary.ids
        cut = [
            IndexedPassage(first + i, passage.paragraph, ids(shown.terms), shown.signs)
            for i, passage in enumerate(passages)
            for shown in [surface(passage.text)]
        ]
        return _Cut(key, ids(index_terms(row.title)), cut)

    def fetch(self, keys: Iterable[int]) -> list[Passage]:
        """Return the passages of those keys."""
        return [self.passages[key] for key in keys]

    def pool(self, wanted: Callable[[str], bool] = _any, *, titles: bool = True) -> Pool:
        """Return the pool of the articles whose ids are `wanted`, of all unless told otherwise."""
        chosen = [article for name, article in self.articles.items() if wanted(name)]
        if not titles:
            chosen = [article._replace(title=self.vocabulary.ids([])) for article in chosen]
        return Pool(self, SearchIndex(chosen), self.keys(wanted))

    def pool_of(self, keys: set[int]) -> Pool:
        """Return the pool of the passages with those keys, as if their articles held no others."""
        left = [
            cut._replace(passages=[one for one in cut.passages if one.key in keys])
            for cut in self.cut.values()
        ]
        chosen = [indexed(*cut) for cut in left if cut.passages]
        return Pool(self, SearchIndex(chosen), keys)

    def keys(self, wanted: Callable[[str], bool]) -> set[int]:
        """Return the keys of all passages of the articles whose ids are `wanted`."""
        return {one.key for name, cut in self.cut.items() if wanted(name) for one in cut.passages}

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
    """Some passages of a shelf, by their keys, and the index over them."""

    shelf: Shelf
    collection: SearchIndex
    keys: set[int]

    def find(self, question: str) -> Retrieved | None:
        """Return what BM25 finds."""
        parts = self.collection.snapshot()
        return retrieve(read(question), parts, statistics(parts), self.shelf.vocabulary)
