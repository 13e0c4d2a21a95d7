"""What is offered while somebody types: articles and speakers, of a collection of any size."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from sqlalchemy import insert

from bot.interpreter import spare_the_event_loop
from bot.serving.desk import Desk
from bot.serving.warming import warm
from index.library import Library
from index.models import PUBLIC, Article
from index.safekeeping import renewal
from index.store import collections, schema, values
from index.store.opening import open_store
from tests.benchmarks._recombined import recombined

Look = Callable[[str], Awaitable[object]]
Row = dict[str, object]
_TABLES = (schema.articles, schema.passages, schema.attributions)
_TITLE, _PEOPLE, _TOGETHER = 6, 20_000, 10_000


def main(
    articles: Annotated[int, typer.Option(min=1, help="size of the collection")] = 10_000,
    typed: Annotated[int, typer.Option(min=5, help="how often something is typed")] = 200,
) -> None:
    """Print how long reading beforehand takes, the first key, others, and those after a change."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder), articles)
        with Library.open(folder) as library:
            names = {
                "articles": [one.title for one in library.headings()],
                "speakers": [card.name for card in library.speakers(n=typed)],
            }
        with Library.open(folder) as library:
            print(f"{articles:,} articles, milliseconds by the clock, then by the processor's")
            print(f"{'':24}" + 2 * f"{'first':>9}{'p50':>9}{'p99':>9}{'max':>9}  ")
            spare_the_event_loop()
            asyncio.run(_measure(library, {name: _typed(of, typed) for name, of in names.items()}))


def _fill(folder: Path, count: int) -> None:
    """Store articles of one sentence, each by somebody: only what is offered, nothing to search."""
    store = open_store(folder)
    with store.writing() as connection:
        owner = collections.key_of(connection, PUBLIC)
        rows = _rows(owner, count)
        while together := list(islice(rows, _TOGETHER)):
            for table, values_of in zip(_TABLES, zip(*together, strict=True), strict=True):
                connection.execute(insert(table), list(values_of))
        collections.mark_changed(connection, PUBLIC, growth=count)
        values.put(connection, renewal.KEY, renewal.rules(""))  # the passages are to stay
    store.close()


def _rows(owner: int, count: int) -> Iterator[tuple[Row, Row, Row]]:
    """Yield the rows of each article: its own, its passage's and its attribution's."""
    rng = np.random.default_rng(5)
    words = recombined(2_000).words
    picked = rng.integers(len(words), size=(count, _TITLE))
    people = rng.integers(len(words), size=(min(count, _PEOPLE), 2))
    for key, row in enumerate(picked.tolist(), 1):
        title = " ".join(words[word] for word in row).capitalize() + f" {key}"
        name = " ".join(words[word].capitalize() for word in people[key % len(people)].tolist())
        made = Article(title=title, text=f"{name} said so in article {key}.")
        same = {"key": key, "title": title, "text": made.text, "id": made.id}
        article = {"collection": owner, "authors": "[]", "sentences": 1, "digest": "", **same}
        place = {"start": 0, "end": len(made.text), "paragraph": 1, "sentence": 1}
        said = {"kind": "indirect", "cue": "said", "confidence": 0.9, "speaker_kind": "unknown"}
        yield (
            article,
            {"key": key, "article": key, **place},
            {"passage": key, "position": 0, "name": name, "resolved_by": "surface", **said},
        )


async def _measure(library: Library, typed: dict[str, list[str]]) -> None:
    desk = Desk(library)

    async def articles(word: str) -> object:
        return await desk.titles.matching(word, (PUBLIC,))

    async def speakers(word: str) -> object:
        return await desk.offering.run(partial(library.speakers, word))

    async def beforehand(_: str) -> object:
        await warm(desk)
        return None

    looks: dict[str, Look] = {"articles": articles, "speakers": speakers}
    await _row("all read beforehand", beforehand, ["", ""])
    for name, look in looks.items():
        await _row(name, look, typed[name])
    library.remove(library.headings()[0].id)
    desk.titles.forget(PUBLIC)
    for name, look in looks.items():
        await _row(f"{name}, after a change", look, typed[name])


async def _row(name: str, look: Look, words: list[str]) -> None:
    shown = f"{name:24}"
    for times in np.array([await _timed(look, word) for word in words]).T:
        found = [times[0], *np.percentile(times[1:], [50, 99]), times[1:].max()]
        shown += "".join(f"{value * 1e3:9.2f}" for value in found) + "  "
    print(shown)


async def _timed(look: Look, word: str) -> tuple[float, float]:
    """Return the seconds that passed, and those that the process computed."""
    started, computed = time.perf_counter(), time.process_time()
    await look(word)
    return time.perf_counter() - started, time.process_time() - computed


def _typed(names: list[str], count: int) -> list[str]:
    """Return what people type: beginnings, middles, words in another order, rubbish, nothing."""
    rng = np.random.default_rng(7)
    picked = [names[number] for number in rng.integers(len(names), size=count)]
    ways: tuple[Callable[[str], str], ...] = (
        lambda name: name[:3],
        lambda name: name[4:12],
        lambda name: " ".join(reversed(name.split())),
        lambda name: f"zq{name}",
        lambda _: "",
    )
    return [ways[number % len(ways)](name) for number, name in enumerate(picked)]
