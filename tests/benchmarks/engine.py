"""BM25 over one field: this project's engine beside rank_bm25, bm25s and tantivy, in one process.

The engines take turns, each answering the same few questions in a row, so that a machine that slows
down slows all of them; ratios of medians count, of the time that the processor spent: on the asking
thread, and for building on all threads. A turn begins with a question that is not counted, because
the processor's caches hold what the engine before looked at. Questions keep their function words.
bm25s and tantivy compute other variants of BM25: they are compared in speed, rank_bm25 in every bit
too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import numpy as np
import typer
from rank_bm25 import BM25Okapi
from rich.console import Console
from rich.progress import track

from index.bm25 import BM25, Encoded
from tests.benchmarks import _rivals
from tests.benchmarks._memory import peak
from tests.benchmarks._recombined import Corpus, questions, recombined

Query = list[str]
Ask = Callable[[Query], object]

T = TypeVar("T")

_BUILDS = 3
_READINGS = 5
_TURN = 25  # questions that an engine answers before the next one's turn
_SLOW = 2_000_000  # passages that rank_bm25 scans for the questions that it is asked
_LEAST = 25  # questions that it is asked in any case
_VECTORS = 40


def main(
    passages: Annotated[int, typer.Option(min=100, help="size of the collection")] = 10_000,
    asked: Annotated[int, typer.Option(min=25, help="how many questions")] = 1000,
    memory: Annotated[bool, typer.Option(help="build each engine in a process of its own")] = True,
) -> None:
    """Print latency, exactness, build times and memory at one size of the collection."""
    corpus = recombined(passages)
    queries = questions(corpus, asked)
    documents = corpus.documents()
    print(f"{passages:,} passages, {len(corpus.tokens):,} words, {len(queries):,} questions\n")
    BM25([["warm"]], fast=True).top(["warm"])  # numba reads or compiles the code
    _rivals.warm()
    if memory:
        _print_memory(documents, corpus)
    built = _build(documents, corpus)
    _print_exactness(built, queries[:_VECTORS], passages)
    _print_latency(built, queries, passages)


def _encoded(corpus: Corpus) -> Encoded:
    return Encoded(corpus.tokens, corpus.lengths, corpus.words)


def _builders(documents: list[Query], corpus: Corpus) -> dict[str, Callable[[], object]]:
    return {
        "rank_bm25": lambda: BM25Okapi(documents),
        "ours, numba": lambda: BM25(documents, fast=True),
        "ours, numpy": lambda: BM25(documents, fast=False),
        "ours from term ids, numba": lambda: BM25(_encoded(corpus), fast=True),
        "ours from term ids, numpy": lambda: BM25(_encoded(corpus), fast=False),
        "bm25s": lambda: _rivals.bm25s(documents, "numba"),
        "tantivy": lambda: _rivals.tantivy(documents),
    }


def _print_memory(documents: list[Query], corpus: Corpus) -> None:
    """Print how far building each index raises the peak of a process that holds the documents."""
    print("memory beyond the documents, MB at the peak of building")
    for name, build in _builders(documents, corpus).items():
        print(f"  {name:28}{peak(build) / 1e6:10,.0f}")
    print()


def _build(documents: list[Query], corpus: Corpus) -> dict[str, object]:
    built: dict[str, object] = {}
    seconds: dict[str, list[float]] = {}
    for _ in range(_BUILDS):
        for name, build in _builders(documents, corpus).items():
            built.pop(name, None)
            started = time.process_time()  # of all threads: tantivy writes in one of its own
            built[name] = build()
            seconds.setdefault(name, []).append(time.process_time() - started)
    print(f"building, from token lists unless said otherwise, median of {_BUILDS} in turn")
    print("  seconds; how many times as fast as rank_bm25, bm25s and tantivy")
    took = {name: float(np.median(taken)) for name, taken in seconds.items()}
    for name, median in took.items():
        times = (took[other] / median for other in ("rank_bm25", "bm25s", "tantivy"))
        print(f"  {name:28}{median:10.3f}" + "".join(f"{value:8.1f}" for value in times))
    print(f"  {'index':28}{_bytes(built['ours, numba']) / len(documents):10.1f} bytes a passage\n")
    built["bm25s, numpy"] = _rivals.bm25s(documents, "numpy")
    return built


def _bytes(index: object) -> int:
    assert isinstance(index, BM25)
    return sum(array.nbytes for array in (*index.postings, index.weights, index.peaks))


def _print_exactness(built: dict[str, object], queries: Sequence[Query], passages: int) -> None:
    okapi = built["rank_bm25"]
    assert isinstance(okapi, BM25Okapi)
    queries = queries[: max(5, _SLOW // passages)]
    equal = dict.fromkeys(("ours, numba", "ours, numpy"), 0)
    vectors = 0
    for query in queries:
        scores = okapi.get_scores(query)
        best = np.lexsort((np.arange(len(scores)), -scores))[:10].tolist()
        for name in equal:
            ours = built[name]
            assert isinstance(ours, BM25)
            equal[name] += ours.top(query) == best
            vectors += name == "ours, numpy" and np.array_equal(ours.get_scores(query), scores)
    print(f"equal to rank_bm25 in {len(queries)} questions: every bit of the scores {vectors};")
    print("  top 10, ties to the lower position:", equal, "\n")


def _askers(built: dict[str, object]) -> dict[str, Ask]:
    ours = {name: built[name] for name in ("ours, numba", "ours, numpy")}
    return {
        **{name: index.top for name, index in ours.items() if isinstance(index, BM25)},
        "bm25s, numba": _rivals.ask_bm25s(built["bm25s"]),
        "bm25s, numpy": _rivals.ask_bm25s(built["bm25s, numpy"]),
        "tantivy": _rivals.ask_tantivy(built["tantivy"]),
        "rank_bm25": _ask_okapi(built["rank_bm25"]),
    }


def _ask_okapi(index: object) -> Ask:
    assert isinstance(index, BM25Okapi)
    return lambda query: np.argsort(index.get_scores(query))[::-1][:10]


def _print_latency(built: dict[str, object], queries: list[Query], passages: int) -> None:
    askers = _askers(built)
    times: dict[str, list[float]] = {name: [] for name in askers}
    turns = [queries[at : at + _TURN] for at in range(0, len(queries), _TURN)]
    few = max(_LEAST, _SLOW // passages)  # for rank_bm25
    for turn in track(turns, "asking", console=Console(stderr=True), transient=True):
        for name, ask in askers.items():
            if name != "rank_bm25":
                ask(turn[0])  # the others have emptied the processor's caches
            left = few - len(times[name]) if name == "rank_bm25" else _TURN
            share = -(-few // len(turns)) if name == "rank_bm25" else _TURN
            times[name] += [_seconds(ask, query) for query in turn[: min(left, share)]]
    print(
        "one question, top 10, milliseconds of one thread; how many times as fast ours is, medians"
    )
    print(f"  {'':16}{'p50':>9}{'p95':>9}{'p99':>9}{'mean':>9}{'p99/p50':>9}  numba  numpy")
    for name, taken in times.items():
        _print_row(name, np.array(taken) * 1e3, times)
    print()
    _print_limit(built["ours, numba"], queries, times["ours, numba"])


def _print_row(name: str, taken: np.ndarray, times: dict[str, list[float]]) -> None:
    p50, p95, p99 = np.percentile(taken, [50, 95, 99])
    fast, slow = (np.median(times[ours]) * 1e3 for ours in ("ours, numba", "ours, numpy"))
    row = "".join(f"{value:9.3f}" for value in (p50, p95, p99, taken.mean()))
    print(f"  {name:16}{row}{p99 / p50:9.1f}{p50 / fast:7,.1f}{p50 / slow:7,.1f}")


def _seconds(ask: Callable[[T], object], query: T) -> float:
    started = time.thread_time()
    ask(query)
    return time.thread_time() - started


def _print_limit(index: object, queries: Sequence[Query], times: Sequence[float]) -> None:
    """Print how long reading the questions' postings once takes, and the ratio to it."""
    assert isinstance(index, BM25)
    postings = index.postings
    spans = [postings.find(term) for query in queries for term in index.terms(query)]
    touched = sum(span.stop - span.start for span in spans)
    readings = [
        sum(_seconds(np.bitwise_or.reduce, array) for array in (postings.documents, postings.codes))
        for _ in range(_READINGS)
    ]
    rate = min(readings) / len(postings.documents)
    limit, mean = rate * touched / len(queries), float(np.mean(times))
    print(
        f"physical limit: reading the {touched / len(queries):,.0f} postings of the mean question"
    )
    print(f"  once takes {limit * 1e3:.4f} ms; the mean is {mean / limit:.1f} times that")
