"""Titles are found by what is typed of them, each once, as looking at every title would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.serving.catalogue import Catalogue, folded
from index.models import Heading

texts = st.text("abB \n\tßé", max_size=6)


def catalogue(*titles: str) -> Catalogue:
    return Catalogue([Heading(str(number), title, None) for number, title in enumerate(titles)])


@given(st.lists(texts, max_size=12), texts)
def test_what_is_found_is_what_looking_at_every_title_finds(titles: list[str], typed: str) -> None:
    """By the beginning, by any part, and by all words: in order, and each title once."""
    made, wanted = catalogue(*titles), folded(typed)
    lines = [(str(number), folded(title)) for number, title in enumerate(titles)]
    for found, expected in (
        (made.beginning(wanted), [id_ for id_, line in lines if line.startswith(wanted)]),
        (made.holding(wanted), [id_ for id_, line in lines if wanted in line]),
        (
            made.with_words(wanted),
            [id_ for id_, line in lines if all(word in line for word in wanted.split())],
        ),
    ):
        assert [heading.id for heading in found] == expected
