"""A text as it is seen before it is said who speaks: what is reported, and what goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.language.hints import NO_HINTS, Hints
from index.language.learned.judging import Ruling, judge
from index.language.model import Model
from index.language.people.people import People
from index.language.reports.continuation import carriers
from index.language.reports.links import Carrier
from index.language.reports.passages import Passages, scan_passages
from index.language.segment import Sentence


class Look(NamedTuple):
    """A text as the rules see it, or learned weights: what they found is in `rulings`, else ()."""

    passages: Passages
    people: People
    carriers: Sequence[Carrier | None]
    rulings: Sequence[Ruling]


def look(
    text: str,
    sentences: Sequence[Sentence],
    model: Model | None = None,
    hints: Hints = NO_HINTS,
) -> Look:
    """Return who speaks where, names not yet resolved."""
    passages, people = scan_passages(text, sentences, hints)
    if model is None:
        return Look(passages, people, carriers(passages), ())
    judged = judge(passages, model)
    return Look(judged.passages, people, judged.carriers, judged.rulings)
