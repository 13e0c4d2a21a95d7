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

from bot.titles import Titles
from bot.work import Work
from index import renewal
from index.intake import Analysed, put
from index.language.terms import index_terms
from index.library import Library
from index.models import (
    PUBLIC,
    Article,
    Attribution,
    Passage,
    Resolution,
    Speaker,
    SpeechKind,
)
from index.search import Vocabulary
from index.store import values
from index.store.opening import open_store
from tests.benchmarks._recombined import recombined

Look = Callable[[str], Awaitable[object]]
_TITLE, _PEOPLE, _TOGETHER = 6, 20_000, 500


def main(
    articles: Annotated[int, typer.Option(min=1, help="size of the collection")] = 10_000,
    typed: Annotated[int, typer.Option(min=5, help="how often something is typed")] = 200,
) -> None:
    """Print how long the first key takes, the others, and those after an article was removed."""
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder), articles)
        with Library.open(folder) as library:
            print(f"{articles:,} articles, milliseconds")
            print(f"{'':24}{'first':>9}{'p50':>9}{'p99':>9}{'max':>9}")
            asyncio.run(_measure(library, typed))


def _fill(folder: Path, count: int) -> None:
    """Store articles of one sentence, each by somebody, without the analysis of language."""
    store, vocabulary, made = open_store(folder), Vocabulary(), _articles(count)
    while together := list(islice(made, _TOGETHER)):
        with store.writing() as connection:
            for article in together:
                put(connection, PUBLIC, article, vocabulary)
    with store.writing() as connection:
        values.put(connection, renewal.KEY, renewal.rules(""))  # the passages are to stay
    store.close()


def _articles(count: int) -> Iterator[Analysed]:
    rng = np.random.default_rng(5)
    words = recombined(2_000).words
    picked = rng.integers(len(words), size=(count, _TITLE))
    people = rng.integers(len(words), size=(min(count, _PEOPLE), 2))
    for number, row in enumerate(picked.tolist()):
        title = " ".join(words[word] for word in row).capitalize() + f" {number}"
        name = " ".join(words[word].capitalize() for word in people[number % len(people)].tolist())
        text = f"{name} said that {title}."
        terms = index_terms(title)
        signs = np.zeros(len(terms), np.uint16)
        yield Analysed(
            Article(title=title, text=text), (_said(text, name),), terms, [terms], [signs]
        )


def _said(text: str, name: str) -> Passage:
    speaker = Speaker(name=name, resolved_by=Resolution.SURFACE)
    said = Attribution(kind=SpeechKind.INDIRECT, speaker=speaker, cue="said", confidence=0.9)
    place = {"start": 0, "end": len(text), "paragraph": 1, "sentence": 1}
    return Passage(text=text, attributions=(said,), **place)


async def _measure(library: Library, typed: int) -> None:
    titles, work = Titles(library, Work(threads=2)), Work()

    async def articles(word: str) -> object:
        return await titles.matching(word, (PUBLIC,))

    async def speakers(word: str) -> object:
        return await work.run(partial(library.speakers, word))

    headings = library.headings()
    people = [card.name for card in library.speakers(n=typed)]
    looks = {
        "articles": (articles, _typed([one.title for one in headings], typed)),
        "speakers": (speakers, _typed(people, typed)),
    }
    for name, (look, words) in looks.items():
        await _row(name, look, words)
    library.remove(headings[0].id)
    titles.forget(PUBLIC)
    for name, (look, words) in looks.items():
        await _row(f"{name}, after a change", look, words)


async def _row(name: str, look: Look, words: list[str]) -> None:
    times = [await _timed(look, word) for word in words]
    found = [times[0], *np.percentile(times[1:], [50, 99]), max(times[1:])]
    print(f"{name:24}" + "".join(f"{value * 1e3:9.2f}" for value in found))


async def _timed(look: Look, word: str) -> float:
    started = time.perf_counter()
    await look(word)
    return time.perf_counter() - started


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
