"""Data files of articles and questions, and libraries filled with them."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple, TypeVar

from rich.console import Console
from rich.progress import track

from index.library import Library
from index.models import Article

_NAME = re.compile(r"(?<=\w )[A-Z]\w+(?: (?:(?:of|the|de|and) )?[A-Z]\w+)*")  # not the first word


class Source(NamedTuple):
    """An article of a data file, and the collection that it belongs to, if it names one."""

    id: str
    title: str
    text: str
    collection: str = ""


class Asked(NamedTuple):
    """A question of a data file: the article it is about, and where its answers stand, if any."""

    id: str
    question: str
    article: str
    answers: Sequence[tuple[int, int]]

    def about(self, name: str) -> Asked | None:
        """Return the same question about `name`, or None where it names nothing or several."""
        question, names = _NAME.subn(lambda _: name, self.question)
        return self._replace(question=question) if names == 1 else None


class Questions(NamedTuple):
    """A data file: articles, and questions about them."""

    articles: list[Source]
    questions: list[Asked]

    def every(self, step: int) -> Questions:
        """Return the same articles with one question in `step`."""
        return self._replace(questions=self.questions[::step])

    def apart(self) -> list[Questions]:
        """Return each collection of articles alone, with the questions about it."""
        owner = {row.id: row.collection for row in self.articles}
        return [
            Questions(
                [row for row in self.articles if row.collection == name],
                [row for row in self.questions if owner[row.article] == name],
            )
            for name in dict.fromkeys(owner.values())
        ]

    def moved(self, kept: Container[str]) -> list[Asked]:
        """Return questions about articles not `kept`, asked about what the kept ones are about.

        Next to none has an answer, though what it names is there: "When was Chopin founded?"
        """
        titles = cycle(row.title for row in self.articles if row.id in kept)
        others = (row for row in self.questions if row.article not in kept)
        return [moved for row in others if (moved := row.about(next(titles)))]


def load(data: Path) -> Questions:
    """Return the articles and questions of a data file."""
    record = json.loads(data.read_text(encoding="utf-8"))
    articles = [Source(row["id"], row["title"], row["text"]) for row in record["articles"]]
    questions = [
        Asked(row["id"], row["question"], row["article"], [tuple(a) for a in row["answers"]])
        for row in record["questions"]
    ]
    return Questions(articles, questions)


def holding(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of `words`, whole."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)")


def fill(library: Library, articles: Iterable[Source]) -> dict[str, str]:
    """Add `articles` with title and text alone; return their ids in the data file by library id."""
    sources = [(row.id, Article(title=row.title, text=row.text)) for row in articles]
    for _ in progress(library.add_many(article for _, article in sources), "articles", sources):
        pass
    return {article.id: source for source, article in sources}


T = TypeVar("T")


def progress(rows: Iterable[T], what: str, sized: Sequence[object]) -> Iterable[T]:
    """Return `rows`, with a progress bar on standard error."""
    return track(rows, what, len(sized), console=Console(stderr=True), transient=True)
