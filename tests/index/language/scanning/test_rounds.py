"""Rounds of reports: a name and a colon above a list of what that person says."""

from __future__ import annotations

from index.language.analysis import Analyser

ROUND = """Round table
- Samir:
  - second batch of cores is through
  - Prof. Wendt thinks it was the saw. I'm not convinced yet
- Bao:
  - reviewer 2 has answered after five months!
  - I'd rather do two
- Chiamaka (by Zoom, from the lake):
  - platform is fine, motor is not
Discussion
Long argument about the saw."""

HEROES = """Changes
- Isolde:
  - Frost Lash slows by 35%
  - you can now cast it twice
- Samir:
  - fixed a crash"""


OWNED = "Anna:\n- my bed\n- a book for me\nBea:\n- the desk"


def _shown(text: str) -> list[str | None]:
    """Return whom each passage is said by, as it is shown."""
    passages = Analyser().passages(text)
    speakers = (one.attributions[0].speaker if one.attributions else None for one in passages)
    return [speaker.name if speaker else None for speaker in speakers]


def test_the_items_below_a_name_are_that_persons() -> None:
    """Also what they tell of others, and up to the end of the list alone."""
    samir, bao, chiamaka = ["Samir"] * 3, ["Bao"] * 2, ["Chiamaka"]
    expected = [None, None, *samir, None, *bao, None, *chiamaka, None, None]
    assert _shown(ROUND) == expected


def test_a_list_below_a_heros_name_is_nobodys() -> None:
    """Where no item tells of an "I", a name above a list is a heading."""
    assert _shown(HEROES) == [None] * 6


def test_a_list_of_what_somebody_owns_is_nobodys() -> None:
    """What is "mine" is told by a thing, not by what somebody does."""
    assert _shown(OWNED) == [None] * 5
