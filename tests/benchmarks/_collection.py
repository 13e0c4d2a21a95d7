"""A stored library of any size, from recombined sentences, without the analysis of language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from index import renewal
from index.intake import Analysed, put
from index.language.terms import index_terms
from index.models import PUBLIC, Article, Passage
from index.search import Vocabulary
from index.search.surface import surface
from index.store import values
from index.store.opening import open_store
from tests.benchmarks._recombined import Corpus

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
