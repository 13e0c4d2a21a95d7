"""Names that are typed small are names all the same."""

from __future__ import annotations

import pytest

from index.library import Library
from index.models import Article

TEXT = (
    "We asked Holm about the gate. The gate is old, Holm said on Monday. Nobody saw Reed. "
    "A reed grows by the gate, and reeds are cut in May."
)


@pytest.mark.parametrize("question", ["where is holm’s gate", "WHERE IS HOLM’S GATE"])
def test_a_name_typed_small_or_loud_is_a_name(question: str) -> None:
    """The articles tell that Holm is one: it weighs as it does where it is typed large."""
    with Library.open() as library:
        library.add(Article(text=TEXT))
        usual, found = library.ask("where is Holm’s gate"), library.ask(question)
    assert "holds every name of the question" in found.hits[0].notes
    assert [hit.text for hit in found.hits] == [hit.text for hit in usual.hits]
    assert found.confidence == pytest.approx(usual.confidence, abs=0.02)


def test_a_word_that_is_also_a_name_is_none() -> None:
    """Reeds grow here, and somebody is called Reed: most uses must have a capital."""
    with Library.open() as library:
        library.add(Article(text=TEXT))
        found = library.ask("where does a reed grow")
    assert "holds every name of the question" not in found.hits[0].notes
