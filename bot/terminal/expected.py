"""Questions with the answers that are expected, read from a JSON Lines file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from index.errors import SourceError
from index.models import ArticleCard, Hit, storable

NONE = "none"


class Expected(NamedTuple):
    """A question, and the sentence or the article (its id) that answers it; neither: nothing."""

    question: str
    sentence: str | None = None
    article: str | None = None

    @property
    def answerable(self) -> bool:
        """Say whether the articles answer the question."""
        return self.sentence is not None or self.article is not None

    def is_met_by(self, hit: Hit) -> bool:
        """Say whether `hit` is what is expected: the sentence, else any of the article."""
        if self.sentence is not None:
            return _plain(self.sentence) in _plain(hit.text)
        return self.article in {hit.article.id, *(card.id for card in hit.also_in)}


def read_expected(file: Path, cards: Sequence[ArticleCard]) -> list[Expected]:
    """Return the questions in `file`, about the articles of `cards`.

    Raises `SourceError`, which names the line, where one is not as it should be.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise SourceError(str(file), "is not UTF-8 text") from error
    except OSError as error:
        reason = f'{error.strerror}. Name a file of lines like {{"question": "…", "sentence": "…"}}'
        raise SourceError(str(file), reason) from error
    found = list(_read(file, lines, cards))
    if not found:
        raise SourceError(str(file), "holds no question")
    return found


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
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise ValueError('must be an object, as {"question": "...", "sentence": "..."}')
    question, sentence, article = (_text(row, name) for name in ("question", "sentence", "article"))
    if not question:
        raise ValueError('has no "question"')
    if not row.keys() & {"sentence", "article"}:
        raise ValueError('needs a "sentence" or an "article"; "none" where nothing answers')
    if NONE in (sentence, article) or not (sentence or article):
        return Expected(question)
    return Expected(question, sentence, None if sentence else _id(article or "", cards))


def _text(row: dict[str, object], name: str) -> str | None:
    value = row.get(name)
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
