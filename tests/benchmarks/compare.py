"""Ranking beside other lexical engines, over the same sentences, in one run.

Each engine is given every sentence of DATA as this project cuts it, and is used as its own
documentation suggests for English; ours has the articles' titles and paragraphs besides, as every
collection has. A question's rank is that of the first sentence that holds the start of an answer.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rank_bm25 import BM25Okapi

from index.postings import Longs
from index.search import read, search
from index.search.features.describe import describe
from index.search.rerank import by_rule
from tests.benchmarks._questions import Asked, load, progress
from tests.benchmarks._shelf import Pool, Shelf
from tests.benchmarks._written import written

Rank = Callable[[str], Sequence[int]]
"""From a question to the positions of the best sentences, best first."""

_SHOWN = 100
_WORD = re.compile(r"\w+")


def main(
    data: Annotated[Path, typer.Argument(help="articles and questions, or written questions")],
    texts: Annotated[
        Path | None, typer.Option(help="the texts that written questions are about")
    ] = None,
    every: Annotated[int, typer.Option(min=1, help="ask one question in so many")] = 4,
) -> None:
    """Print MRR, precision at 1 and recall of each engine, over the questions with an answer."""
    rows = written(texts, data) if texts else load(data)
    shelf = Shelf(rows.articles)
    asked = [(row, shelf.answers(row)) for row in rows.questions if row.answers][::every]
    print(f"{len(asked):,} questions over {len(shelf.passages):,} sentences\n")
    print(f"{'':38}{'MRR':>8}{'P@1':>8}{'R@5':>8}{'R@10':>8}{'R@50':>8}")
    for name, rank in _engines(shelf).items():
        ranks = _ranks(rank, asked, name)
        recalls = "".join(f"{np.mean(ranks <= k):8.4f}" for k in (1, 5, 10, 50))
        print(f"{name:38}{np.mean(1 / ranks):8.4f}{recalls}", flush=True)


def _ranks(rank: Rank, asked: Sequence[tuple[Asked, set[int]]], name: str) -> Longs:
    """Return each question's rank; what is not among the first hundred is infinitely far."""
    found = [
        next((i for i, key in enumerate(rank(row.question), 1) if key in right), sys.maxsize)
        for row, right in progress(asked, name, asked)
    ]
    return np.array(found)


def _engines(shelf: Shelf) -> dict[str, Rank]:
    texts = [passage.text for passage in shelf.passages]
    pool = shelf.pool()
    return {
        "rank_bm25, lower-cased words": _rank_bm25(texts),
        "bm25s, stop words out, stemmed": _bm25s(texts),
        "tantivy, en_stem": _tantivy(texts),
        "SQLite FTS5, porter": _fts5(texts),
        "this project, no learned weights": partial(_by_rule, pool),
        "this project": partial(_ours, pool),
    }


def _ours(pool: Pool, question: str) -> list[int]:
    ranking = search(
        read(question), [pool.collection], pool.shelf.vocabulary, pool.shelf.fetch, n=_SHOWN
    )
    return [candidate.passage for candidate in ranking.candidates]


def _by_rule(pool: Pool, question: str) -> list[int]:
    found = pool.find(question)
    if found is None:
        return []
    order = np.argsort(-by_rule(describe(found).features), kind="stable")[:_SHOWN]
    keys: list[int] = found.evidence.key[order].tolist()
    return keys


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _rank_bm25(texts: Sequence[str]) -> Rank:
    index = BM25Okapi([_words(text) for text in texts])

    def rank(question: str) -> Sequence[int]:
        best: list[int] = np.argsort(-index.get_scores(_words(question)), kind="stable").tolist()
        return best[:_SHOWN]

    return rank


def _bm25s(texts: Sequence[str]) -> Rank:
    import bm25s
    import Stemmer

    cut = partial(
        bm25s.tokenize, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False
    )
    index = bm25s.BM25()
    index.index(cut(texts), show_progress=False)

    def rank(question: str) -> Sequence[int]:
        found, _ = index.retrieve(cut(question), k=_SHOWN, show_progress=False)
        best: list[int] = found[0].tolist()
        return best

    return rank


def _tantivy(texts: Sequence[str]) -> Rank:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_integer_field("key", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for key, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, key=key))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def rank(question: str) -> Sequence[int]:
        query = index.parse_query(" ".join(_words(question)), ["text"])
        hits = searcher.search(query, _SHOWN).hits
        return [searcher.doc(address)["key"][0] for _, address in hits]

    return rank


def _fts5(texts: Sequence[str]) -> Rank:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE sentences USING fts5(text, tokenize='porter')")
    rows = list(enumerate(texts))
    connection.executemany("INSERT INTO sentences (rowid, text) VALUES (?, ?)", rows)

    def rank(question: str) -> Sequence[int]:
        query = " OR ".join(f'"{word}"' for word in _words(question))
        found = connection.execute(
            "SELECT rowid FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT ?",
            (query, _SHOWN),
        )
        return [key for (key,) in found]

    return rank
