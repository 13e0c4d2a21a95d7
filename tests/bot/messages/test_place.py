"""A button finds its sentence again although the article changed around it."""

from __future__ import annotations

from hypothesis import given

from bot.messages import limits
from bot.messages.place import Place
from index.models import Hit, Passage
from tests.bot.making import hit, hits


def passage(text: str, start: int) -> Passage:
    """Make a passage."""
    return Passage(text=text, start=start, end=start + len(text), paragraph=1, sentence=1)


@given(hits)
def test_a_place_survives_its_button(found: Hit) -> None:
    """What a button carries is short enough and reads back the same."""
    place = Place.of(found)
    assert Place.read(str(place)) == place
    assert len(f"more:{place}") <= limits.CUSTOM_ID


def test_a_moved_sentence_is_found() -> None:
    """A sentence is known by what it says, not by where it stood."""
    passages = [passage("New opening.", 0), passage("The tax cannot rise before June.", 40)]
    assert Place.of(hit()).find(passages) == passages[1]


def test_the_nearest_of_equal_sentences_is_found() -> None:
    """Where the sentence stands twice, the one nearest to its old place is meant."""
    passages = [passage("Yes.", start) for start in (0, 50, 90)]
    assert Place.of(hit("Yes.", start=60, end=64)).find(passages) == passages[1]


def test_a_sentence_that_is_gone_is_not_found() -> None:
    """A sentence that the article no longer holds is not replaced by another."""
    assert Place.of(hit()).find([passage("Something else.", 10)]) is None
