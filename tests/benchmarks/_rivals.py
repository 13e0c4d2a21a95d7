"""Other search engines, each as they are meant to be used for speed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Query = list[str]


def bm25s(documents: list[Query], backend: str) -> object:
    """Return a bm25s index: the variant nearest to rank_bm25's, on the backend given."""
    import bm25s

    index = bm25s.BM25(method="atire", backend=backend, k1=1.5, b=0.75)
    index.index(documents, show_progress=False)
    return index


def warm() -> None:
    """Let bm25s compile what it asks with."""
    documents = [["warm", str(number)] for number in range(20)]
    ask_bm25s(bm25s(documents, "numba"))(["warm"])


def ask_bm25s(index: Any) -> Callable[[Query], object]:
    """Return what answers a question, in the thread that asks: 1 would start another one."""
    return lambda query: index.retrieve([query], k=10, show_progress=False, n_threads=0)


def tantivy(documents: list[Query]) -> object:
    """Return a tantivy index in memory, of words between spaces."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=512_000_000, num_threads=1)
    for document in documents:
        writer.add_document(tantivy.Document(text=" ".join(document)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def ask_tantivy(index: Any) -> Callable[[Query], object]:
    """Return what answers a question: a disjunction of its words."""
    import tantivy

    searcher, schema = index.searcher(), index.schema

    def ask(query: Query) -> object:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", word, "freq"))
            for word in query
        ]
        return searcher.search(tantivy.Query.boolean_query(terms), 10).hits

    return ask
