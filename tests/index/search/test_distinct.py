"""The same sentence in several articles is one hit."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.models import Article, Attribution, Passage, Speaker, SpeechKind
from index.search.distinct import HEARD, with_another_voice
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


PLANT = (
    "“The new plant will bring 900 jobs to the valley,” said Dana Holm, the mayor.",
    "“The new plant will bring jobs to the whole valley, 900 of them at once,” Holm said.",
    "“The new plant may bring 900 jobs, or more jobs, to the valley by May,” Holm said.",
    "“The new plant will bring 300 jobs to the valley,” said Tom Reed, a union leader.",
)


def test_who_answers_differently_is_shown_as_well() -> None:
    """However often one speaker says it, the second hit is another's who says it as plainly."""
    with Library.open() as library:
        library.add(Article(text="\n\n".join(PLANT[:3])))
        library.add(Article(text=PLANT[3]))
        shown = [
            library.ask("How many jobs will the new plant bring to the valley?", n=n).hits
            for n in range(1, 5)
        ]
    names = [hit.attribution and hit.attribution.speaker for hit in shown[1]]
    assert {name.name for name in names if name} == {"Dana Holm", "Tom Reed"}
    assert all(shown[3][: len(hits)] == hits for hits in shown)


VOICES = st.lists(
    st.tuples(st.sampled_from(["", "Ann Holm", "Holm", "Tom Reed", "Eve"]), st.floats(-9, 9)),
    max_size=12,
)


@given(VOICES)
def test_only_somebody_else_who_answers_about_as_well_moves_up(
    voices: list[tuple[str, float]],
) -> None:
    """The best stays, at most one position moves, and each is there once; names may be short."""
    ranked = sorted(voices, key=lambda one: -one[1])
    values, given_ = np.array([value for _, value in ranked]), list(range(len(ranked)))
    order = with_another_voice(given_, [_said_by(name) for name, _ in ranked], values)
    assert sorted(order) == given_
    assert order[:1] == given_[:1]
    if order == given_:
        return
    moved = order[1]
    assert order == [0, moved, *(one for one in given_[1:] if one != moved)]
    assert moved < HEARD
    assert values[0] - values[moved] < 2
    surnames = [ranked[place][0].rpartition(" ")[2] for place in (0, moved)]
    assert all(surnames)
    assert len(set(surnames)) == 2


def _said_by(name: str) -> Passage:
    """Return a passage that somebody says; nobody where there is no name."""
    said = Attribution(kind=SpeechKind.DIRECT, speaker=Speaker(name=name), confidence=0.9)
    return Passage(
        text="x", start=0, end=1, paragraph=1, sentence=1, attributions=(said,) if name else ()
    )
