"""Whom a text has spoken of last."""

from __future__ import annotations

from index.language.analysis import Analyser
from index.language.reports.passages import scan_passages
from index.language.speakers.attention import Attention


def heard(text: str) -> list[str]:
    """Return whom `text` spoke of, last ones last, where nobody is found to speak."""
    passages, people = scan_passages(text, Analyser().sentences(text))
    attention = Attention(text, passages.words, people)
    for line in passages.lines:
        attention.hear(line, [])
    return [one.name for one in attention.recent]


def test_a_sentence_is_about_its_subject() -> None:
    """Who is named first, and describes nobody else, is spoken of last."""
    assert heard("Dana Holm met Carol Marsh.")[-1] == "Dana Holm"
    assert heard("Dana Holm left. Carol Marsh won. The rise of Marsh pleased Holm.")[-1] == (
        "Dana Holm"
    )


def test_a_role_is_who_has_it() -> None:
    """A sentence about the mayor is about the person who is mayor."""
    assert heard("Dana Holm is mayor. Mayor Dana Holm left. The mayor met Carol Marsh.")[-1] == (
        "Dana Holm"
    )


def test_only_so_many_people_are_remembered() -> None:
    """However many people a text names, only the last ones are kept."""
    names = ["Ann", "Bob", "Carol", "Dan", "Eve", "Fred", "Gail", "Hugh", "Ida", "Jack", "Kate"]
    text = " ".join(f"{first} {last} left." for first in names for last in ("Holm", "Reed"))
    assert len(heard(text)) == 12
    assert heard(text)[-1] == "Kate Reed"
