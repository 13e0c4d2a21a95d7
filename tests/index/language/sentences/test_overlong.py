"""Overlong sentences: cut where they can be read on, verbatim, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.analysis import Analyser
from index.language.sentences.overlong import LONGEST

ANALYSER = Analyser()
ITEM = "the town bought {} lamps for the long quay beside the old customs house"
WORDS = st.sampled_from(["quay", "harbour-master", "lamps;", "and", "nets,", "(old)", "—"])


def cut(text: str) -> list[str]:
    return [passage.text for passage in ANALYSER.passages(text)]


def listed(mark: str, count: int = 12) -> str:
    """Return one sentence with so many items, all of a length."""
    return "In May " + f"{mark} ".join(ITEM.format(10 + i) for i in range(count)) + "."


@pytest.mark.parametrize("mark", [";", ",", " –", " and"])
def test_an_overlong_sentence_is_cut_between_its_items(mark: str) -> None:
    """Every piece but the last ends behind a mark where it can be read on, or at a space."""
    found = cut(listed(mark))
    assert len(found) == 2
    assert " ".join(found) == listed(mark)
    assert found[0].endswith(mark.strip()) or mark == " and"


def test_a_semicolon_goes_before_a_comma_nearer_to_the_middle() -> None:
    """What semicolons set apart are the parts of the sentence; commas stand inside these."""
    text = f"{listed(',', 5)[:-1]}; {listed(',', 7)}"
    assert cut(text) == [text[: text.index(";") + 1], text[text.index(";") + 2 :]]


def test_a_sentence_as_long_as_may_be_stays_whole() -> None:
    """The longest allowed is whole, one character more is not."""
    text = listed(";")
    whole = text[: LONGEST - 1].rstrip() + "x" * LONGEST
    assert cut(whole[:LONGEST]) == [whole[:LONGEST]]
    assert len(cut(whole[: LONGEST + 1])) == 2


def test_each_piece_of_a_quotation_has_its_speaker() -> None:
    """Who says a long sentence says all of its pieces."""
    text = f"“{listed(';')[:-1]},” Dana Holm, the harbour master, said."
    found = ANALYSER.passages(text)
    assert len(found) == 2
    for passage in found:
        (attribution,) = passage.attributions
        assert attribution.speaker is not None
        assert attribution.speaker.name == "Dana Holm"


@given(st.lists(WORDS, max_size=600))
def test_pieces_lose_no_word_and_none_is_too_long(words: list[str]) -> None:
    """All words are there in their order, in pieces short enough to be read."""
    found = cut(" ".join(["Holm saw", *words]))
    assert all(len(one) <= LONGEST for one in found)
    named = [word for word in words if word != "—"]
    assert [word for word in " ".join(found).split() if word != "—"] == ["Holm", "saw", *named]
