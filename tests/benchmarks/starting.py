"""What a start costs in a large collection, and what adding an article does, with index files.

Every start is a process of its own, which has imported everything before the clock runs. Beside the
wall's clock stands the processor's time, which a busy machine does not change.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Annotated

import typer

from index.derived.segments import DIRECTORY, arrays_of
from index.library import Article, Library
from index.models import PUBLIC
from index.search import Part, SearchIndex
from tests.benchmarks._collection import SENTENCES, stored
from tests.benchmarks._memory import resident
from tests.benchmarks._recombined import typed

_ADDED = 5  # articles

Times = dict[str, tuple[float, float]]


def main(
    passages: Annotated[int, typer.Option(min=1000, help="size of the collection")] = 100_000,
    starts: Annotated[int, typer.Option(min=1, help="how many processes are started")] = 5,
    folder: Annotated[Path | None, typer.Option(help="keep the collection here for later")] = None,
) -> None:
    """Print what starting, adding and merging cost in a collection of that size."""
    with stored(passages, folder) as (data, corpus):
        asked = typed(corpus, 20)
        print(f"{passages:,} passages; milliseconds by the wall's clock and of the processor")
        _show("first start, without index files", [_started(data, asked[0])])
        _show("start with index files, median", [_started(data, one) for one in asked[:starts]])
        with Library.open(data) as library:
            _print_sizes(library, data)
            _print_adding(library, asked)
            _print_merging(library, asked)


def _started(data: Path, question: str) -> Times:
    command = [sys.executable, "-m", "tests.benchmarks.starting", str(data), question]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: Times = json.loads(done.stdout)
    return found


def _start(data: Path, question: str) -> Times:
    """Open a library, its collection and answer, in this process."""
    times: Times = {}
    opened: list[Library] = []
    _timed(times, "open the library", lambda: opened.append(Library.open(data)))
    with opened[0] as library:
        with library._store.reading() as connection:
            get = partial(library._indexes.at(connection).get, connection, [PUBLIC])
            _timed(times, "open the collection", get)
        _timed(times, "first answer", lambda: library.ask(question))
        _timed(times, "second answer", lambda: library.ask(question))
        times["resident MB"] = (resident() / 1e6, 0)
    return times


def _timed(times: Times, name: str, step: Callable[[], object]) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    step()
    spent = time.perf_counter() - wall, time.process_time() - processor
    times[name] = (spent[0] * 1e3, spent[1] * 1e3)


def _show(title: str, found: list[Times]) -> None:
    print(title)
    for name in found[0]:
        wall, processor = (median(one[name][i] for one in found) for i in (0, 1))
        print(f"  {name:32}{wall:10.1f}" + (f"{processor:10.1f}" if processor else ""))


def _print_sizes(library: Library, data: Path) -> None:
    parts = _index(library).snapshot()
    passages = sum(map(len, parts))
    sizes = [
        (name, array.nbytes) for part in parts for name, array in arrays_of(part.segment).items()
    ]
    own = ("passages.", "lengths")
    sentence = sum(size for name, size in sizes if name.startswith(own))
    every = sum(size for _, size in sizes)
    files = sum(file.stat().st_size for file in (data / DIRECTORY).rglob("*") if file.is_file())
    print("bytes a passage")
    print(f"  {'sentence field':32}{sentence / passages:10.1f}")
    print(f"  {'all fields, and the texts':32}{every / passages:10.1f}")
    print(f"  {'index files, words included':32}{files / passages:10.1f}")


def _index(library: Library) -> SearchIndex:
    with library._store.reading() as connection:
        (index,) = library._indexes.at(connection).get(connection, [PUBLIC])
    return index


def _print_adding(library: Library, asked: list[str]) -> None:
    """Print what adding an article costs until a question finds it, and removing it again."""
    found: list[Times] = []
    library.ask(asked[0])
    for number in range(_ADDED):
        times: Times = {}
        text = " ".join(f"Gong {number} of {line} was cracked." for line in range(SENTENCES))
        article = Article(text=text)
        _timed(times, "analyse and commit", partial(library.add, article))
        _timed(times, "make it findable", lambda: _index(library).snapshot())
        library.settle()
        _timed(times, "remove it", partial(library.remove, article.id))
        _timed(times, "find it no more", lambda: _index(library).snapshot())
        library.settle()
        found.append(times)
    _show(f"adding an article of {SENTENCES} sentences", found)


def _print_merging(library: Library, asked: list[str]) -> None:
    """Print how long questions take while all of the index is merged anew, and while nothing is."""
    library.settle()
    index = _index(library)
    times: Times = {}
    before = [_seconds(library, question) for question in asked]
    copy = SearchIndex(parts=[Part(part.segment) for part in index.snapshot()] * 2)
    merging = Thread(target=lambda: _timed(times, "the merge", copy.merge))
    merging.start()
    during: list[float] = []
    while merging.is_alive():
        during.append(_seconds(library, asked[len(during) % len(asked)]))
    merging.join()
    print("questions while everything is merged beside them")
    for name, taken in (("quiet, median and most", before), ("merging, median and most", during)):
        print(f"  {name:32}{median(taken) * 1e3:10.1f}{max(taken) * 1e3:10.1f}")
    print(f"  {'the merge':32}{times['the merge'][0]:10.1f}")


def _seconds(library: Library, question: str) -> float:
    started = time.perf_counter()
    library.ask(question)
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(_start(Path(sys.argv[1]), sys.argv[2])))
