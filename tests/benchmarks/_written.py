"""Questions written for Onrecord, over texts of other kinds than encyclopaedias.

They ask about the project's own annotated articles and about texts that are not part of it: news,
interviews, speeches, travel guides, textbooks, court hearings (`data/README.md`). Others ask about
small collections: of short articles, such as a club begins with, and of a newspaper's long ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks._questions import Asked, Questions, Source

FITTED = Path(__file__).parent / "data" / "written_questions.jsonl"
"""Questions about texts of many kinds, that the weights are fitted on."""

COMMUNITIES = FITTED.with_name("community_articles.jsonl")
"""Small collections of articles, one a community or a newspaper."""

COMMUNITY_QUESTIONS = FITTED.with_name("community_questions.jsonl")
"""Questions of their members and readers, that the weights are fitted on."""

_OWN = Path(__file__).parents[1] / "index" / "language" / "data" / "annotated" / "articles.jsonl"
_LONGEST_TITLE = 120  # characters


def written(texts: Path, questions: Path = FITTED) -> Questions:
    """Return the articles that `questions` are about, our own and those of `texts`, and these.

    Some have no answer: what a reader may ask that the article leaves open.
    """
    asked = [
        Asked(
            f"{questions.stem}-{i}", row["question"], row["article"], [*map(tuple, row["answers"])]
        )
        for i, row in enumerate(_rows(questions))
    ]
    names = {row.article for row in asked}
    articles = [_source(row) for file in (_OWN, texts) for row in _rows(file) if row["id"] in names]
    if missing := names - {article.id for article in articles}:
        raise SystemExit(f"{texts} lacks {len(missing)} of the texts asked about: {min(missing)}")
    return Questions(articles, asked)


def _source(row: dict[str, Any]) -> Source:
    title = row.get("title") or _title(row["text"])
    return Source(row["id"], title, row["text"], row.get("collection", ""))


def _title(text: str) -> str:
    """Return the first line where it reads like a title, else nothing."""
    first = text.split("\n", 1)[0].strip()
    return "" if len(first) > _LONGEST_TITLE or first.endswith((".", "”")) else first


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
