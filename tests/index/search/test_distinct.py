"""The same sentence in several articles is one hit."""

from __future__ import annotations

from index.library import Library
from index.models import Article
from tests.index.articles import ALWAYS


def test_a_syndicated_sentence_is_one_hit_with_also_in() -> None:
    """The hit names the other articles, and the next hit says something else."""
    with Library.open() as library:
        for number in range(3):
            text = f"The bridge cost 3 million euros. Edition {number} of the bridge report."
            library.add(Article(text=text, title=f"Edition {number}"))
        found = library.ask("What did the bridge cost?", n=2)
    first, second = found.hits
    assert first.text == "The bridge cost 3 million euros."
    assert len({first.article.id, *(card.id for card in first.also_in)}) == 3
    assert second.text != first.text


def test_ten_thousand_identical_sentences_are_one_hit() -> None:
    """However often a sentence stands there, it is shown once."""
    with Library.open() as library:
        library.add(Article(text="\n".join(["The ferry leaves at nine."] * 10_000)))
        found = library.ask("When does the ferry leave?")
    assert [hit.text for hit in found.hits] == ["The ferry leaves at nine."]


def test_search_lists_every_passage() -> None:
    """Ranked passages, without a decision, are listed as they stand."""
    with Library.open() as library:
        for title in ("One", "Two"):
            library.add(Article(text=f"The ferry leaves at nine. {title}.", title=title))
        hits = library.search("When does the ferry leave?")
    assert [hit.text for hit in hits[:2]] == ["The ferry leaves at nine."] * 2


REPORTS = (
    "The new tunnel under the harbour will cost 412 million euros, Whitlow said.",
    "The new tunnel under the harbour will cost 412 million euros, as Whitlow said.",
    "The new tunnel under the harbour will cost 468 million euros, Whitlow said.",
    "The new tunnel under the harbour will cost 412 million euros, Reed said.",
)


def test_what_is_told_over_again_is_left_out_unless_a_fact_differs() -> None:
    """Of two sentences of nearly the same words one is shown; another number or name stays."""
    with Library.open(thresholds=ALWAYS) as library:
        for text in REPORTS:
            library.add(Article(text=text))
        found = library.ask("What will the new tunnel under the harbour cost?", n=10)
    shown = {hit.text for hit in found.hits}
    assert len(shown & set(REPORTS[:2])) == 1
    assert shown >= set(REPORTS[2:])
