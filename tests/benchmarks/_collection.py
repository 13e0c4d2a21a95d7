"""A stored library of any size, from recombined sentences, without the analysis of language."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track
from sqlalchemy import select, update

from index.intake import Analysed, put
from index.language.terms import index_terms
from index.models import PUBLIC, Article, Passage
from index.safekeeping import renewal
from index.search import Vocabulary
from index.search.surface import surface
from index.store import collections, values
from index.store.opening import FILE, open_store
from index.store.schema import counters
from tests.benchmarks._recombined import Corpus, recombined

SENTENCES = 40  # an article
_PARAGRAPH = 4
_TOGETHER = 200  # articles a transaction


def fill(
    path: Path, corpus: Corpus, names: Iterable[str] = (PUBLIC,), sentences: int = SENTENCES
) -> int:
    """Store `corpus` in the directory `path`, its articles in turn in the collections `names`.

    Each has that many sentences. Return how many articles there are.
    """
    store, vocabulary, owners = open_store(path), Vocabulary(), list(names)
    made, count = _articles(corpus, sentences), -(-len(corpus.lengths) // sentences)
    turns = range(0, count, _TOGETHER)
    for at in track(turns, "storing", console=Console(stderr=True), transient=True):
        with store.writing() as connection:
            for number, article in enumerate(islice(made, _TOGETHER), at):
                put(connection, owners[number % len(owners)], article, vocabulary)
    with store.writing() as connection:
        values.put(connection, renewal.KEY, renewal.rules(""))  # the passages are to stay
    store.close()
    return count


@contextmanager
def stored(passages: int, folder: Path | None) -> Iterator[tuple[Path, Corpus]]:
    """Give a directory in which so many passages are stored, and what they are made of.

    It is `folder`, kept and used again, or else one that is gone afterwards.
    """
    corpus = recombined(passages)
    with tempfile.TemporaryDirectory() as temporary:
        data = folder or Path(temporary)
        if not (data / FILE).exists():
            fill(data, corpus)
        yield data, corpus


def repeat(path: Path, made: Sequence[str], names: Iterable[str]) -> None:
    """Give each of the collections `names` copies of the articles of one of those `made`, in turn.

    They are copied within the database: what an index does with them does not depend on it.
    """
    store = open_store(path)
    with store.writing() as connection:
        sizes = dict(connection.execute(select(counters.c.name, counters.c.next)).tuples().all())
        every = [*enumerate(names)]
        for number, name in track(every, "copying", console=Console(stderr=True), transient=True):
            rounds, source = divmod(number, len(made))
            given = {
                "source": collections.key_of(connection, made[source]),
                "goal": collections.key_of(connection, name),
                "article": sizes["article"] * (rounds + 1),
                "passage": sizes["passage"] * (rounds + 1),
            }
            for statement in _COPY:
                connection.exec_driver_sql(statement, given)
        copies = -(-len(every) // len(made))
        connection.execute(update(counters).values(next=counters.c.next * (copies + 1)))
    store.close()


_OF_SOURCE = "(SELECT key FROM articles WHERE collection = :source)"
_COPY = (
    "INSERT INTO articles SELECT key + :article, :goal, id, title, url, publisher, authors, date,"
    " date_source, sentences, digest, text, NULL FROM articles WHERE collection = :source",
    'INSERT INTO passages SELECT key + :passage, article + :article, start, "end", paragraph,'
    f" sentence FROM passages WHERE article IN {_OF_SOURCE}",
    "INSERT INTO indexed SELECT article + :article, first_passage + :passage, title, paragraphs,"
    f" lengths, terms, signs FROM indexed WHERE article IN {_OF_SOURCE}",
    "UPDATE collections SET (generation, size) ="
    " (SELECT generation, size FROM collections WHERE key = :source) WHERE key = :goal",
)


def _articles(corpus: Corpus, size: int) -> Iterator[Analysed]:
    shown = [surface(word) for word in corpus.words]
    terms = [(one.terms or [word])[0] for one, word in zip(shown, corpus.words, strict=True)]
    signs = np.array([one.signs[0] if len(one.signs) else 0 for one in shown], np.uint16)
    starts = corpus.starts.tolist()
    for first in range(0, len(corpus.lengths), size):
        cuts = starts[first : first + size + 1]
        spans = [corpus.tokens[a:b].tolist() for a, b in pairwise(cuts)]
        sentences = [" ".join(corpus.words[n] for n in span).capitalize() + "." for span in spans]
        title = " ".join(corpus.words[n] for n in spans[0][:6]) + f" {first}"
        yield Analysed(
            Article(title=title, text=" ".join(sentences)),
            tuple(_passages(sentences)),
            index_terms(title),
            [[terms[n] for n in span] for span in spans],
            [signs[span] for span in spans],
        )


def _passages(sentences: list[str]) -> Iterator[Passage]:
    start = 0
    for number, text in enumerate(sentences):
        yield Passage(
            text=text,
            start=start,
            end=start + len(text),
            paragraph=number // _PARAGRAPH,
            sentence=number,
            attributions=(),
        )
        start += len(text) + 1
