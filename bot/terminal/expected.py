"""Questions with the answers that are expected, read from a JSON Lines file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from index.errors import SourceError
from index.library import Library
from index.models import ArticleCard, Hit, storable

NONE = "none"
_LINES = 'lines like {"question": "…", "sentence": "…"}'


class Expected(NamedTuple):
    """A question, and the sentences or the article (its id) that answer it; neither: nothing.

    Any of the sentences does: news tells the same in its headline, its first line and further on.
    """

    question: str
    sentences: tuple[str, ...] = ()
    article: str | None = None

    @property
    def answerable(self) -> bool:
        """Say whether the articles answer the question."""
        return bool(self.sentences) or self.article is not None

    def is_met_by(self, hit: Hit) -> bool:
        """Say whether `hit` is what is expected: one of the sentences, else any of the article."""
        if self.sentences:
            return any(_plain(sentence) in _plain(hit.text) for sentence in self.sentences)
        return self.article in {hit.article.id, *(card.id for card in hit.also_in)}


class Absent(NamedTuple):
    """A sentence that a question expects, and that no sentence of the articles is or has in it."""

    question: str
    sentence: str


def read_expected(file: Path, cards: Sequence[ArticleCard]) -> list[Expected]:
    """Return the questions in `file`, about the articles of `cards`.

    Raises `SourceError`, which names the line, where one is not as it should be.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise SourceError(str(file), "is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise SourceError(str(file), f"{error.strerror}. Name a file of {_LINES}") from error
    found = list(_read(file, lines, cards))
    if not found:
        raise SourceError(str(file), f"holds no question; write {_LINES}")
    return found


def absent(
    library: Library, cards: Sequence[ArticleCard], questions: Sequence[Expected]
) -> list[Absent]:
    """Return the expected sentences that no article of `cards` can be asked for."""
    sought = {_plain(sentence) for one in questions for sentence in one.sentences}
    for card in cards:
        if not sought:
            break
        article = library.article(card.id, collections=[card.collection])
        text = "\n".join(_plain(passage.text) for passage in article.passages)
        sought -= {sentence for sentence in sought if sentence in text}
    return [
        Absent(one.question, sentence)
        for one in questions
        for sentence in one.sentences
        if _plain(sentence) in sought
    ]


def _read(file: Path, lines: Sequence[str], cards: Sequence[ArticleCard]) -> Iterator[Expected]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _expected(line, cards)
            except ValueError as error:
                raise SourceError(f"{file}, line {number}", str(error)) from error


def _expected(line: str, cards: Sequence[ArticleCard]) -> Expected:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise ValueError('must be an object, as {"question": "...", "sentence": "..."}')
    question, article = (_text(row.get(name), name) for name in ("question", "article"))
    sentences = _texts(row.get("sentence"), "sentence")
    if not question:
        raise ValueError('has no "question"')
    if not (sentences or article):
        raise ValueError(
            'needs a "sentence" or an "article"; where nothing answers, write "sentence": "none"'
        )
    if NONE in (*sentences, article):
        return Expected(question)
    return Expected(question, sentences, None if sentences else _id(article or "", cards))


def _texts(value: object, name: str) -> tuple[str, ...]:
    """Return the text `value`, or those of a list, without empty ones."""
    every = [_text(one, name) for one in (value if isinstance(value, list) else [value])]
    return tuple(text for text in every if text)


def _text(value: object, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{name}" must be a text, not {json.dumps(value)[:40]}')
    return storable(value).strip() or None if value else None


def _id(article: str, cards: Sequence[ArticleCard]) -> str:
    named = (article.casefold(), article)
    for card in cards:
        if card.id == article or card.title.casefold() in named or card.url in named:
            return card.id
    raise ValueError(f"no article has the id, title or address {article[:80]!r}")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
