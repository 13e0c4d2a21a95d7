"""Analyse many articles, in several processes once they are many, in the order they come."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context

from index.errors import SourceError
from index.intake import Analysed, analyse
from index.language.analysis import Analyser
from index.language.model import Model
from index.models import Article

FEW = 100
"""So many articles are analysed before other processes have started."""

_AHEAD = 8  # articles a process: enough to keep it busy while one is written

Result = Analysed | SourceError | None
"""An article analysed, why it could not be, or None for one that is stored already."""

_analyser = Analyser()


def analysed(
    articles: Iterable[Article],
    analyser: Analyser,
    is_stored: Callable[[Article], bool],
    workers: int,
) -> Iterator[tuple[Article, Result]]:
    """Yield each article with its analysis, None for one that `is_stored` as it is.

    One that cannot be analysed comes with the error that says why, and the next ones follow it.
    The first few are read and yielded one by one; after them, up to eight articles for each of
    `workers` processes are read ahead. With one worker everything happens in this process.
    """
    source = iter(articles)
    for article in islice(source, FEW) if workers > 1 else source:
        yield article, None if is_stored(article) else _analysed(article, analyser)
    if workers > 1:
        yield from _in_processes(source, analyser, is_stored, workers)


def _in_processes(
    articles: Iterable[Article],
    analyser: Analyser,
    is_stored: Callable[[Article], bool],
    workers: int,
) -> Iterator[tuple[Article, Result]]:
    waiting: deque[tuple[Article, Callable[[], Result]]] = deque()
    means = analyser.pipeline, analyser.model
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, means)
    try:
        for article in articles:
            result = (lambda: None) if is_stored(article) else _submit(pool, article, analyser)
            waiting.append((article, result))
            if len(waiting) > _AHEAD * workers:
                first, ready = waiting.popleft()
                yield first, ready()
        while waiting:
            first, ready = waiting.popleft()
            yield first, ready()
    finally:
        pool.shutdown(cancel_futures=True)


def _analysed(article: Article, analyser: Analyser) -> Result:
    try:
        return analyse(article, analyser)
    except SourceError as error:
        return error


def _submit(
    pool: ProcessPoolExecutor, article: Article, analyser: Analyser
) -> Callable[[], Result]:
    """Have an article analysed elsewhere; here, should the other processes have died."""
    here = partial(_analysed, article, analyser)
    try:
        future = pool.submit(_work, article)
    except BrokenProcessPool:
        return here

    def result() -> Result:
        try:
            return future.result()
        except BrokenProcessPool:
            return here()

    return result


def _start(pipeline: str, model: Model | None) -> None:
    """Prepare a process: Ctrl-C is for the one that writes."""
    global _analyser
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _analyser = Analyser(pipeline, model)


def _work(article: Article) -> Result:
    return _analysed(article, _analyser)
