"""A name and a colon at the head of a line: who speaks, or what a list is about."""

from __future__ import annotations

import pytest

from index.language.analysis import Analyser


def names(text: str) -> dict[str, float]:
    """Return how surely each speaker of `text` is one."""
    mains = [one.attributions[0] for one in Analyser().passages(text) if one.attributions]
    return {one.speaker.name: one.confidence for one in mains if one.speaker}


def test_what_patch_notes_list_says_nothing() -> None:
    """Nothing tells that a Cinder Mage is somebody, and nobody speaks of oneself there."""
    notes = "Balance\n\nCinder Mage: cooldown raised to 8 s.\n\nCinder Mage: health reduced by 5%."
    assert names(notes).get("Cinder Mage", 0) < 0.6
    maps = (
        "Maps\n\nCider Mill: the gallery has a ladder. Our own data shows it. Wasp Hollow: removed."
    )
    assert names(maps).get("Cider Mill", 0) < 0.6
    assert names(maps).get("Wasp Hollow", 0) < 0.6


@pytest.mark.parametrize(
    "lineup",
    [
        "Rovers: Hale; Bright, Osei (Kamara 38), Dunn; Ali, Marsh.",
        "Counters: Hanna Bright, Stuart Venn, Jarek Sobol.",
        "Attendees: Ragnhild, Wen and two guests.",
    ],
)
def test_a_list_of_names_is_said_by_nobody(lineup: str) -> None:
    """Teams, counters and attendees are no speakers."""
    assert not names(f"The hall was full on Monday and it rained.\n\n{lineup}")


@pytest.mark.parametrize("speaks", ["We can, and we will.", "Can it be done?"])
def test_who_speaks_of_oneself_or_asks_has_a_turn(speaks: str) -> None:
    """A name that is nobody's known one is a speaker where the line is spoken."""
    log = f"Cinder Mage: {speaks}\n\nTidal Warden: I asked you first, and we waited."
    assert {name for name, sure in names(log).items() if sure > 0.6} == {
        "Cinder Mage",
        "Tidal Warden",
    }
