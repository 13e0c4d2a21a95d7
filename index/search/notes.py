"""What the re-ranker has to say of a passage, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from index.search.features import Features
from index.search.lexicon import table
from index.search.question import Question

_PLAINLY = 0.9
_ALL_NAMES = 0.99


def notes(question: Question, features: Features) -> Sequence[tuple[str, ...]]:
    """Return for each passage what it shows of what the question asks for."""
    shows = table("question", "shows").get(question.kind)
    return [
        tuple(
            note
            for note, holds in (
                (shows, features["fits"][i] >= _PLAINLY),
                ("is said by whom the question names", features["said"][i]),
                ("holds every name of the question", _all_names(question, features, i)),
            )
            if note and holds
        )
        for i in range(len(features["fits"]))
    ]


def _all_names(question: Question, features: Features, i: int) -> bool:
    return bool(question.names) and bool(features["names"][i] >= _ALL_NAMES)
