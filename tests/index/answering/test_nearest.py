"""The articles named where nothing answers."""

from __future__ import annotations

import datetime

import pytest

from index.library import Library
from index.models import Article, Refusal


@pytest.fixture
def paper() -> Library:
    """Return a library with four articles of three months."""
    library = Library.open()
    for title, day in (
        ("Fire", datetime.date(2026, 2, 15)),
        ("Court", datetime.date(2026, 2, 3)),
        ("Flood", datetime.date(2026, 3, 1)),
        ("Fair", datetime.date(2025, 2, 7)),
    ):
        text = f"The {title.lower()} was in the news of the town. Nobody else wrote of it."
        library.add(Article(title=title, text=text, date=day))
    return library


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("What happened in February 2026?", ["Fire", "Court"]),
        ("what happened in march 2026", ["Flood"]),
        ("the", []),
        ("what is it about", []),
    ],
)
def test_who_asks_for_days_alone_is_told_of_their_articles(
    paper: Library, question: str, titles: list[str]
) -> None:
    """Newest first; who asks for nothing is told of none, where three others used to be named."""
    found = paper.ask(question)
    assert isinstance(found, Refusal)
    assert [card.title for card in found.nearest] == titles
