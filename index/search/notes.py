"""What the re-ranker has to say of a passage, in plain words."""

from __future__ import annotations

from index.search.features.describe import Features
from index.search.lexicon import table
from index.search.question import Question

_PLAINLY = 0.9
_ALL_NAMES = 0.99


def notes(question: Question, features: Features, position: int) -> tuple[str, ...]:
    """Return what the passage at `position` shows of what the question asks for.

    Only those that have features show anything.
    """
    if position >= len(features["fits"]):
        return ()
    said = (
        (table("question", "shows").get(question.kind), features["fits"][position] >= _PLAINLY),
        ("is said by the speaker that the question names", features["said"][position]),
        ("holds every name of the question", _all_names(question, features, position)),
    )
    return tuple(note for note, holds in said if note and holds)


def _all_names(question: Question, features: Features, i: int) -> bool:
    return bool(question.names) and bool(features["names"][i] >= _ALL_NAMES)
