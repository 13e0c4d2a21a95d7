"""The front door: add articles, ask them questions.

from index.library import Answer, Article, Library

with Library.open() as library:
    library.add(Article(text="The tunnel will cost 1.2 billion euros, the mayor said."))
    found = library.ask("What will the tunnel cost?")
    print(found.hits[0].text if isinstance(found, Answer) else "The articles do not say.")

The records that it takes and gives, and its errors, stand beside it.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from index import bulk, clearing, given, intake
from index.answering import asking, quoting
from index.answering.ground import Memory
from index.derived.segments import DIRECTORY
from index.errors import (
    ArticleNotFoundError,
    DataFileError,
    ModelError,
    OnrecordError,
    PipelineError,
    SourceError,
    StoreError,
)
from index.feedback import FeedbackBook
from index.given import Names
from index.language import model
from index.language.analysis import Analyser
from index.memory.imprints import Imprints
from index.memory.loaded import Indexes
from index.memory.speakers import Speakers
from index.models import (
    PUBLIC,
    Answer,
    Article,
    ArticleCard,
    Attribution,
    Change,
    Filters,
    Heading,
    Hit,
    Outcome,
    Passage,
    Reading,
    Refusal,
    Speaker,
    SpeakerCard,
    StoredArticle,
    Thresholds,
    Totals,
    storable,
)
from index.safekeeping import backups, renewal, soundness
from index.safekeeping.soundness import Problem
from index.servers import Servers, collection_of
from index.store import articles as rows
from index.store import history, passages, values
from index.store.collections import largest, names, states
from index.store.opening import open_store
from index.store.servers import ids as server_ids
from index.store.store import Store
from index.store.telling import Told, nobody

__all__ = [
    "PUBLIC",
    "Answer",
    "Article",
    "ArticleCard",
    "ArticleNotFoundError",
    "Attribution",
    "Change",
    "DataFileError",
    "Hit",
    "Library",
    "ModelError",
    "OnrecordError",
    "Outcome",
    "Passage",
    "PipelineError",
    "Reading",
    "Refusal",
    "SourceError",
    "Speaker",
    "SpeakerCard",
    "StoreError",
    "StoredArticle",
    "Thresholds",
    "Totals",
]

_DEFAULT = Thresholds()
_MEGABYTE = 1 << 20
_MEMORY = 1024
_LESS = 4  # what is known of speakers and days takes so much less than indexes
_log = logging.getLogger(__name__)


def _warn(error: SourceError) -> None:
    _log.warning("Skipped %s", error)


class Library:
    """Articles in collections, and answers from them. Safe to use from several threads.

    Make it with `Library.open`. Several libraries, also in several processes, may share a
    directory: each sees what the others add.

    `collections` is one name or several, `n` at least 1; a `ValueError` says what cannot be either.
    """

    def __init__(
        self, store: Store, analyser: Analyser, thresholds: Thresholds, index_memory: int = _MEMORY
    ) -> None:
        self._store = store
        self._analyser = analyser
        self._thresholds = thresholds
        room = index_memory * _MEGABYTE
        directory = store.path.parent / DIRECTORY if store.path else None
        self._indexes = Indexes(directory, room)
        self.servers = Servers(store, self._indexes)
        self.feedback = FeedbackBook(store)
        self._speakers = Speakers(thresholds.speaker, room // _LESS)
        imprints = Imprints(room // _LESS)
        self._memory = Memory(self._indexes, self._speakers, imprints)

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        thresholds: Thresholds = _DEFAULT,
        pipeline: str = "",
        weights: str | Path | None = None,
        index_memory: int = _MEMORY,
    ) -> Self:
        """Open the library in the data directory `path`, made when missing; None: in memory.

        `path` may be the URL of a database that is not SQLite's. `pipeline` names a spaCy pipeline
        to find sentences with. `weights` is a file that `python -m bot train-attribution` wrote;
        without it, the one in the data directory is used where there is one. Stored articles are
        analysed again when either changed. Search indexes take up to `index_memory` megabytes:
        those that were not used longest are let go, and mapped or made again when they are needed.
        Raises a `StoreError` when the store cannot be used, and a `ModelError` when the weights
        cannot.
        """
        file = Path(weights) if weights else model.stored_in(path)
        analyser = Analyser(pipeline, model.load(file) if file else None)
        library = cls(open_store(path), analyser, thresholds, index_memory)
        try:
            renewal.renew(library._store, library._analyser, library._indexes)
        except BaseException:
            library.close()
            raise
        return library

    def settle(self) -> None:
        """Return once the index files are written that what was asked so far is worth."""
        self._indexes.upkeep.wait()

    def close(self) -> None:
        """Let go of the store, once what is to be kept is written."""
        self._indexes.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, article: Article, *, collection: str = PUBLIC) -> Change:
        """Add `article`, in place of the one with its id; it is durable when this returns.

        Raises a `StoreError` when the store cannot be written, and a `SourceError` when the article
        cannot be analysed; then nothing has changed.
        """
        collection = given.collection(collection)
        if self._is_stored(collection, article):
            return Change.UNCHANGED
        return self._put(collection, intake.analyse(article, self._analyser))

    def add_many(
        self,
        articles: Iterable[Article],
        *,
        collection: str = PUBLIC,
        workers: int = 1,
        skipped: Callable[[SourceError], object] = _warn,
    ) -> Iterator[tuple[Article, Change]]:
        """Add articles one by one; yield each, with what adding it did, once it is durable.

        Whatever interrupts this, each article is there as a whole or not at all, and none is there
        that was not yielded, but perhaps for the one that was being written. One that cannot be
        analysed is not yielded: `skipped` is told why, by default as a warning in the log. With
        several `workers`, so many processes analyse what comes after the first hundred articles,
        read a little ahead; a script that asks for them must keep its work behind `__name__`.
        """
        stored = partial(self._is_stored, given.collection(collection))
        for article, new in bulk.analysed(articles, self._analyser, stored, workers):
            if isinstance(new, SourceError):
                skipped(new)
            else:
                yield article, self._put(collection, new) if new else Change.UNCHANGED

    def remove(self, article_id: str, *, collection: str = PUBLIC) -> ArticleCard:
        """Remove an article and return its card. Raises `ArticleNotFoundError`."""
        return self.remove_many([article_id], collection=collection)[0]

    def remove_many(self, ids: Iterable[str], *, collection: str = PUBLIC) -> list[ArticleCard]:
        """Remove articles, all or none, and return their cards, each once.

        Raises `ArticleNotFoundError` where one of them is not there.
        """
        collection, ids = given.collection(collection), dict.fromkeys(map(storable, ids))
        with self._store.writing() as connection:
            return [intake.take_out(connection, collection, id_) for id_ in ids]

    def rename(self, article_id: str, title: str, *, collection: str = PUBLIC) -> ArticleCard:
        """Give an article another title and return its new card. Raises `ArticleNotFoundError`.

        As with one that is added again with other words, it counts as added now.
        """
        collection, article_id = given.collection(collection), storable(article_id)
        with self._store.reading() as connection:
            before = rows.as_article(rows.get(connection, [collection], article_id))
        new = intake.analyse(before.replace(title=title), self._analyser)
        with self._store.writing() as connection:
            intake.retitle(connection, collection, new, self._indexes.at(connection).vocabulary)
            return rows.get(connection, [collection], article_id).card

    def clear(self, collection: str) -> int:
        """Remove all articles of `collection` and return how many there were.

        Nothing of them is left on the disk: neither index files nor the words that they alone have.
        """
        collection = given.collection(collection)
        with self._store.writing() as connection:
            count = clearing.clear(connection, collection)
        clearing.let_go(self._store, self._indexes, [collection])
        if count:
            clearing.forget(self._store, self._indexes)
        return count

    def articles(self, *, collections: Names = PUBLIC) -> list[ArticleCard]:
        """Return the cards of all articles, newest first, then by title."""
        with self._store.reading() as connection:
            return rows.cards(connection, given.collections(collections))

    def cards(self, ids: Sequence[str], *, collections: Names = PUBLIC) -> list[ArticleCard]:
        """Return the cards of the articles of those ids, in their order; none for what is gone."""
        names = given.collections(collections)
        with self._store.reading() as connection:
            return rows.cards_by_ids(connection, names, [storable(id_) for id_ in ids])

    def headings(self, collection: str = PUBLIC) -> list[Heading]:
        """Return what the articles of a collection are chosen by, newest first, then by title."""
        with self._store.reading() as connection:
            return rows.headings(connection, given.collection(collection))

    def state(self, collection: str = PUBLIC) -> str:
        """Return what changes whenever something in the collection does."""
        collection = given.collection(collection)
        with self._store.reading() as connection:
            now = states(connection, [collection])[collection]
            return f"{history.current(connection)}:{now.generation}"

    def size(self, *, collections: Names = PUBLIC) -> int:
        """Return how many articles there are."""
        with self._store.reading() as connection:
            found = states(connection, given.collections(collections))
        return sum(state.size for state in found.values())

    def totals(self, *, collections: Names = PUBLIC) -> Totals:
        """Return how many articles there are, and how many sentences they have."""
        with self._store.reading() as connection:
            return rows.totals(connection, given.collections(collections))

    def collections(self) -> list[str]:
        """Return the names of all collections: `PUBLIC`, then what servers and people have."""
        with self._store.reading() as connection:
            found = {*names(connection), *map(collection_of, server_ids(connection))}
        return [PUBLIC, *sorted(found - {PUBLIC})]

    def largest(self, at_least: int, n: int) -> list[str]:
        """Return up to `n` collections that hold `at_least` so many articles, largest first."""
        with self._store.reading() as connection:
            return largest(connection, at_least, given.count(n))

    def article(self, article_id: str, *, collections: Names = PUBLIC) -> StoredArticle:
        """Return an article with its passages. Raises `ArticleNotFoundError`."""
        names, article_id = given.collections(collections), storable(article_id)
        with self._store.reading() as connection:
            stored = rows.get(connection, names, article_id)
            found = passages.of_article(connection, stored.key)
        return stored.with_passages(found)

    def export(self, *, collections: Names = PUBLIC) -> Iterator[Article]:
        """Yield all articles, each as it was added or renamed last, in the order of that."""
        with self._store.reading() as connection:
            keys = rows.keys_of(connection, given.collections(collections)).tolist()
        for key in keys:  # nothing stays open meanwhile: the caller may add and remove
            with self._store.reading() as connection:
                found = rows.by_keys(connection, [key])
            yield from map(rows.as_article, found.values())

    def ask(
        self,
        question: str,
        *,
        collections: Names = PUBLIC,
        article: str | None = None,
        speaker: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        n: int = 3,
        sparing: bool = False,
    ) -> Answer | Refusal:
        """Return up to `n` sentences that answer `question`, or say that the articles do not.

        Where it is `sparing`, none of them answers far less probably than the first.

        `article` is the id of the only article to ask, `speaker` the name or role of the only
        person to hear, `since` and `until` the first and last day on which an article may have
        been published (one without a date then does not count). Raises `ArticleNotFoundError`, and
        a `DataFileError` when a file that ships with the search is damaged.
        """
        question = storable(question)
        filters = Filters(given.text(article), given.text(speaker), since, until)
        names, n = given.collections(collections), given.count(n)
        query = asking.Query(question, n, names, filters, to_be_answered=True, sparing=sparing)
        found = asking.find(self._store, self._memory, query, self._thresholds)
        return asking.decide(question, found, self._thresholds)

    def search(
        self,
        question: str,
        *,
        collections: Names = PUBLIC,
        article: str | None = None,
        n: int = 10,
    ) -> tuple[Hit, ...]:
        """Return up to `n` sentences that fit `question` best, whether or not they answer it.

        `article` is the id of the only article to search. Raises `ArticleNotFoundError`.
        """
        names, filters = given.collections(collections), Filters(given.text(article))
        query = asking.Query(question, given.count(n), names, filters)
        return asking.find(self._store, self._memory, query, self._thresholds).hits

    def quotes(
        self,
        *,
        speaker: str | None = None,
        topic: str | None = None,
        collections: Names = PUBLIC,
        article: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        n: int = 10,
    ) -> tuple[Hit, ...]:
        """Return up to `n` sentences that say who said what, those of the newest articles first.

        `speaker` is the label of a card from `speakers`, a name or some words of it, or a role;
        `topic` what the sentences are to be about; `article` the id of the only article to look in;
        `since` and `until` as `ask` has them. Hits score 0: nothing ranks them but their dates.
        Raises `ArticleNotFoundError`.
        """
        filters = Filters(given.text(article), given.text(speaker), since, until)
        wanted = quoting.Wanted(
            filters, given.text(topic), given.collections(collections), self._thresholds.speaker
        )
        n = given.count(n)
        with self._store.reading() as connection:
            return quoting.quotes(connection, self._indexes, self._speakers, wanted, n)

    def speakers(
        self, prefix: str = "", *, collections: Names = PUBLIC, n: int = 25
    ) -> list[SpeakerCard]:
        """Return up to `n` people whom articles quote and in whose names words begin as `prefix`.

        Those whose name begins so come first, then those quoted most. One card stands for all
        articles that plainly mean the same person. From memory: fast enough for each key typed.
        """
        names, n = given.collections(collections), given.count(n)
        with self._store.reading() as connection:
            return self._speakers.cards(connection, prefix, names, n)

    def back_up(self, file: str | Path, *, force: bool = False, told: Told = nobody) -> Totals:
        """Copy everything to `file`, checked, whoever uses the library meanwhile.

        `force` replaces what is at `file`. Raises `BackupError`, and a `StoreError`.
        """
        return backups.back_up(self._store, Path(file), force=force, told=told)

    def check(self, *, told: Told = nobody) -> list[Problem]:
        """Return everything that is wrong with what is stored: nothing, as a rule.

        Raises a `StoreError` when it cannot be read at all.
        """
        return soundness.check(self._store, told=told)

    def get_value(self, key: str) -> str | None:
        """Return what `set_value` kept under `key`, or None."""
        with self._store.reading() as connection:
            return values.get(connection, key)

    def set_value(self, key: str, value: str) -> None:
        """Keep a small value under `key`, across restarts."""
        with self._store.writing() as connection:
            values.put(connection, key, value)

    def counts(self, key: str) -> dict[str, int]:
        """Return the numbers that `add_counts` added up under `key`."""
        with self._store.reading() as connection:
            return values.counts(connection, key)

    def add_counts(self, key: str, amounts: Mapping[str, int]) -> None:
        """Add `amounts` to the numbers kept under `key`, whoever else does so too."""
        with self._store.writing() as connection:
            values.add(connection, key, amounts)

    def _is_stored(self, collection: str, article: Article) -> bool:
        with self._store.reading() as connection:
            return intake.is_stored(connection, collection, article)

    def _put(self, collection: str, new: intake.Analysed) -> Change:
        with self._store.writing() as connection:
            vocabulary = self._indexes.at(connection).vocabulary
            return intake.put(connection, collection, new, vocabulary)
